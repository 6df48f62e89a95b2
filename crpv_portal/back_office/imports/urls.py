"""Addresses of imports, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "imports"


urlpatterns = [
    path("", for_staff(views.runs), name="runs"),
    path("<int:number>/", for_staff(views.run), name="run"),
    path("<int:number>/colonnes/", for_staff(views.columns), name="columns"),
    path("<int:number>/decision/", for_staff(views.decision), name="decision"),
    path("modele/<slug:kind>.<slug:form>", for_staff(views.model_file), name="model"),
]
