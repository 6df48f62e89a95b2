"""Pages of the synthesis: what was said by provision, answers to it, the same as a file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from centres.consultations.forms import AnswersForm
from centres.consultations.reading import party_state, read_consultation
from centres.consultations.services import answer_comments
from centres.models import Consultation
from centres.perms import can_run_consultation
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.french import counted
from crpv_portal.common.tables import table_response

from .files import counts_of, table_of


def _consultation(request: HttpRequest, number: int) -> Consultation:
    visible = Consultation.objects.visible_to(request.user).select_related("edition__text")
    found = get_object_or_404(visible, pk=number)
    if not can_run_consultation(request.user):
        raise PermissionDenied
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def synthesis(request: HttpRequest, number: int, *, site: AdminSite) -> HttpResponse:
    """Show the comments by provision; on POST, write the answers that are typed, all or none."""
    consultation = _consultation(request, number)
    provisions = read_consultation(consultation)
    form = AnswersForm(request.POST if request.method == "POST" else None, provisions)
    if form.is_valid():
        answered = _answer(consultation, form)
        if not form.errors:
            messages.success(request, f"{counted(answered, 'réponse(s) enregistrée(s)')}.")
            return redirect("consultations:synthesis", number)
    counts = counts_of(consultation)
    parties = [
        (party, party_state(party, counts.get(party.pk, 0)), counts.get(party.pk, 0))
        for party in consultation.parties.with_names()
    ]
    return staff_page(
        request,
        site,
        "admin/consultations/synthesis.html",
        title="Synthèse",
        consultation=consultation,
        form=form,
        rows=list(form.rows()),
        parties=parties,
        status=422 if form.errors else 200,
    )


def _answer(consultation: Consultation, form: AnswersForm) -> int:
    """Write every answer in one transaction; a refusal is shown at its box, and none is written."""
    answered = 0
    with transaction.atomic():
        for box, answer in list(form.answers()):
            try:
                answered += answer_comments(consultation=consultation, answer=answer)
            except ValidationError as refusal:
                form.add_error(box, refusal)
        if form.errors:
            transaction.set_rollback(True)
    return answered


@require_safe
def file(request: HttpRequest, number: int, form: str, *, site: AdminSite) -> HttpResponse:
    """Send the synthesis as a file."""
    return table_response(table_of(_consultation(request, number)), form)
