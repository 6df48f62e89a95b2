"""Addresses of the synthesis of a consultation, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "consultations"


urlpatterns = [
    path("<int:number>/synthese/", for_staff(views.synthesis), name="synthesis"),
    path("<int:number>/synthese.<table:form>", for_staff(views.file), name="file"),
]
