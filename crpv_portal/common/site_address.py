"""Address of the site as it is configured: links in mails, feeds and calendars begin with it.

Never the host that was asked: whoever sends a request chooses it, and a link sent to others, or an
identifier that readers keep, would follow.
"""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings


def site_address() -> str:
    """Return the address of the home page, with its slash at the end."""
    return settings.CRPV_PUBLIC_ADDRESS.rstrip("/") + "/"


def full_address(path: str) -> str:
    """Return the whole address of a page of the site."""
    return urljoin(site_address(), path)
