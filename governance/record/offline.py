"""Say what a browser may keep of a meeting's page, to go on without network."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpResponse

from crpv_portal.accounts.requests import AuthenticatedRequest

from ..drafts import KEPT_ON_DEVICE

MARK = "Crpv-Offline"  # read by static/espace/offline/worker.js: whose page it is, for how long


def kept_offline(request: AuthenticatedRequest, response: HttpResponse) -> HttpResponse:
    """Mark a page that the browser of its account may keep; none that is seen as somebody else.

    Asked by the worker alone, which shows it to nobody yet, the page leaves what there is to say
    (« Enregistré à… ») to the next one.
    """
    said = get_messages(request)
    if MARK in request.headers and isinstance(said, BaseStorage):
        said.used = False
    if not request.user.is_borrowed and not request.GET:
        seconds = int(KEPT_ON_DEVICE.total_seconds())
        response[MARK] = f"{request.user.pk} {seconds}"
    return response
