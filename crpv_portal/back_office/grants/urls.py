"""Addresses of the page on the file of grants, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "grants"
urlpatterns = [
    path("", for_staff(views.completeness), name="year"),
]
