"""Page of an export, and its file."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst, slugify
from django.views.decorators.http import require_safe

from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.forms import refuse
from crpv_portal.common.french import counted, number
from crpv_portal.common.tables import ExportTable, table_response
from crpv_portal.common.text import key_in

from .columns import columns_for, rows_in_parts
from .forms import COLUMNS, FORM, MOST, ExportForm
from .selection import CHOSEN, MOST_CHOSEN

NOT_FILTERS = (COLUMNS, FORM, CHOSEN, "p", "all", "e", "_popup", "_to_field")


@require_safe
def choose(request: HttpRequest, model: str, *, site: AdminSite) -> HttpResponse:
    """Ask for the columns and the kind of file."""
    screen = _screen(request, model, site)
    _, rows = _kept(request, screen)
    return _page(request, site, screen, ExportForm(columns=columns_for(screen, request)), rows)


@require_safe
def file(request: HttpRequest, model: str, *, site: AdminSite) -> HttpResponse:
    """Send the file; one that would hold too many rows says how to ask for fewer."""
    screen = _screen(request, model, site)
    changes, rows = _kept(request, screen)
    form = ExportForm(request.GET, columns=columns_for(screen, request))
    if form.is_valid():
        chosen, most = form.cleaned_data[FORM], MOST[form.cleaned_data[FORM]]
        count = rows.count()
        if count <= most:
            name = str(screen.opts.verbose_name_plural)
            table = ExportTable(
                slugify(name), capfirst(name), form.chosen_columns(), rows_in_parts(changes, rows)
            )
            return table_response(table, chosen)
        refuse(
            form,
            ValidationError(
                f"{number(count)} lignes seraient dans ce fichier, qui en contient {number(most)} "
                "au plus : filtrez la liste, ou choisissez un autre fichier."
            ),
        )
    response = _page(request, site, screen, form, rows)
    response.status_code = 400
    return response


def _screen(request: HttpRequest, model: str, site: AdminSite) -> Any:
    for known, screen in site._registry.items():
        if known._meta.label_lower == model:
            if not screen.has_view_or_change_permission(request):
                raise PermissionDenied
            return screen
    raise Http404


def _kept(request: HttpRequest, screen: Any) -> tuple[Any, QuerySet]:
    """Return the list as its filters keep it, and its rows: all of them, or those ticked."""
    asked, filters = request.GET, request.GET.copy()
    for name in NOT_FILTERS:
        filters.pop(name, None)
    request.GET = filters  # type: ignore[assignment] # read by the list, as that of its own page
    try:
        changes = screen.get_changelist_instance(request)
    except IncorrectLookupParameters as problem:
        raise BadRequest from problem
    finally:
        request.GET = asked
    rows: QuerySet = changes.queryset
    if ticked := asked.get(CHOSEN):
        keys = [key for text in ticked.split(",")[:MOST_CHOSEN] if (key := key_in(text))]
        rows = rows.filter(pk__in=keys)
    return changes, rows


def _page(
    request: HttpRequest, site: AdminSite, screen: Any, form: ExportForm, rows: QuerySet
) -> TemplateResponse:
    sent = [
        (name, value)
        for name, values in request.GET.lists()
        if name not in (COLUMNS, FORM)
        for value in values
    ]
    return staff_page(
        request,
        site,
        "admin/exports/choose.html",
        title=f"Exporter : {screen.opts.verbose_name_plural}",
        opts=screen.opts,
        form=form,
        problems=problems_of(form),
        sent=sent,
        said=counted(rows.count(), "ligne(s)", none="aucune ligne"),
        is_chosen=CHOSEN in request.GET,
        most=MOST,
    )
