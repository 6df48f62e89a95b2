"""View « Corriger »: adopts a decision that corrects an adopted one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.forms import refuse

from ...access import READ_AND_WRITE, answer, page_of, posted
from ...drafts import CORRECTION, drop_draft, resumed
from ...meetings.cards import decision_card
from ...meetings.doubts import Doubts
from ...models import Decision
from ...perms import can_correct_decision
from ..correction_forms import CorrectionForm
from ..corrections import (
    correct_decision,
    correcting_meetings,
    latest_correction,
    pending_correction,
)
from ..row_forms import citable_provisions


@never_cache
@READ_AND_WRITE
def decision_correct(request: AuthenticatedRequest, reference: str) -> HttpResponse:
    """Edit the text and choose the held meeting that adopts it; the old decision stays."""
    decision = _decision(request, reference)
    meetings = list(correcting_meetings(decision))
    cited = [provision.pk for provision in decision.provisions.all()]
    latest = latest_correction(decision)
    draft_page = f"{CORRECTION}{decision.pk}"
    form = CorrectionForm(
        posted(request),
        initial={
            "sense": decision.opinion or decision.kind,
            "text": decision.text,
            "ballot": decision.ballot,
            "provisions": cited,
            "seen": latest.reference if latest else "",
            **_typed_before(request, decision),
        },
        decision=decision,
        meetings=meetings,
        provisions=citable_provisions(request.user, cited),
    )
    doubts: Doubts | None = None
    if form.is_valid():
        meeting, item = form.where
        try:
            new = correct_decision(
                decision=decision,
                meeting=meeting,
                item=item,
                correction=form.correction,
                seen=form.cleaned_data["seen"],
                sure=request.POST.get("sure", ""),
            )
        except Doubts as refusal:
            doubts = refusal
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            drop_draft(
                meeting=decision.item.meeting,
                user=request.user,
                page=draft_page,
                saved=request.POST,
            )
            if not new.adopted_on:
                messages.success(
                    request,
                    f"La correction de {decision.reference} est un projet de cette réunion : notez "
                    "le vote de chacun, enregistrez, puis adoptez-la.",
                )
                return redirect(f"{page_of(meeting, 'meeting_record')}#point-{new.item_id}")
            messages.success(
                request,
                f"{new.reference} est adoptée : elle corrige {decision.reference}. Publiez-la "
                "ici quand elle peut l’être.",
            )
            return redirect("espace:meeting_publication", slug=meeting.slug)
    response = answer(
        request,
        "espace/record/decision_correct.html",
        form,
        decision=decision,
        doubts=doubts,
        draft_page=draft_page,
        seen=(latest.reference if latest else ""),
        pending=pending_correction(decision),
        card=decision_card(decision),
        meeting=decision.item.meeting,
        meetings=meetings,
        corrections=list(decision.corrections.adopted().select_related("body")),
    )
    if doubts is not None:
        response.status_code = 422
    return response


def _typed_before(request: AuthenticatedRequest, decision: Decision) -> dict[str, object]:
    typed = resumed(request, decision.item.meeting, f"{CORRECTION}{decision.pk}")
    return typed.dict() | {"provisions": typed.getlist("provisions")} if typed else {}


def _decision(request: AuthenticatedRequest, reference: str) -> Decision:
    visible = Decision.objects.visible_to(request.user).adopted().for_list()
    decision = get_object_or_404(visible.of_reference(reference).prefetch_related("provisions"))
    if not can_correct_decision(request.user, decision):
        raise PermissionDenied
    return decision
