"""View « Corriger »: adopts a decision that corrects an adopted one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from crpv_portal.common.forms import refusals_on

from ...access import READ_AND_WRITE, answer, posted
from ...meetings.cards import decision_card
from ...models import Decision
from ...perms import can_correct_decision
from ...wording import REFERENCE
from ..correction_forms import CorrectionForm
from ..corrections import correct_decision, correcting_meetings
from ..row_forms import citable_provisions


@never_cache
@READ_AND_WRITE
def decision_correct(request: HttpRequest, reference: str) -> HttpResponse:
    """Edit the text and choose the held meeting that adopts it; the old decision stays."""
    decision = _decision(request, reference)
    meetings = list(correcting_meetings(decision))
    cited = [provision.pk for provision in decision.provisions.all()]
    form = CorrectionForm(
        posted(request),
        initial={
            "sense": decision.opinion or decision.kind,
            "text": decision.text,
            "provisions": cited,
        },
        decision=decision,
        meetings=meetings,
        provisions=citable_provisions(request.user, cited),
    )
    if form.is_valid():
        meeting, item = form.where
        with refusals_on(form):
            new = correct_decision(
                decision=decision, meeting=meeting, item=item, correction=form.correction
            )
            messages.success(
                request,
                f"{new.reference} est adoptée : elle corrige {decision.reference}. Publiez-la "
                "ici quand elle peut l’être.",
            )
            return redirect("espace:meeting_publication", slug=meeting.slug)
    return answer(
        request,
        "espace/record/decision_correct.html",
        form,
        decision=decision,
        card=decision_card(decision),
        meeting=decision.item.meeting,
        meetings=meetings,
        corrections=list(decision.corrections.adopted().select_related("body")),
    )


def _decision(request: HttpRequest, reference: str) -> Decision:
    match = REFERENCE.fullmatch(reference)
    if match is None:
        raise Http404
    visible = Decision.objects.visible_to(request.user).adopted().for_list()
    decision = get_object_or_404(
        visible.prefetch_related("provisions"),
        body__code=match["code"].upper(),
        year=int(match["year"]),
        number=int(match["number"]),
    )
    if not can_correct_decision(request.user, decision):
        raise PermissionDenied
    return decision
