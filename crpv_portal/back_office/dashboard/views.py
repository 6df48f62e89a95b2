"""Lists of the dashboard, and the work that agents take from them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.dates import today
from crpv_portal.common.text import key_in
from governance.bodies.declaring import confirm_declared_body
from governance.models import Body

from ..journal.filters import told_models
from .lines import DashboardLine, changelist_url
from .meeting_lines import DECLARED
from .plots import pictures
from .reading import Taken, line_named, taken_by_line
from .services import release, take

PAGE = "page"
ROWS_PER_PAGE = 50
MOST = 2**63 - 1  # a key of the database


class TakingForm(forms.Form):
    """Row to take, none for the whole list; or the number of the taken task to release."""

    record = forms.CharField(required=False, max_length=80)
    release = forms.IntegerField(required=False, min_value=1, max_value=MOST)

    def clean_record(self) -> str:
        record: str = self.cleaned_data["record"]
        label, _, number = record.rpartition("-")
        known = {model._meta.label_lower for model in told_models()} | NOT_TOLD
        if record and (label not in known or key_in(number) is None):
            raise ValidationError("L’adresse ne nomme aucune fiche du registre.")
        return record


# Rows of lists that the journal does not tell.
NOT_TOLD = {"outbox.outgoingmail", "imports.importrun", "territories.department"}


@require_safe
def task_list(request: AuthenticatedRequest, slug: str, *, site: AdminSite) -> HttpResponse:
    """List exactly the rows that a line of the dashboard counts."""
    line = _line(slug)
    page = Paginator(line.rows(today()), ROWS_PER_PAGE).get_page(request.GET.get(PAGE))
    taken = {each.record: each for each in taken_by_line(request.user).get(slug, [])}
    tasks: list[tuple[Any, Taken | None]] = [
        (task, taken.get(task.record)) for task in line.tasks(page.object_list, site)
    ]
    return staff_page(
        request,
        site,
        "admin/dashboard/list.html",
        title=line.title,
        line=line,
        sentence=line.sentence(page.paginator.count),
        page=page,
        page_range=page.paginator.get_elided_page_range(page.number),
        tasks=tasks,
        whole=taken.get(""),
        changelist=changelist_url(line),
    )


@require_safe
def network_pictures(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """Show the network as drawings, each beside the table of its numbers."""
    return staff_page(
        request,
        site,
        "admin/dashboard/pictures.html",
        title="Le réseau en images",
        pictures=pictures(today()),
    )


@require_POST
def take_task(request: AuthenticatedRequest, slug: str, *, site: AdminSite) -> HttpResponse:
    """Take a list or a row of it, or release it; say who came first."""
    line = _line(slug)
    form = TakingForm(request.POST)
    if not form.is_valid():
        raise Http404
    record = form.cleaned_data["record"]
    if form.cleaned_data["release"]:
        release(line=slug, key=form.cleaned_data["release"])
        messages.success(request, "Plus personne ne s’en occupe : la tâche est libre.")
    else:
        taken = Taken.of(take(line=slug, record=record, user=request.user), request.user)
        tell = messages.success if taken.is_mine else messages.warning
        tell(request, f"{taken.words}.")
    number = key_in(request.POST.get(PAGE, "")) or 1
    return redirect(line.url if number == 1 else f"{line.url}?{PAGE}={number}")


@require_POST
def confirm_body(request: AuthenticatedRequest, key: int, *, site: AdminSite) -> HttpResponse:
    """Confirm a declared body in one click; say so when somebody decided before."""
    body = get_object_or_404(Body, pk=key)
    try:
        confirm_declared_body(body=body, by=request.user)
        messages.success(request, f"« {body.name} » est confirmée, et publique.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(DECLARED.url)


def _line(slug: str) -> DashboardLine:
    line = line_named(slug)
    if line is None:
        raise Http404
    return line
