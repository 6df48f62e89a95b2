"""Rows of the list of organisations: the words beside the name, for one day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crpv_portal.common.choices import Standing
from crpv_portal.common.day import AskedDay
from partners.models import Organisation

from .sheet.reading import has_ended

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


def describe_rows(organisations: list[Any], day: AskedDay, user: AnyUser) -> None:
    """Set the words beside the name: other names, the name of the day asked for, the end."""
    successors = Organisation.objects.visible_to(user).in_bulk(
        {one.successor_id for one in organisations if one.successor_id}
    )
    for organisation in organisations:
        others = [name for name in organisation.known_names if name.name != organisation.name]
        organisation.former_names = others
        organisation.name_that_day = None
        if day.is_asked:
            organisation.name_that_day = next(
                (name for name in others if name.standing == Standing.IN_FORCE), None
            )
        organisation.has_ended = has_ended(organisation, day)
        organisation.shown_successor = successors.get(organisation.successor_id)
