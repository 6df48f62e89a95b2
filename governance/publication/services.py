"""Services that publish the things of a meeting, or restrict them again, in one act."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..bodies.publishing import held_back
from ..choices import Visibility
from ..models import AgendaItem, Decision, Document, Meeting
from .things import Publishable, publishable, state_digest

CHANGED_MEANWHILE = (
    "Quelqu’un a modifié cette réunion ou sa publication entre-temps : voici l’état présent, "
    "vérifiez vos choix."
)


@transaction.atomic
def publish(
    *, meeting: Meeting, shown: Collection[str], seen: str, reason: str = ""
) -> tuple[int, int]:
    """Make public exactly what `shown` names (the keys of `publishable`); restrict the rest.

    `seen` is the `state_digest` of the page on which one chose. Returns how many things became
    public and how many were taken back. Raises ValidationError for another state than the one seen,
    a draft, a thing of another meeting, something taken back without a reason, or a body that ANCT
    has not confirmed.
    """
    meeting = locked(meeting, "body")
    top = publishable(meeting)
    if state_digest(top) != seen:
        raise ValidationError(CHANGED_MEANWHILE, code="changed")
    changed = _changed(top, shown)
    taken_back = [row for row in changed if row.is_public]
    if len(taken_back) < len(changed) and (why := held_back(meeting.body)):
        raise ValidationError(why)
    if taken_back and not reason.strip():
        raise ValidationError(
            {"reason": "Dites pourquoi vous retirez au public ce qu’il pouvait lire."}
        )
    said = reason.strip() or "publication"
    with because(said, action="publish"):
        _write(meeting, changed)
        if changed:
            meeting.version += 1  # the page of the meeting shows the visibility of its points
            meeting.save(update_fields=["version", "updated_at"])
    return len(changed) - len(taken_back), len(taken_back)


@contextmanager
def as_if_published(*, meeting: Meeting, shown: Collection[str]) -> Iterator[Meeting]:
    """Give, within the block, the meeting as if these things and no others were public.

    Publishes in a transaction, lets the public pages' own code read it, and rolls back: the preview
    cannot differ from what would be published.
    """
    with transaction.atomic():
        current = locked(meeting)
        _write(current, _changed(publishable(current), shown))
        try:
            yield current
        finally:
            transaction.set_rollback(True)


def _changed(top: Publishable, shown: Collection[str]) -> list[Publishable]:
    rows = list(top)
    unknown = set(shown) - {row.key for row in rows}
    if unknown:
        raise ValidationError(CHANGED_MEANWHILE, code="changed")
    if any(row.key in shown and not row.is_final for row in rows):
        raise ValidationError("Un projet ne se publie pas : adoptez d’abord la décision.")
    return [row for row in rows if (row.key in shown) != row.is_public and row.is_final]


def _write(meeting: Meeting, changed: Collection[Publishable]) -> None:
    kinds: dict[str, type[models.Model]] = {
        "item": AgendaItem,
        "decision": Decision,
        "document": Document,
    }
    for row in changed:
        visibility = Visibility.RESTRICTED if row.is_public else Visibility.PUBLIC
        kind, _, pk = row.key.partition("-")
        if kind == "meeting":
            meeting.visibility = visibility
            meeting.save(update_fields=["visibility", "updated_at"])
        else:
            kinds[kind]._default_manager.filter(pk=pk).update(visibility=visibility)
