"""Context processor of every template: settings and addresses, without a query."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from crpv_portal.common.dates import today
from crpv_portal.common.day import AskedDay

# The main menu, in one place: label, URL name.
MENU = (
    ("Accueil", "home"),
    ("Trouver mon centre", "atlas:finder"),
    ("Centres", "centres:list"),
    ("Territoires", "territories:list"),
    ("Partenaires", "partners:list"),
    ("Charte", "partners:charter"),
    ("Cadre de référence", "partners:framework"),
    ("Gouvernance", "governance:home"),
)


@dataclass(frozen=True)
class MenuEntry:
    """Entry; `current` is its aria-current: "page" here, "true" on a page below, else empty."""

    label: str
    url: str
    current: str


def menu_addresses() -> Iterator[tuple[str, str]]:
    """Return label and address of each entry of the main menu."""
    for label, name in MENU:
        yield label, reverse(name)


def menu(request: HttpRequest) -> list[MenuEntry]:
    """Return the entries of the main menu, with the one that leads to this page marked."""
    entries = []
    for label, url in menu_addresses():
        is_below = url != "/" and request.path.startswith(url)
        current = "page" if request.path == url else "true" if is_below else ""
        entries.append(MenuEntry(label, url, current))
    return entries


def site(request: HttpRequest) -> dict[str, object]:
    """Return names of the service and of its operator, modes of the site, and a lazy main menu.

    day: the one that header, breadcrumb and footer keep; a view that reads `?au=` puts its own.
    """
    return {
        "site": {
            "title": settings.CRPV_SITE_TITLE,
            "tagline": settings.CRPV_SITE_TAGLINE,
            "brand": settings.CRPV_BRAND,
            "operator": settings.CRPV_OPERATOR,
            "contact_email": settings.CRPV_CONTACT_EMAIL,
            "noindex": settings.CRPV_NOINDEX or settings.DEMONSTRATION,
            # Made when read: a request for a host that is not ours has no address.
            "canonical": partial(request.build_absolute_uri, request.path),
        },
        "demonstration": settings.DEMONSTRATION,
        "draft_band": getattr(request, "draft_band", None),
        "borrowed": getattr(request, "borrowed", None),
        "main_menu": partial(menu, request),
        "day": AskedDay(today()),
    }
