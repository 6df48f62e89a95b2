"""Page that opens a borrowed view, and the button that quits it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from centres.models import Centre
from crpv_portal.accounts.borrowing import Borrowed, end_view, enter, leave, open_view
from crpv_portal.accounts.models import SeenAs, User
from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.admin.pages import staff_page
from crpv_portal.common.admin.problems import problems_of
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.text import key_in

from .forms import BorrowForm

ACCOUNT, CENTRE = "compte", "centre"  # in the address: from whose page one comes


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """Ask as whom the portal is to be seen, and why; on POST, open that view."""
    centre = _asked(request, CENTRE, Centre.objects.visible_to(request.user))
    account = _asked(request, ACCOUNT, User.objects.all())
    form = BorrowForm(request.POST or None, viewer=request.user, centre=centre, account=account)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kind, person = form.chosen
            view = open_view(
                by=request.user, kind=kind, seen_as=person, reason=form.cleaned_data["reason"]
            )
            enter(request, view, back=_page_of(account or centre))
            return redirect(_first_page(kind, centre))
    return staff_page(
        request,
        site,
        "admin/borrowing/choose.html",
        title="Voir comme…",
        form=form,
        problems=problems_of(form),
        back=_page_of(account or centre),
    )


@require_POST
def quit_view(request: AuthenticatedRequest, *, site: AdminSite) -> HttpResponse:
    """Quit the borrowed view; go back to where it was opened."""
    borrowed: Borrowed | None = getattr(request, "borrowed", None)
    back = leave(request)
    if borrowed is not None:
        end_view(view=borrowed.view, why="vue quittée")
        messages.success(request, "Vous êtes de nouveau vous-même.")
    return redirect(back or "admin:index")


def _asked(request: AuthenticatedRequest, name: str, rows: QuerySet[Any]) -> Any:
    """Return the row whose number the address gives under this name; None for none."""
    key = key_in(request.GET.get(name, ""))
    return rows.filter(pk=key).first() if key is not None else None


def _page_of(row: Any) -> str:
    if row is None:
        return reverse("admin:index")
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def _first_page(kind: str, centre: Centre | None) -> str:
    """Return where the view begins: the space of an account; for the public, the sheet or home."""
    if kind != SeenAs.PUBLIC:
        return reverse("espace:home")
    if centre and Centre.objects.visible_to(AnonymousUser()).filter(pk=centre.pk).exists():
        return centre.get_absolute_url()
    return resolve_url("home")
