"""Views that log or plan a meeting, postpone it or cancel it."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import listing
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, answer, kept_meeting, meeting_to_come, page_of, posted
from ...choices import CALLED_OFF, MeetingMode
from ...forms import BodyDayForm, ReasonForm
from ...meetings.agenda_rows import AgendaRows, new_texts, sent_texts, take_step
from ...meetings.points import PlannedPoint, in_usual_order, usual_points
from ...models import Body, Invitation, Meeting
from ...perms import can_plan_meeting
from ...querysets import BodyQuerySet
from ...wording import meeting_title
from ...zones import moments_of
from ..calling_off import Told, calling_off_digest, message_of, those_to_tell
from ..last_meeting import last_meeting_of, points_of, same_as
from ..members import member_in_words
from ..planning import (
    awaits_a_day,
    cancel_meeting,
    fix_new_day,
    has_passed,
    log_meeting,
    postpone_meeting,
    schedule_meeting,
)
from ..planning_forms import LogForm, NewDayForm, PlanForm, PostponeForm

AS_LAST = "as-last"
TOO_LATE_TO_TELL = "Son jour est passé : personne n’est prévenu."
KNOWN_TO_BE_OFF = "Son report a déjà été annoncé : personne n’est prévenu de nouveau."
NOBODY: dict[str, object] = {
    "recipients": [],
    "asked": [],
    "on_paper": [],
    "message": None,
    "first": "",
}
AnyBodyDayForm = TypeVar("AnyBodyDayForm", bound=BodyDayForm)


@never_cache
@READ_AND_WRITE
def meeting_log(request: AuthenticatedRequest) -> HttpResponse:
    """Choose the body and the day, then go to the page of the record."""
    bodies = _bodies(request)
    form = _body_day_form(request, LogForm, bodies, {"day": today().isoformat()})
    if form.is_valid():
        body = form.cleaned_data["body"]
        if not can_plan_meeting(request.user, body):
            raise PermissionDenied
        with refusals_on(form):
            meeting, is_new = log_meeting(body=body, on=form.cleaned_data["day"])
            if not is_new:
                messages.info(request, "Cette réunion était déjà inscrite : la voici.")
            return redirect("espace:meeting_record", slug=meeting.slug)
    return answer(request, "espace/convening/meeting_log.html", form, has_bodies=bodies.exists())


@never_cache
@READ_AND_WRITE
def meeting_plan(request: AuthenticatedRequest) -> HttpResponse:
    """Type the appointment and the first agenda: the usual one, or that of the last meeting."""
    bodies = _bodies(request, Body.objects.not_over_on(today()))
    do = request.POST.get("do", "plan")
    if request.method == "POST" and do != "plan":
        return _changed_plan(request, bodies, do)
    form = _body_day_form(request, PlanForm, bodies, {"mode": "in_person"})
    body = form.initial.get("body")
    if request.method != "POST":
        as_last = last_meeting_of(body) if body and request.GET.get("comme") == "derniere" else None
        if as_last:
            form.initial = {**form.initial, **same_as(as_last)}
        agenda = first_agenda(body, as_last)
        return _plan_page(request, bodies, form, body, agenda, as_last=as_last)
    agenda = AgendaRows(sent_texts(request.POST), is_sent=True)
    is_whole = form.is_valid() and agenda.is_valid()
    body = form.cleaned_data.get("body")
    of = key_in(request.POST.get("agenda_of", ""))
    if is_whole and of and body and of != body.pk:
        is_whole = False
        form.add_error(
            "body", "L’ordre du jour ci-dessous est celui d’une autre instance : vérifiez-le."
        )
    if is_whole and body is not None:
        if not can_plan_meeting(request.user, body):
            raise PermissionDenied
        with refusals_on(form):
            meeting, is_new = _scheduled(
                form, [point for _, point in agenda.points] if of else None
            )
            if not is_new:
                raise Overtaken(
                    "Cette réunion était déjà prévue, la voici : rien n’y est changé.",
                    page_of(meeting, "meeting_prepare"),
                )
            messages.success(request, "La réunion est prévue. Préparez son ordre du jour.")
            return redirect("espace:meeting_prepare", slug=meeting.slug)
        if form.has_error("day", "same-day") or form.cleaned_data["another"]:
            form.ask_whether_another()
    return _plan_page(request, bodies, form, body, agenda, status=422)


def _scheduled(form: PlanForm, points: list[PlannedPoint] | None) -> tuple[Meeting, bool]:
    data = form.cleaned_data
    starts_at, ends_at = moments_of(
        data["day"], None, data["starts_time"], data["ends_time"], data["time_zone"]
    )
    return schedule_meeting(
        body=data["body"],
        on=data["day"],
        is_another=data["another"],
        mode=data["mode"],
        place=data["place"],
        video_link=data["video_link"],
        time_zone=data["time_zone"],
        starts_at=starts_at,
        ends_at=ends_at,
        points=points,
    )


def _changed_plan(request: AuthenticatedRequest, bodies: QuerySet[Body], do: str) -> HttpResponse:
    """Show the page with what was typed, and what a button of it changes; write nothing."""
    typed = {name: str(value) for name, value in request.POST.items()}
    body = bodies.filter(pk=key_in(typed.get("body", "")) or 0).first()
    values = sent_texts(request.POST)
    if do != AS_LAST:
        take_step(values, do)
        agenda = AgendaRows(values, focus=do)
        return _plan_page(request, bodies, PlanForm(initial=typed, bodies=bodies), body, agenda)
    last = last_meeting_of(body) if body else None
    if last is None:
        form = PlanForm(request.POST, bodies=bodies)
        form.add_error(
            "body",
            "Cette instance n’a pas encore de réunion passée."
            if body
            else "Choisissez d’abord l’instance.",
        )
        return _plan_page(request, bodies, form, body, AgendaRows(values), status=422)
    form = PlanForm(initial={**typed, **same_as(last)}, bodies=bodies)
    return _plan_page(request, bodies, form, body, first_agenda(body, last), as_last=last)


def first_agenda(body: Body | None, as_last: Meeting | None) -> AgendaRows:
    """Return the rows that a new meeting of the body begins with."""
    if as_last is not None:
        return AgendaRows(new_texts(in_usual_order(points_of(as_last))))
    return AgendaRows(new_texts(usual_points(body) if body else ()))


def _plan_page(
    request: AuthenticatedRequest,
    bodies: QuerySet[Body],
    form: PlanForm,
    body: Body | None,
    agenda: AgendaRows,
    *,
    as_last: Meeting | None = None,
    status: int = 200,
) -> HttpResponse:
    last = last_meeting_of(body) if body else None
    context = {
        "form": form,
        "has_bodies": bodies.exists(),
        "body": body,
        "agenda": agenda,
        "last": last,
        "asks_link": bool(as_last and as_last.mode != MeetingMode.IN_PERSON),
    }
    return render(request, "espace/convening/meeting_plan.html", context, status=status)


@never_cache
@READ_AND_WRITE
def meeting_postpone(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    put_off = kept_meeting(request, slug)
    if awaits_a_day(put_off) and request.POST.get("reason") is None:
        return _new_day(request, put_off)
    _refuse_if_called_off(request, slug)
    meeting = meeting_to_come(request, slug)
    form = PostponeForm(posted(request))
    if form.is_valid():
        to_tell = _to_tell_oneself(meeting)
        with refusals_on(form):
            new = postpone_meeting(
                meeting=meeting,
                by=request.user,
                to=form.cleaned_data["to"],
                reason=form.cleaned_data["reason"],
                seen=request.POST.get("seen", ""),
            )
            if new.pk == meeting.pk:
                messages.success(request, f"La réunion est reportée, sans jour fixé.{to_tell}")
                return redirect("espace:meeting_list")
            messages.success(
                request, f"La réunion est reportée ; son ordre du jour a suivi.{to_tell}"
            )
            return redirect("espace:meeting_prepare", slug=new.slug)
        _refuse_if_called_off(request, slug)
        meeting = meeting_to_come(request, slug)
    return _call_off_page(
        request,
        meeting,
        form,
        "Report",
        heading="Noter le report" if has_passed(meeting) else "Reporter la réunion",
        consequence=TOO_LATE_TO_TELL if has_passed(meeting) else "",
    )


def _new_day(request: AuthenticatedRequest, meeting: Meeting) -> HttpResponse:
    """Ask the day of a meeting put off without one; its agenda, hours and papers follow."""
    if not can_plan_meeting(request.user, meeting.body):
        raise PermissionDenied
    form = NewDayForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            new = fix_new_day(
                meeting=meeting, to=form.cleaned_data["to"], reason="nouveau jour fixé"
            )
            messages.success(request, "Le nouveau jour est fixé ; l’ordre du jour a suivi.")
            return redirect("espace:meeting_prepare", slug=new.slug)
        if not awaits_a_day(Meeting.objects.get(pk=meeting.pk)):
            return redirect("espace:meeting_record", slug=meeting.slug)
    return answer(
        request,
        "espace/convening/meeting_call_off.html",
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        heading="Fixer le nouveau jour",
        consequence="Son ordre du jour, ses heures et ses documents suivent.",
        seen="",
        **NOBODY,
    )


@never_cache
@READ_AND_WRITE
def meeting_cancel(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    meeting = _to_cancel(request, slug)
    form = ReasonForm(posted(request))
    if form.is_valid():
        to_tell = _to_tell_oneself(meeting)
        with refusals_on(form):
            cancel_meeting(
                meeting=meeting,
                by=request.user,
                seen=request.POST.get("seen", ""),
                **form.cleaned_data,
            )
            messages.success(request, f"La réunion est annulée.{to_tell}")
            return redirect("espace:meeting_list")
        meeting = _to_cancel(request, slug)
    is_waiting = awaits_a_day(meeting)
    heading, untold = "Annuler la réunion", ""
    if is_waiting:
        heading, untold = "Renoncer à cette réunion", KNOWN_TO_BE_OFF
    elif has_passed(meeting):
        heading, untold = "Noter l’annulation", TOO_LATE_TO_TELL
    return _call_off_page(
        request,
        meeting,
        form,
        "Annulation",
        heading=heading,
        consequence=f"Ses points ouverts reviendront à la réunion suivante. {untold}".strip(),
    )


def _to_cancel(request: AuthenticatedRequest, slug: str) -> Meeting:
    """Return the meeting to cancel: to come, or put off without a day."""
    meeting = kept_meeting(request, slug)
    if awaits_a_day(meeting):
        return meeting
    _refuse_if_called_off(request, slug)
    return meeting_to_come(request, slug)


def _refuse_if_called_off(request: AuthenticatedRequest, slug: str) -> None:
    """Raise Overtaken, which leads to what became of it, for a meeting put off or cancelled."""
    meeting = kept_meeting(request, slug)
    if meeting.status not in CALLED_OFF:
        return
    new = meeting.postponed_to
    to = f" au {in_words(new.starts_on)}" if new else ""
    raise Overtaken(
        f"Cette réunion était déjà {meeting.get_status_display()}{to} : rien n’est refait.",
        page_of(new or meeting),
    )


def _body_day_form(
    request: AuthenticatedRequest,
    kind: type[AnyBodyDayForm],
    bodies: QuerySet[Body],
    initial: dict[str, Any],
) -> AnyBodyDayForm:
    """Make the form over these bodies; the only one, or the link's, is preselected."""
    if request.method == "POST":
        return kind(request.POST, bodies=bodies)
    chosen = bodies.filter(slug=request.GET.get("instance", "")).first()
    few = list(bodies[:2])
    initial["body"] = chosen or (few[0] if len(few) == 1 else None)
    return kind(initial=initial, bodies=bodies)


def _bodies(request: AuthenticatedRequest, among: BodyQuerySet | None = None) -> QuerySet[Body]:
    return (
        (Body.objects.all() if among is None else among)
        .manageable_by(request.user)
        .not_declined()
        .select_related("centre", "region")
        .order_by("level", "order_key", "pk")
    )


def _call_off_page(
    request: AuthenticatedRequest,
    meeting: Meeting,
    form: ReasonForm,
    word: str,
    *,
    heading: str,
    consequence: str = "",
) -> HttpResponse:
    """Show the form by which a meeting is put off or cancelled, and the mail that tells it."""
    told = those_to_tell(meeting)
    return answer(
        request,
        "espace/convening/meeting_call_off.html",
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        heading=heading,
        consequence=consequence,
        seen=calling_off_digest(meeting, told),
        **_withdrawal_preview(request, meeting, word, told),
    )


def _withdrawal_preview(
    request: AuthenticatedRequest, meeting: Meeting, word: str, told: Told
) -> dict[str, object]:
    """Return who gets the mail that takes the event out of their calendar, and that mail."""
    if has_passed(meeting):
        return NOBODY
    found = NOBODY | {
        "recipients": [each.name for each in told.holders],
        "asked": [_paper_name(each) for each in told.asked],
        "on_paper": [_paper_name(each) for each in told.on_paper],
    }
    by_mail = [(each.invitation, each.name) for each in told.holders]
    by_mail += [(each, _paper_name(each)) for each in told.asked]
    if not by_mail:
        return found
    invitation, first = by_mail[0]
    reason = "(le motif que vous écrivez)"
    message = message_of(meeting, invitation, by=request.user, word=word, reason=reason)
    return found | {"message": message, "first": first}


def _to_tell_oneself(meeting: Meeting) -> str:
    """Return who is to be told otherwise than by mail, in a sentence; empty when nobody is."""
    left = [] if has_passed(meeting) else those_to_tell(meeting).on_paper
    names = listing([_paper_name(each) for each in left])
    return f" À prévenir vous-même, sur papier : {names}." if left else ""


def _paper_name(invitation: Invitation) -> str:
    if invitation.mandate:
        return member_in_words(invitation.mandate)
    return invitation.person.full_name if invitation.person else ""
