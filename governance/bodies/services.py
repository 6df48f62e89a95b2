"""Services on a body: create, rename, set its rules, appoint its secretary."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.dated import (
    beginning,
    save_first_name,
    save_next_name,
)
from crpv_portal.common.dates import PartialDate, refuse_day_to_come
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked
from crpv_portal.common.text import french_slug

from ..choices import BodyLevel
from ..models import Body, BodyName, Secretaryship

if TYPE_CHECKING:
    from centres.models import Centre
    from crpv_portal.accounts.models import User
    from crpv_portal.common.models import Source
    from crpv_portal.territories.models import Region

RULES = (
    "expected_per_year",
    "quorum_basis",
    "quorum_scope",
    "quorum_numerator",
    "quorum_denominator",
    "quorum_is_strict",
    "second_call_without_quorum",
    "max_proxies",
    "deputies_vote",
    "votes_by_name",
)


@transaction.atomic
def create_body(
    *,
    name: str,
    acronym: str = "",
    slug: str = "",
    code: str,
    kind: str,
    centre: Centre | None = None,
    region: Region | None = None,
    parent: Body | None = None,
    since: PartialDate | None = None,
    attested: PartialDate | None = None,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> Body:
    """Create a body with its first dated name.

    It belongs to a centre, to a région, or is national when neither is given. slug: the end of its
    address, made of its centre and its name when empty. since or attested: as for every dated fact.
    Raises ValidationError.
    """
    reason = required_reason(reason)
    level = BodyLevel.NATIONAL
    if centre or region:
        level = BodyLevel.CENTRE if centre else BodyLevel.REGIONAL
    if not slug:
        owner = centre.short_name if centre else region.name if region else ""
        slug = french_slug(f"{owner} {acronym or name}", max_length=90)
    dates = beginning(since, attested)
    body = Body(
        name=name,
        acronym=acronym,
        slug=slug,
        code=code,
        kind=kind,
        level=level,
        centre=centre,
        region=region,
        parent=parent,
        confidence=confidence,
        **dates,
    )
    with because(reason, action="create_body"):
        body.full_clean()
        body.save()
        save_first_name(BodyName(body=body, **dates), body, sources)
    return body


@transaction.atomic
def rename_body(
    *,
    body: Body,
    name: str,
    acronym: str = "",
    on: PartialDate,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> BodyName:
    """Give a body a new name from a day on.

    The former name keeps its dates, and its address redirects. sources, confidence: those of the
    new name. Raises ValidationError when the day is to come: the body would show its next name at
    once.
    """
    reason = required_reason(reason)
    refuse_day_to_come(on)
    body = locked(body)
    owner = body.centre.short_name if body.centre else body.region.name if body.region else ""
    with because(reason, action="rename_body"):
        new = BodyName(body=body, name=name, acronym=acronym, confidence=confidence)
        label = f"{owner} {acronym or name}".strip()
        return save_next_name(new, body.names.all(), label=label, on=on, sources=sources)


@transaction.atomic
def set_rules(*, body: Body, reason: str = "", **rules: object) -> Body:
    """Set the expected rhythm and the quorum rule; `rules` names fields of RULES.

    Raises ValidationError, at its field, for an incomplete rule.
    """
    unknown = set(rules) - set(RULES)
    if unknown:
        raise TypeError(f"not a rule of a body: {sorted(unknown)}")
    body = locked(body)
    for field, value in rules.items():
        setattr(body, field, value)
    body.full_clean()
    with because(reason or "rythme et quorum", action="set_rules"):
        body.save(update_fields=[*rules, "updated_at"])
    return body


@transaction.atomic
def appoint_secretary(
    *,
    body: Body,
    user: User,
    on: datetime.date,
    until: PartialDate | None = None,
    reason: str,
) -> Secretaryship:
    """Make an account the secretary of a body from a day on, until another when one is given.

    Raises ValidationError for a closed account, and when it is already the secretary.
    """
    reason = required_reason(reason)
    body = locked(body)
    if not user.is_active:
        raise ValidationError({"user": "Ce compte est fermé."})
    secretaryship = Secretaryship(
        body=body, user=user, start_on=on, start_on_precision=DatePrecision.DAY
    )
    if until:
        secretaryship.end_on, secretaryship.end_on_precision = until.date, until.precision
    secretaryship.full_clean()
    with because(reason, action="appoint_secretary"):
        secretaryship.save()
    return secretaryship
