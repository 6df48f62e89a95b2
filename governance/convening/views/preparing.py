"""Views that prepare a meeting to come: appointment, guests, call for points."""

from __future__ import annotations

import datetime

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import counted
from crpv_portal.common.locks import locked
from crpv_portal.common.site_address import site_address

from ...access import (
    READ_AND_WRITE,
    answer,
    kept_meeting,
    meeting_to_come,
    page_of,
    posted,
    refusals_in_messages,
)
from ...bodies.people import Namesakes
from ...choices import MeetingStatus
from ...drafts import ITEM_CALL, drop_draft, typed_before
from ...forms import HoursForm, RowForm
from ...models import ItemCall, ItemProposal, Meeting
from ...perms import can_convene_meeting
from ...read_at import Reading
from ...wording import day_in_words, hours_in_words, meeting_title
from ...zones import clock_at
from .. import emails
from ..appointments import (
    change_appointment,
    lacked_quorum,
    plan_second_call,
    second_call_of,
)
from ..forms import AppointmentForm, GuestForm, ItemCallForm, ReplyForm
from ..guests import invite_guest
from ..item_calls import accept_proposal, call_digest, decline_proposal, open_item_call
from ..members import Addressee
from ..page import PreparePage


@never_cache
@require_safe
def meeting_prepare(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the page « Préparer »; redirect to the record for a meeting that is over."""
    meeting = kept_meeting(request, slug)
    if not can_convene_meeting(request.user, meeting):
        return redirect("espace:meeting_record", slug=slug)
    return render(
        request, "espace/convening/prepare.html", {"page": PreparePage(meeting), "meeting": meeting}
    )


@never_cache
@READ_AND_WRITE
def meeting_appointment(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Change day, hour or place; the next page, not this one, tells those convened."""
    meeting = meeting_to_come(request, slug)
    is_to_tell = False

    def save(form: AppointmentForm) -> None:
        nonlocal is_to_tell
        data = form.cleaned_data
        is_to_tell = change_appointment(
            meeting=meeting,
            on=data["day"],
            starts=data["starts_time"],
            ends=data["ends_time"],
            time_zone=data["time_zone"],
            mode=data["mode"],
            place=data["place"],
            video_link=data["video_link"],
            reason=data["reason"],
        )

    with transaction.atomic():
        stored = locked(meeting) if request.method == "POST" else meeting
        initial = {
            "day": stored.starts_on,
            "starts_time": clock_at(stored.starts_at, stored.time_zone),
            "ends_time": clock_at(stored.ends_at, stored.time_zone),
            "time_zone": stored.time_zone,
            "mode": stored.mode,
            "place": stored.place,
            "video_link": stored.video_link,
        }
        is_convened = stored.status == MeetingStatus.CONVENED
        reading = Reading(
            lambda data: AppointmentForm(
                data, initial=initial, zone=stored.time_zone, is_convened=is_convened
            ),
            posted(request),
            stored,
        )
        is_done = reading.save(request, save)
    if is_to_tell:
        messages.warning(request, "Le rendez-vous a changé. Les membres ne le savent pas encore.")
    if is_done and is_to_tell:
        return redirect("espace:meeting_convene", slug=slug)
    if is_done:
        messages.success(request, "Le rendez-vous est enregistré.")
        return redirect("espace:meeting_prepare", slug=slug)
    return _page(request, "espace/convening/appointment.html", reading.form, meeting)


@never_cache
@READ_AND_WRITE
def meeting_second_call(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Plan the second call of a meeting that lacked its quorum."""
    meeting = kept_meeting(request, slug)
    known = second_call_of(meeting)
    if known is not None:
        return _to_second_call(request, known)
    if not lacked_quorum(meeting):
        raise Overtaken(
            "Une seconde convocation suit une première réunion tenue sans son quorum : ce n’est "
            "pas le cas de celle-ci.",
            page_of(meeting),
        )
    form = HoursForm(
        posted(request),
        initial={
            "starts_time": clock_at(meeting.starts_at, meeting.time_zone),
            "ends_time": clock_at(meeting.ends_at, meeting.time_zone),
        },
    )
    if form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            new, is_new = plan_second_call(
                meeting=meeting,
                on=data["day"],
                starts=data["starts_time"],
                ends=data["ends_time"],
            )
            if not is_new:
                return _to_second_call(request, new)
            messages.success(request, "La seconde convocation est prévue, avec le même ordre.")
            return redirect("espace:meeting_prepare", slug=new.slug)
    return _page(request, "espace/convening/second_call.html", form, meeting)


def _to_second_call(request: AuthenticatedRequest, second: Meeting) -> HttpResponse:
    when = in_words(second.starts_on)
    messages.info(request, f"La seconde convocation était déjà prévue, le {when} : la voici.")
    return redirect("espace:meeting_prepare", slug=second.slug)


@never_cache
@READ_AND_WRITE
def guest_invite(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Add a guest; the mail is sent with the convocation, not here."""
    meeting = meeting_to_come(request, slug)
    form = GuestForm(posted(request), namesakes=Namesakes(request.user))
    if form.is_valid():
        with refusals_on(form):
            invite_guest(meeting=meeting, by=request.user, **form.guest)
            messages.success(request, "Cette personne sera conviée avec le prochain envoi.")
            return redirect("espace:meeting_prepare", slug=slug)
    return _page(request, "espace/convening/guest.html", form, meeting)


# --- Points that members propose -----------------------------------------------------------------


@never_cache
@READ_AND_WRITE
def item_call(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Ask for points until a day; the page says who will be mailed."""
    meeting = meeting_to_come(request, slug)
    call = getattr(meeting, "item_call", None)
    form = ItemCallForm(
        posted(request),
        initial={
            "until_on": call.until_on if call else _default_until(meeting),
            "message": call.message if call else "",
            "is_sent": call is None,
            **_typed_before(request, meeting),
        },
    )
    if form.is_valid():
        with refusals_on(form):
            written = open_item_call(
                meeting=meeting,
                by=request.user,
                base=site_address(),
                seen=request.POST.get("seen"),
                **form.cleaned_data,
            )
            sent = (
                f" {counted(written, 'personne(s) en (est|sont) avertie(s)')}." if written else ""
            )
            drop_draft(meeting=meeting, user=request.user, page=ITEM_CALL, saved=request.POST)
            messages.success(request, f"L’appel à points est ouvert.{sent}")
            return redirect("espace:meeting_prepare", slug=slug)
        call = ItemCall.objects.filter(meeting=meeting).first()
    page = PreparePage(meeting)
    first = next((each for each in page.plan.recipients if each.may_propose), None)
    shown = call or ItemCall(meeting=meeting, until_on=_default_until(meeting))
    return _page(
        request,
        "espace/convening/item_call.html",
        form,
        meeting,
        page=page,
        seen=call_digest(call),
        first=first.name if first else "",
        message=emails.item_call(
            shown,
            link=emails.LINK_SHOWN,
            to=first.addressee if first else Addressee(""),
            by=request.user,
        ),
    )


def _typed_before(request: AuthenticatedRequest, meeting: Meeting) -> dict[str, object]:
    typed = typed_before(request, meeting, ITEM_CALL)
    # A box that was left empty sends nothing.
    return {**typed, "is_sent": "is_sent" in typed} if typed else {}


@never_cache
@require_POST
def proposal_decide(request: AuthenticatedRequest, slug: str, public_id: str) -> HttpResponse:
    """Accept a point, or decline it with a reply; who comes second has theirs back."""
    meeting = meeting_to_come(request, slug)
    proposal = get_object_or_404(ItemProposal, meeting=meeting, public_id=public_id)
    form = ReplyForm(request.POST)
    with refusals_in_messages(request):
        if not form.is_valid():
            raise ValidationError([said for each in form.errors.values() for said in each])
        reply = form.cleaned_data["reply"]
        if request.POST.get("do") == "accept":
            accept_proposal(proposal=proposal, by=request.user, reply=reply)
            messages.success(request, "Le point est à l’ordre du jour.")
        else:
            decline_proposal(proposal=proposal, by=request.user, reply=reply)
            messages.success(request, "Le point est décliné ; votre mot est transmis.")
    return redirect("espace:meeting_prepare", slug=slug)


# --- Shared --------------------------------------------------------------------------------------


def _page(
    request: AuthenticatedRequest, template: str, form: RowForm, meeting: Meeting, **context: object
) -> HttpResponse:
    return answer(
        request,
        template,
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        when=day_in_words(meeting),
        hours=hours_in_words(meeting),
        **context,
    )


def _default_until(meeting: Meeting) -> datetime.date:
    """Return a week before the meeting; when that is past, today, at the latest the eve."""
    week_before = meeting.starts_on - datetime.timedelta(days=7)
    return max(week_before, min(today(), meeting.starts_on - datetime.timedelta(days=1)))
