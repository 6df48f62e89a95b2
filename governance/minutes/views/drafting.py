"""Views that write minutes from the record, and that offer what changed in it since."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.errors import Overtaken

from ...access import READ_AND_WRITE, kept_meeting, page_of
from ...drafting.pieces import text_of
from ...models import Meeting, MinutesDraft
from ...record.merging import digest
from ..drafting import (
    BELOW,
    REPLACE,
    TextThere,
    changes_of,
    draft_minutes,
    drafted_pieces,
    put_text_back,
    take_changes,
    why_not_drafted,
)
from ..page import minutes_of, page_words
from ..services import TextClash, clean_text

CHANGED = "Le texte a changé pendant que vous lisiez cette page : rien n’est écrit. Le voici."
SURE = "Cochez la case pour remplacer le texte : rien n’est encore remplacé."


@never_cache
@READ_AND_WRITE
def minutes_draft(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Write the text from the record at once; where one is there, show both and ask."""
    meeting = kept_meeting(request, slug)
    minutes = minutes_of(meeting)
    if why := why_not_drafted(meeting, minutes):
        raise Overtaken(why, page_of(meeting, "minutes_page"))
    problem = ""
    if request.method == "POST":
        try:
            said = _written(request, meeting)
        except TextThere as there:
            messages.info(request, there.message)
            return redirect("espace:minutes_draft", slug=slug)
        except TextClash:
            problem = CHANGED
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        else:
            messages.success(request, said)
            return redirect("espace:minutes_page", slug=slug)
        meeting = kept_meeting(request, slug)
        minutes = minutes_of(meeting)
    stored = clean_text(minutes.text) if minutes else ""
    context = page_words(meeting) | {
        "problem": problem,
        "stored": stored,
        "seen": digest(stored),
        "drafted": text_of(drafted_pieces(meeting)),
        "former": MinutesDraft.objects.filter(minutes=minutes).exclude(replaced_text="").first(),
    }
    status = 422 if problem else 200
    return render(request, "espace/minutes/minutes_draft.html", context, status=status)


def _written(request: AuthenticatedRequest, meeting: Meeting) -> str:
    """Do what the button asks; return the sentence that says it."""
    do, base = request.POST.get("do", ""), request.POST.get("seen", "")
    minutes = minutes_of(meeting)
    if do == "restore":
        if minutes is None:
            raise ValidationError("Aucun texte n’a été remplacé.")
        put_text_back(minutes=minutes, base=base, user=request.user)
        return "Le texte remplacé est remis ; l’autre est gardé à sa place."
    if do == REPLACE and "sure" not in request.POST:
        raise ValidationError(SURE)
    how = do if do in (BELOW, REPLACE) else ""
    draft_minutes(meeting=meeting, base=base, user=request.user, how=how)
    return "Le compte rendu est rédigé depuis la réunion : relisez-le, il est à vous."


@never_cache
@READ_AND_WRITE
def minutes_changes(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show what the record says otherwise since the draft, passage by passage, and take it up."""
    meeting = kept_meeting(request, slug)
    minutes = minutes_of(meeting)
    changes = changes_of(meeting, minutes)
    problem = ""
    if request.method == "POST" and minutes is not None:
        do, _, key = request.POST.get("do", "").partition(":")
        shown = dict(zip(request.POST.getlist("key"), request.POST.getlist("seen"), strict=False))
        if do == "all":
            ready = {row.key for row in changes.rows if row.is_untouched}
            seen = {name: mark for name, mark in shown.items() if name in ready}
        else:
            seen = {key: shown.get(key, "")}
        try:
            take_changes(minutes=minutes, seen=seen, user=request.user, only_seen=do == "seen")
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        else:
            said = (
                "C’est noté : ce passage reste comme il est." if do == "seen" else "C’est repris."
            )
            messages.success(request, said)
        if not problem:
            return redirect("espace:minutes_changes", slug=slug)
        meeting = kept_meeting(request, slug)
        minutes = minutes_of(meeting)
        changes = changes_of(meeting, minutes)
    context = page_words(meeting) | {
        "changes": changes,
        "problem": problem,
        "why_not": why_not_drafted(meeting, minutes),
        "can_take_all": sum(row.is_untouched for row in changes.rows) > 1,
    }
    status = 422 if problem else 200
    return render(request, "espace/minutes/minutes_changes.html", context, status=status)
