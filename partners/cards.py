"""Rows of the list of organisations: the words beside the name, for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crpv_portal.common.choices import Standing
from crpv_portal.common.day import AskedDay
from crpv_portal.common.french import counted, listing
from crpv_portal.common.upward import above
from partners.models import Organisation

from .sheet.reading import has_ended

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


# Beyond that many centres, the row counts the others.
NAMED = 3
UNKNOWN = "Inconnues à cette date"


def describe_rows(organisations: list[Any], day: AskedDay, user: AnyUser) -> None:
    """Set the words beside the name: its centres, other names, the name of that day, the end.

    On a past day, the rows have the `is_known` of `OrganisationQuerySet.known_first`.
    """
    successors = Organisation.objects.visible_to(user).in_bulk(
        {one.successor_id for one in organisations if one.successor_id}
    )
    supported = _supported(organisations, day, user)
    for organisation in organisations:
        organisation.centre_names = _named(supported.get(organisation.pk, []))
        others = [name for name in organisation.known_names if name.name != organisation.name]
        organisation.former_names = others
        organisation.name_that_day = None
        if day.is_asked:
            organisation.name_that_day = next(
                (name for name in others if name.standing == Standing.IN_FORCE), None
            )
        organisation.has_ended = has_ended(organisation, day)
        is_known = not day.is_past or organisation.is_known
        organisation.heading = organisation.level.label if is_known else UNKNOWN
        organisation.shown_successor = successors.get(organisation.successor_id)


def _supported(organisations: list[Any], day: AskedDay, user: AnyUser) -> dict[int, list[str]]:
    """Return the centres of each organisation, those of the partnerships that the row counts."""
    partnerships = above(Organisation, "local_partnerships", user).established().shown_by(day.on)
    rows = partnerships.filter(organisation__in=organisations).order_by("centre__order_key")
    found: dict[int, list[str]] = {}
    for partnership in rows.select_related("centre"):
        names = found.setdefault(partnership.organisation_id, [])
        if partnership.centre.short_name not in names:
            names.append(partnership.centre.short_name)
    return found


def _named(centres: list[str]) -> str:
    """Return « IREV et Labo Cités », « Labo Cités, IREV, ORIV et 4 autres centres »."""
    if len(centres) <= NAMED + 1:
        return listing(centres)
    return listing([*centres[:NAMED], counted(len(centres) - NAMED, "autre(s) centre(s)")])
