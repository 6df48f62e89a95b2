"""Which meeting a request of the working space may act on, and which methods it may use."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from .models import Meeting
from .perms import can_convene_meeting, can_edit_meeting, can_manage_body

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def kept_meeting(request: HttpRequest, slug: str) -> Meeting:
    """The meeting of that address, with its body, its minutes and its call for points.

    Raises Http404 for what must not be known, PermissionDenied for a body that one does not keep.
    """
    visible = Meeting.objects.visible_to(request.user).select_related(
        "body__centre",
        "body__region",
        "item_call",
        "minutes__approved_at__meeting",
        "minutes__kept_file",
    )
    meeting = get_object_or_404(visible, slug=slug)
    if not can_manage_body(request.user, meeting.body):
        raise PermissionDenied
    return meeting


def meeting_to_come(request: HttpRequest, slug: str) -> Meeting:
    """The same, and still to come: a held or cancelled meeting is prepared no more."""
    meeting = kept_meeting(request, slug)
    if not can_convene_meeting(request.user, meeting) or not can_edit_meeting(
        request.user, meeting
    ):
        raise PermissionDenied
    return meeting


def base_of(request: HttpRequest) -> str:
    """The address of the site, by which links in mails begin."""
    return request.build_absolute_uri("/")
