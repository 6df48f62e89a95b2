"""How to reach a centre: only what somebody checked, with the day of the check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.dates import in_words

from ..choices import ContactKind

if TYPE_CHECKING:
    import datetime

    from ..models import Contact, Site
    from .reading import Sheet


@dataclass(frozen=True)
class Way:
    """A line of `components/reach_ways.html`."""

    kind: str
    value: str
    href: str = ""
    label: str = ""
    checked: str = ""


def ways_to_reach(sheet: Sheet) -> list[Way]:
    """Checked streets first, then the published contacts; a city alone reaches nobody."""
    places = [_place(site) for site in (*sheet.seats, *sheet.branches) if site.public_address]
    return places + [_contact(contact) for contact in sheet.contacts]


def _place(site: Site) -> Way:
    return Way(
        kind="address",
        value=f"{site.address}\n{site.postcode} {site.city}".strip(),
        label=site.get_kind_display().capitalize(),
        checked=_checked(site.address_checked_on),
    )


def _contact(contact: Contact) -> Way:
    checked = _checked(contact.checked_on)
    if contact.kind == ContactKind.WEBSITE:
        shown = contact.value.split("://", 1)[1].removeprefix("www.").rstrip("/")
        return Way("web", shown, contact.value, contact.label, checked)
    if contact.kind == ContactKind.EMAIL:
        return Way("email", contact.value, f"mailto:{contact.value}", contact.label, checked)
    digits = contact.value.replace(" ", "")
    return Way("phone", contact.value, f"tel:{digits}", contact.label, checked)


def _checked(day: datetime.date | None) -> str:
    return f"vérifié le {in_words(day)}" if day else ""
