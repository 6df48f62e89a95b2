"""Addresses of the journal, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "journal"


urlpatterns = [
    path("", for_staff(views.journal), name="acts"),
    path("journal.<table:form>", for_staff(views.file), name="file"),
    path("<str:code>/", for_staff(views.act), name="act"),
    path("<str:code>/annuler/", for_staff(views.undo_act), name="undo"),
]
