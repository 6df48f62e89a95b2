"""Public pages of decisions: their list, and a page for each."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day

from ...choices import Visibility
from ...meetings.cards import decision_card, decision_cards
from ...models import Decision
from ..listings import ListCount, listed_decisions
from ..structured import organizer_data

PER_PAGE = 30


@require_safe
@login_not_required
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the public decisions taken by the day asked for."""
    day = asked_day(request)
    chosen = listed_decisions(request, day.on)
    page = Paginator(chosen.qs.for_list(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "day": day,
        "filter": chosen,
        "page": page,
        "count": ListCount.of(page.paginator.count, real=chosen.qs.real().count()),
        "rows": decision_cards(page),
        "is_any": chosen.form.active_count > 0 and Decision.objects.public().exists(),
    }
    return render(request, "governance/decision_list.html", context)


@require_safe
@login_not_required
def decision_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show an adopted decision; redirect other spellings of its reference.

    It has its own day: the one asked for is only kept for the pages that follow.
    """
    decisions = Decision.objects.visible_to(request.user).adopted()
    decision = get_object_or_404(
        decisions.of_reference(reference).for_list().select_related("corrects__body")
    )
    if decision.reference != reference:
        return redirect(decision.get_absolute_url() + asked_day(request).query, permanent=True)
    meeting = decision.item.meeting
    is_meeting_public = meeting.visibility == Visibility.PUBLIC
    is_item_public = is_meeting_public and decision.item.visibility == Visibility.PUBLIC
    public = Decision.objects.public().select_related("body")
    context = {
        "day": asked_day(request),
        "decision": decision,
        "card": decision_card(decision),
        "meeting": meeting if is_meeting_public else None,
        "item": decision.item if is_item_public else None,
        "provisions": _visible_provisions(decision, request),
        "corrects": public.filter(corrections=decision).first(),
        "corrections": list(public.filter(corrects=decision).order_by("adopted_on", "pk")),
        "is_public": decision.visibility == Visibility.PUBLIC,
        "json_ld": _structured(decision, request),
    }
    return render(request, "governance/decision_detail.html", context)


def _visible_provisions(decision: Decision, request: HttpRequest) -> list:
    cited = decision.provisions.visible_to(request.user).select_related("edition__text")
    return list(cited.order_by("edition", "position", "pk"))


def _structured(decision: Decision, request: HttpRequest) -> dict[str, object]:
    """Return the decision as a CreativeWork: schema.org has no type for decisions."""
    return {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": f"urn:uuid:{decision.public_id}",
        "identifier": decision.reference,
        "name": decision_card(decision).title,
        "text": decision.text,
        "datePublished": decision.adopted_on.isoformat() if decision.adopted_on else "",
        "creator": organizer_data(decision.body),
        "inLanguage": "fr",
        "url": request.build_absolute_uri(decision.get_absolute_url()),
    }
