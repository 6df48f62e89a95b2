"""Addresses of reports, of a centre's own sheet, and of the staff's pages on both."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from .views import activity, campaigns, letters, proposals, reports, staff

app_name = "upkeep"


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
    path("admin/campagne/", for_staff(campaigns.campaign), name="campaign"),
    path("admin/propositions/", for_staff(staff.proposals), name="proposals"),
    path("admin/propositions/<uuid:public_id>/", for_staff(staff.proposal), name="proposal"),
]
