"""Existence of a body on a day: known, over, unknown, or not begun yet."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db.models import TextChoices

from crpv_portal.common.choices import Standing

if TYPE_CHECKING:
    from ..models import Body


class Existence(TextChoices):
    EXISTS = "exists", "existe"
    OVER = "over", "n’existe plus"
    UNKNOWN = "unknown", "inconnue à cette date"
    TO_COME = "to_come", "pas encore créée"


def existence_on(body: Body, on: datetime.date) -> Existence:
    """Tell whether the body exists that day; with an unknown end, it is over once last seen.

    A body read with its standing is also to come when its centre did not exist yet.
    """
    if getattr(body, "standing", None) == Standing.TO_COME:
        return Existence.TO_COME
    if body.end_on and body.end_on <= on:
        return Existence.OVER
    first = body.start_on or body.attested_on
    if first is not None and on < first:
        return Existence.TO_COME if body.start_on else Existence.UNKNOWN
    last_seen = body.attested_on or body.start_on
    if body.end_is_unknown and not (last_seen and on <= last_seen):
        return Existence.OVER
    return Existence.EXISTS
