"""Addresses of reports, of a centre's own sheet, and of the staff's pages on both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from .views import activity, campaigns, letters, proposals, reports, staff

app_name = "upkeep"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("signaler/merci/", reports.report_done, name="report_done"),
    path("signaler/<path:page>", reports.report, name="report"),
    path("espace/fiches/", proposals.own_sheets, name="own_sheets"),
    path("espace/fiches/<slug:slug>/", proposals.own_sheet, name="own_sheet"),
    path("espace/fiches/<slug:slug>/exacte/", proposals.own_sheet_exact, name="own_sheet_exact"),
    path("espace/activite/", activity.own_reports, name="own_reports"),
    path(
        "espace/centres/<slug:slug>/activite/<int:year>/",
        activity.own_activity,
        name="own_activity",
    ),
    path("fiche/<str:token>/", letters.letter, name="letter"),
    path("fiche/<str:token>/exacte/", letters.letter_exact, name="letter_exact"),
    path("admin/campagne/", _seen(campaigns.campaign), name="campaign"),
    path("admin/propositions/", _seen(staff.proposals), name="proposals"),
    path("admin/propositions/<uuid:public_id>/", _seen(staff.proposal), name="proposal"),
]
