"""Say what a browser may keep of a meeting's page, to go on without network."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpResponse

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import today

from ..drafts import KEPT_ON_DEVICE
from .expected import expected_roll, lines_of
from .form import RecordForm
from .merging import Flat
from .page import RecordPage

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


def draw_ahead(page: RecordPage, values: Flat, request: AuthenticatedRequest) -> Flat:
    """Join to the page what a browser draws on the day of the meeting, when it has no network.

    That is its parts as the portal would show them, the roll called. Returns the texts of the lines
    that are not stored. Nothing for a day that comes once the page is no longer kept.
    """
    meeting, form = page.meeting, page.form
    is_near = not page.is_before or meeting.starts_on <= today() + KEPT_ON_DEVICE
    lacks_roll = bool(page.missing_members) and not page.has_members
    if request.user.is_borrowed or not is_near or not (page.is_before or lacks_roll):
        return {}
    rows = expected_roll(meeting)
    lines = lines_of(rows)
    drawn = RecordForm(
        meeting,
        {**values, **lines},
        user=request.user,
        earlier=form.earlier,
        roll=[*form.roll_rows, *rows],
    )
    page.drawn = RecordPage(drawn, "")
    return lines
