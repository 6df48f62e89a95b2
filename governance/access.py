"""Helpers that every view of the working space begins and ends with: the meeting, the answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from crpv_portal.common.dates import in_words
from crpv_portal.common.deletions import deleted_by, last_deletion
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.resending import given_back
from crpv_portal.common.resending import page_of as sender_of

from .choices import MeetingStatus
from .models import Body, Meeting
from .perms import can_convene_meeting, can_edit_meeting, can_manage_body

READ_AND_WRITE = require_http_methods(["GET", "HEAD", "POST"])


def kept_meeting(request: HttpRequest, slug: str) -> Meeting:
    """Return the meeting at this address, with its body, its minutes and its call for points.

    Raises Http404 when the account may not know of it, PermissionDenied when it does not keep the
    body, Overtaken when somebody deleted the meeting.
    """
    visible = Meeting.objects.visible_to(request.user).select_related(
        "body__centre",
        "body__region",
        "item_call",
        "minutes__approved_at__meeting",
        "minutes__kept_file",
    )
    meeting = visible.filter(slug=slug).first()
    if meeting is None:
        said, url = "Cette réunion a été supprimée", reverse("espace:meeting_list")
        raise absent(request, Meeting, said, url, slug=slug)
    if not can_manage_body(request.user, meeting.body):
        raise PermissionDenied
    return meeting


def absent(
    request: HttpRequest,
    model: type[Model],
    said: str,
    url: str,
    *,
    body: Body | None = None,
    **columns: Any,
) -> Http404 | Overtaken:
    """Return what to raise when no row has these columns.

    For who keeps its body, Overtaken: says so and who deleted it, leads to that address. Else
    Http404. body: that of the row, when no column of its own tells it.
    """
    event = last_deletion(model, **columns)
    key: int = body.pk if body else getattr(event, "body_id", 0)
    if event is None or not Body.objects.manageable_by(request.user).filter(pk=key).exists():
        return Http404()
    return Overtaken(f"{said} {deleted_by(event)}.", url)


def meeting_to_write(request: HttpRequest, slug: str) -> Meeting:
    """Return the meeting as `kept_meeting` does; Overtaken once its minutes are approved."""
    meeting = kept_meeting(request, slug)
    if not can_edit_meeting(request.user, meeting):
        raise Overtaken(
            "Le compte rendu de cette réunion est approuvé : elle ne change plus. La voici.",
            page_of(meeting),
        )
    return meeting


def meeting_to_come(request: HttpRequest, slug: str) -> Meeting:
    """Return the meeting as `kept_meeting` does; Overtaken when it is held or called off."""
    meeting = meeting_to_write(request, slug)
    if not can_convene_meeting(request.user, meeting):
        raise _no_longer_to_come(meeting)
    return meeting


def page_of(meeting: Meeting, page: str = "meeting_record") -> str:
    return reverse(f"espace:{page}", args=[meeting.slug])


def _no_longer_to_come(meeting: Meeting) -> Overtaken:
    """Say what became of a meeting that is no longer to come, and lead to where one goes on."""
    new = meeting.postponed_to
    if new is not None:
        return Overtaken(
            f"Cette réunion est reportée au {in_words(new.starts_on)} : voici celle qui la "
            "remplace.",
            page_of(new, "meeting_prepare"),
        )
    said = {
        MeetingStatus.HELD: "Cette réunion est tenue : elle ne se prépare plus. Ce qui s’y est "
        "passé s’écrit ici.",
        MeetingStatus.CANCELLED: "Cette réunion est annulée : elle ne se prépare plus.",
        MeetingStatus.POSTPONED: "Cette réunion est reportée, sans jour fixé : fixez d’abord le "
        "nouveau jour.",
    }
    return Overtaken(said[MeetingStatus(meeting.status)], page_of(meeting))


def posted(request: HttpRequest) -> QueryDict | None:
    """Return the posted data, to bind a form to; None when the page is only read."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest, template: str, form: BaseForm | None, **context: object
) -> HttpResponse:
    """Render the page with its form; status 422 when the form was posted and refused."""
    return render(request, template, {"form": form, **context}, status=status_of(form))


def status_of(*forms: BaseForm | None) -> int:
    """Return 422 when one of these forms was posted and refused, else 200."""
    return 422 if any(form and form.is_bound and form.errors for form in forms) else 200


@contextmanager
def refusals_in_messages(request: HttpRequest) -> Iterator[None]:
    """Leave the block where a service refuses, and say why on the next page.

    Raises Overtaken instead when something was written in the form: that page does not hold it.
    """
    try:
        yield
    except ValidationError as refusal:
        if given_back(request):
            raise Overtaken(" ".join(refusal.messages), sender_of(request)) from refusal
        for text in refusal.messages:
            messages.error(request, text)
