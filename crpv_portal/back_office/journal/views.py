"""Pages of the journal: the list, one act, and the list as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from crpv_portal.common.acts import Act, moment_of
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.changes import IN_A_LIST, Acts
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on, refuse
from crpv_portal.common.french import number
from crpv_portal.common.tables import refusal_of_filters, table_response
from crpv_portal.common.traces import Trace

from .files import MOST_ACTS, MOST_EVENTS, table_of
from .filters import JournalForm, taken_back_by, told_models
from .forbidden import Obstacle
from .places import Places
from .steps import among
from .undoing import MOST_ON_A_PAGE, Undoing, judge, undo

PAGE = "page"
ACTS_PER_PAGE = 25
CHANGES_PER_PAGE = 100  # a file taken over makes a thousand in one act
TOO_LONG = (
    "Cet acte a fait {count} changements, trop pour qu’une page les annule. Un import s’annule "
    "depuis sa propre page, sous « Imports »."
)
JUDGED = "_judged"  # the undoing that its reader saw


@require_safe
def journal(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """List the acts that the filters keep; filters that cannot be read show none."""
    form = JournalForm(request.GET, site=site)
    page, acts = None, []
    if form.is_valid():
        page = Paginator(form.acts(told=IN_A_LIST), ACTS_PER_PAGE).get_page(request.GET.get(PAGE))
        places = Places(site)
        acts = [places.led(each) for each in page]
    return _page(
        request,
        site,
        "admin/journal/journal.html",
        title="Journal",
        form=form,
        page=page,
        acts=acts,
        is_filtered=any(request.GET.get(name) for name in form.fields),
        filters=request.GET.urlencode(),
        said=form.said() if page else "",
        page_range=page.paginator.get_elided_page_range(page.number) if page else (),
    )


@require_safe
def act(request: HttpRequest, code: str, *, site: AdminSite) -> HttpResponse:
    """Show one act, page by page: each field of each row before and after."""
    found = find_act(code, told=slice(CHANGES_PER_PAGE))
    page = Paginator(range(found.count), CHANGES_PER_PAGE).get_page(request.GET.get(PAGE))
    if page.number > 1:
        found = find_act(code, told=slice(page.start_index() - 1, page.end_index()))
    return _page(
        request,
        site,
        "admin/journal/act.html",
        title=f"Acte du {found.when}",
        act=Places(site).led(found),
        page=page,
        page_range=page.paginator.get_elided_page_range(page.number),
        undone_by=taken_back_by(found.code),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def undo_act(request: HttpRequest, code: str, *, site: AdminSite) -> HttpResponse:
    """Show what would come back, or what stands in the way; on POST, take the act back."""
    found = Places(site).led(find_act(code, told=slice(MOST_ON_A_PAGE)))
    form = PageActionForm(request.POST or None)
    is_short = found.count <= MOST_ON_A_PAGE
    if request.method == "POST" and is_short and form.is_valid():
        with refusals_on(form):
            undo(act=found, digest=request.POST.get(JUDGED, ""), reason=form.cleaned_data["reason"])
            messages.success(request, f"L’acte du {found.when} est annulé.")
            return redirect("journal:acts")
    too_long = Obstacle(TOO_LONG.format(count=number(found.count)))
    undoing = judge(found) if is_short else Undoing(found, (), (too_long,))
    if request.method == "POST" and undoing.obstacles:
        said = " ".join(each.sentence for each in undoing.obstacles)
        raise Overtaken(
            f"Cet acte ne peut pas être annulé. {said}", reverse("journal:undo", args=[code])
        )
    return _page(
        request,
        site,
        "admin/journal/undo.html",
        title="Annuler un acte",
        act=found,
        undoing=undoing,
        form=form,
        judged=JUDGED,
        problems=problems_of(form),
    )


@require_safe
def file(request: HttpRequest, form: str, *, site: AdminSite) -> HttpResponse:
    """Send the acts that the filters keep as a file."""
    filters = JournalForm(request.GET, site=site)
    acts = filters.acts() if filters.is_valid() else None
    if acts is not None and len(acts) > MOST_ACTS:
        refuse(
            filters,
            ValidationError(
                f"{len(acts)} actes seraient dans ce fichier, qui en contient {MOST_ACTS} au "
                "plus : choisissez une période plus courte, ou un autre filtre."
            ),
        )
    elif acts is not None and (count := acts.count_events()) > MOST_EVENTS:
        refuse(
            filters,
            ValidationError(
                f"Ces actes ont fait {number(count)} changements ; un fichier en contient "
                f"{number(MOST_EVENTS)} au "
                "plus : choisissez une période plus courte, ou un autre filtre."
            ),
        )
    refusal = refusal_of_filters(request, filters)
    if refusal is not None or acts is None:
        return refusal or HttpResponse(status=400)
    return table_response(table_of(acts, filters.said(), Places(site)), form)


def find_act(code: str, *, told: slice = slice(None)) -> Act:
    """Return the act that a code names, and these of its rows; raise Http404 when there is none."""
    moment = moment_of(code)
    if moment is None:
        raise Http404
    found = Acts((Trace(model) for model in told_models()), among=among(moment), told=told)[:1]
    if not found:
        raise Http404
    return found[0]


def _page(request: HttpRequest, site: AdminSite, template: str, **context: Any) -> HttpResponse:
    return staff_page(request, site, template, is_journal=True, **context)
