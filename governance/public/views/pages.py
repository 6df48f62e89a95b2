"""Public pages of the committees: home, bodies, meetings, files.

They show the same to everybody; those who keep a body find the rest in `/espace/`.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.planning import announced_on
from crpv_portal.common.sending import send_file

from ...bodies.cards import body_cards
from ...choices import BodyLevel
from ...meetings.cards import decision_cards, meeting_cards, next_apart
from ...models import Body, BodyName, Decision, Document, Meeting, PublicMinutes
from ..body_sheet import BodySheet
from ..listings import ListCount, listed_bodies, listed_meetings
from ..meeting_record import meeting_context

PER_PAGE = 30
ON_HOME = 5


@require_safe
@login_not_required
def governance_home(request: HttpRequest) -> HttpResponse:
    """Show national bodies, next meetings, last meetings and last decisions, of a day."""
    day = asked_day(request)
    on = day.on
    public = Meeting.objects.public().for_list()
    bodies = Body.objects.visible_to(request.user)
    national = bodies.filter(level=BodyLevel.NATIONAL)
    in_force = national.in_force(on).order_by("order_key", "pk")
    # The committee that leads the network comes before the other national bodies.
    cards = body_cards(in_force.for_list(), on, query=day.query)
    cards.sort(key=lambda card: (card.body.kind != "national_committee", card.body.order_key))
    decisions = Decision.objects.public().adopted_by(on)
    context = {
        "day": day,
        "national": cards,
        "unknown": national.real().unknown_on(on).count(),
        "upcoming": meeting_cards(public.upcoming(on)[:ON_HOME], on),
        "latest": meeting_cards(public.held().past(on)[:ON_HOME], on),
        "decisions": decision_cards(decisions.for_list().latest_first()[:ON_HOME]),
        "counts": {
            "bodies": (bodies.known_by(on) if day.is_past else bodies).real().count(),
            "meetings": Meeting.objects.public().real().count(),
            "decisions": decisions.real().count(),
        },
    }
    return render(request, "governance/home.html", context)


@require_safe
@login_not_required
def body_list(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    chosen = listed_bodies(request, day)
    bodies = chosen.qs.for_list()
    page = Paginator(bodies, PER_PAGE).get_page(request.GET.get("page"))
    real = chosen.qs.real()
    known = real.known_by(day.on).count() if day.is_past else None
    context = {
        "day": day,
        "filter": chosen,
        "page": page,
        "count": ListCount.of(page.paginator.count, real=real.count(), known=known),
        "rows": body_cards(page, day.on, query=day.query),
    }
    return render(request, "governance/body_list.html", context)


@require_safe
@login_not_required
def body_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a body on a day; a former name redirects to the present one."""
    day = asked_day(request)
    visible = Body.objects.visible_to(request.user)
    shown = (
        visible.with_standing(day.on)
        .select_related("centre", "region", "parent")
        .prefetch_related("sources")
    )
    body = shown.filter(slug=slug).first()
    if body is None:
        former = get_object_or_404(
            BodyName.objects.filter(body__in=visible).select_related("body"), slug=slug
        )
        return redirect(former.body.get_absolute_url() + day.query, permanent=True)
    sheet = BodySheet.read(body, day.on)
    context = {
        "day": day,
        "body": body,
        "sheet": sheet,
        "announced": announced_on(day.on, body),
        "parent": visible.filter(pk=body.parent_id).first() if body.parent_id else None,
        "summary": _summary(sheet),
    }
    return render(request, "governance/body_detail.html", context)


def _summary(sheet: BodySheet) -> list[tuple[str, str]]:
    parts = [
        ("role", "Son rôle", True),
        ("rythme", "Son rythme", sheet.rhythm.is_drawn),
        ("reunions", "Ses réunions", True),
        ("decisions", "Ses décisions", True),
        ("composition", "Qui y siégeait" if sheet.is_over else "Qui y siège", True),
        ("inconnu", "Ce que nous ne savons pas encore", bool(sheet.missing)),
        ("sources", "Sources", bool(sheet.notes.sources)),
    ]
    return [(anchor, label) for anchor, label, is_there in parts if is_there]


@require_safe
@login_not_required
def meeting_list(request: HttpRequest) -> HttpResponse:
    """List the public meetings: those that followed the day asked for, then those before it."""
    day = asked_day(request)
    chosen = listed_meetings(request, day.on)
    page = Paginator(chosen.qs.for_list(), PER_PAGE).get_page(request.GET.get("page"))
    cards = meeting_cards(page, day.on)
    following, rows = next_apart(cards) if page.number == 1 and day.is_today else (None, cards)
    context = {
        "day": day,
        "filter": chosen,
        "page": page,
        "count": ListCount.of(page.paginator.count, real=chosen.qs.real().count()),
        "following": following,
        "rows": rows,
    }
    return render(request, "governance/meeting_list.html", context)


@require_safe
@login_not_required
def meeting_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the public parts of a meeting; a restricted one only to those who keep its body.

    It has its own day: the one asked for is only kept for the pages that follow.
    """
    meetings = Meeting.objects.visible_to(request.user).for_list()
    meeting = get_object_or_404(
        meetings.select_related("postponed_to").prefetch_related("sources"), slug=slug
    )
    return render(request, "governance/meeting_detail.html", meeting_context(request, meeting))


@require_safe
@login_not_required
def document_file(request: HttpRequest, slug: str, public_id: str) -> FileResponse:
    """Send a document to those who may see it; always downloaded, never run in the page."""
    documents = (
        Document.objects.visible_to(request.user).not_removed().select_related("file__public_copy")
    )
    document = get_object_or_404(
        documents.select_related("meeting"), public_id=public_id, meeting__slug=slug
    )
    return send_file(document.file, is_public=document.is_public)


@require_safe
@login_not_required
def minutes_file(request: HttpRequest, slug: str) -> FileResponse:
    """Send the public minutes, with the very bytes of which the fingerprint is shown."""
    versions = PublicMinutes.objects.in_public().filter(minutes__meeting__slug=slug)
    version = versions.select_related("file").first()
    if version is None:
        raise Http404
    return send_file(version.file)
