"""Addresses of the page on the file of grants, under those of the admin site."""

from __future__ import annotations

from functools import partial

from django.contrib import admin
from django.urls import path

from . import views

app_name = "grants"
urlpatterns = [
    path("", admin.site.admin_view(partial(views.completeness, site=admin.site)), name="year"),
]
