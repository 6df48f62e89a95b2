"""Views of the working space: its home, the list of meetings, the list of actions."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from centres.models import ActivityReport
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import in_words, today
from crpv_portal.common.locks import locked
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, absent, status_of
from ...bodies.first_steps import bodies_without_members, body_to_set_up, first_steps_of
from ...choices import ActionState, ReminderAnswer
from ...meetings.actions import set_action_state
from ...models import ActionAnswer, ActionItem, Body, Meeting
from ...perms import can_edit_action
from ...read_at import Reading
from ...wording import (
    age_in_words,
    due_in_words,
    meeting_title,
    owner_name,
    owner_of,
    working_state,
)
from ..action_answers import in_sentence, read_answers
from ..list_forms import ActionStateForm, MeetingFilterForm
from ..to_do import to_do_of, to_do_of_member, when_and_where

PER_PAGE = 30
DAYS_TO_REOPEN = 90
CLOSED_SHOWN = 20
UNREAD_SHOWN = 50
SAID_SHOWN = 3
REFUSED = "suites-refusees"  # of the session
LONGEST, MOST_KEPT = 10_000, 20  # characters of an action, and actions
SAID = {
    ActionState.OPEN: "rouverte.",
    ActionState.DONE: "faite.",
    ActionState.DROPPED: "abandonnée.",
}


@never_cache
@require_safe
def home(request: AuthenticatedRequest) -> HttpResponse:
    """Show the to-do list; tell those who keep no body so."""
    has_bodies = Body.objects.manageable_by(request.user).exists()
    on = today()
    to_set_up = body_to_set_up(request.user, on) if has_bodies else None
    context = {
        "has_bodies": has_bodies,
        "steps": first_steps_of(to_set_up, on) if to_set_up else None,
        "unknown": bodies_without_members(request.user, on) if has_bodies else 0,
        "has_sheet": request.user.centre_memberships.in_force(today()).exists(),
        "awaited_reports": ActivityReport.objects.of_members(request.user)
        .open()
        .select_related("centre"),
        "to_do": to_do_of(request.user, today())
        if has_bodies
        else to_do_of_member(request.user, today()),
    }
    return render(request, "espace/reports/home.html", context)


@never_cache
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """List the meetings of the bodies kept: next ones, then past ones, the latest first."""
    bodies = Body.objects.manageable_by(request.user).select_related("centre", "region")
    chosen = MeetingFilterForm(request.GET or None, bodies=bodies.order_by("order_key", "pk"))
    meetings = chosen.filtered(
        Meeting.objects.manageable_by(request.user)
        .select_related("body__centre", "body__region")
        .order_by("-starts_on", "pk")
    )
    page = Paginator(meetings, PER_PAGE).get_page(request.GET.get("page"))
    on = today()
    rows = [
        {
            "meeting": meeting,
            "title": meeting_title(meeting),
            "detail": ", ".join(filter(None, [owner_of(meeting.body), *when_and_where(meeting)])),
            "state": working_state(meeting, on),
        }
        for meeting in page
    ]
    context = {"form": chosen, "page": page, "rows": rows, "has_bodies": bodies.exists()}
    return render(request, "espace/reports/meeting_list.html", context)


@never_cache
@READ_AND_WRITE
def action_list(request: HttpRequest) -> HttpResponse:
    """List the open actions of the bodies kept, each with the form of its state.

    Those that somebody closed while their form was being filled in come first, apart, with what was
    typed, also when one comes back to the list.
    """
    refused = _refused_before(request)
    if request.method == "POST":
        known = ActionItem.objects.manageable_by(request.user).select_related("body")
        key = key_in(request.POST.get("action", "")) or 0
        sent = known.filter(pk=key).first()
        if sent is None:
            said, url = "Cette suite a été supprimée", reverse("espace:action_list")
            raise absent(request, ActionItem, said, url, pgh_obj_id=key)
        if not can_edit_action(request.user, sent):
            raise PermissionDenied
        with transaction.atomic():
            reading = ActionStateForm.reading(locked(sent), request.POST)
            is_done = reading.save(
                request, lambda form: set_action_state(action=sent, **form.cleaned_data)
            )
            if is_done:
                read_answers(action=sent)
        _keep_refused(request, sent, None if is_done else reading)
        if is_done:
            done = SAID[ActionState(reading.form.cleaned_data["state"])]
            messages.success(request, f"« {sent.text} » : {done}")
            return redirect("espace:action_list")
        refused[sent.pk] = reading.form
    actions = (
        ActionItem.objects.manageable_by(request.user)
        .with_age(today())
        .select_related("body", "item__meeting", "owner_person", "owner_organisation")
        .prefetch_related("answers__person")
        .order_by("due_on", "pk")
    )
    is_open = Q(state=ActionState.OPEN)
    page = Paginator(actions.filter(is_open), PER_PAGE).get_page(request.GET.get("page"))
    meanwhile = actions.filter(pk__in=refused).exclude(is_open) if refused else ()
    context = {
        "page": page,
        "rows": [_row(action, refused) for action in page],
        "meanwhile": [_row(action, refused) for action in meanwhile],
        "closed": _lately_closed(request, but=refused),
        **_unread(request),
        "form": next(iter(refused.values()), None),  # the title says that one is refused
    }
    template = "espace/reports/action_list.html"
    status = status_of(*refused.values()) if request.method == "POST" else 200
    return render(request, template, context, status=status)


def _row(action: ActionItem, refused: dict[int, ActionStateForm]) -> dict[str, object]:
    return {
        "action": action,
        "owner": owner_name(action),
        "due": due_in_words(action),
        "is_late": action.due_on is not None and action.due_on < today(),
        "age": age_in_words(action.age),  # type: ignore[attr-defined] # annotated
        "state": _closed_in_words(action),
        "said": _said(action),
        "form": refused.get(action.pk) or ActionStateForm.reading(action).form,
    }


def _said(action: ActionItem) -> list[str]:
    """Say what its owner answered to reminders, the latest first; the unread stands on top."""
    read = [each for each in action.answers.all() if each.read_at is not None]
    return [in_sentence(each) for each in read[: -SAID_SHOWN - 1 : -1]]


def _unread(request: HttpRequest) -> dict[str, object]:
    """Return what owners answered by the link of a reminder and nobody read, the oldest first."""
    answers = ActionAnswer.objects.manageable_by(request.user).unread()
    total = answers.count()
    shown = (
        answers.select_related(
            *("person", "action__body", "action__item__meeting"),
            *("action__owner_person", "action__owner_organisation"),
        ).order_by("given_at", "pk")[:UNREAD_SHOWN]
        if total
        else ()
    )
    rows = [
        {
            "answer": each,
            "action": each.action,
            "said": in_sentence(each),
            "state": _closed_in_words(each.action),
            "due": due_in_words(each.action),
            "new_due": _asked_day(each),
            "can_reopen": each.kind == ReminderAnswer.DONE and each.action.closed_on is not None,
        }
        for each in shown
    ]
    return {"answers": rows, "answers_total": total}


def _asked_day(answer: ActionAnswer) -> str:
    """Return the due day that the answer asks for; empty when it would change nothing."""
    action, day = answer.action, answer.not_before
    if day is None or action.state != ActionState.OPEN or action.due_on == day:
        return ""
    return in_words(day)


def _keep_refused(request: HttpRequest, action: ActionItem, reading: Reading | None) -> None:
    """Keep in the session what was typed of an action that another has closed; None forgets it.

    The list would show that action no more, and the button « Back » would bring nothing of it back.
    """
    kept = dict(request.session.get(REFUSED, {}))
    kept.pop(str(action.pk), None)
    if reading and reading.clashes and reading.form.is_bound:
        prefix = f"{reading.form.prefix}-"
        typed = {name: text for name, text in request.POST.items() if name.startswith(prefix)}
        if sum(map(len, typed.values())) < LONGEST:
            kept[str(action.pk)] = typed
            kept = dict([*kept.items()][-MOST_KEPT:])
    if kept != request.session.get(REFUSED, {}):
        request.session[REFUSED] = kept


def _refused_before(request: HttpRequest) -> dict[int, ActionStateForm]:
    """Return the forms that `_keep_refused` kept, as answered, while they still collide."""
    kept = request.session.get(REFUSED, {})
    actions = ActionItem.objects.manageable_by(request.user).filter(pk__in=kept) if kept else ()
    forms = {}
    for action in actions:
        sent = QueryDict(mutable=True)
        sent.update(kept[str(action.pk)])
        reading = ActionStateForm.reading(action, sent)
        if reading.clashes:
            forms[action.pk] = reading.again()
    return forms


def _lately_closed(request: HttpRequest, *, but: Collection[int]) -> list[dict[str, object]]:
    """List actions closed these last months, which may be opened again after a mistake."""
    since = today() - datetime.timedelta(days=DAYS_TO_REOPEN)
    actions = (
        ActionItem.objects.manageable_by(request.user)
        .filter(closed_on__gte=since)
        .exclude(pk__in=but)
        .select_related("body", "item__meeting", "owner_person", "owner_organisation")
        .prefetch_related("answers__person")
        .order_by("-closed_on", "pk")
    )
    return [
        {
            "action": action,
            "owner": owner_name(action),
            "state": _closed_in_words(action),
            "said": _said(action),
            "form": ActionStateForm.reading(action).form,
        }
        for action in actions[:CLOSED_SHOWN]
    ]


def _closed_in_words(action: ActionItem) -> str:
    """Return « faite le 3 mars 2026 »; empty for an open one."""
    day = action.closed_on
    return f"{action.get_state_display()} le {in_words(day)}" if day else ""
