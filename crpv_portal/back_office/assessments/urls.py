"""Addresses of the assessments: those of a centre's members, those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import staff_views, views

app_name = "assessments"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("espace/evaluations/", views.own_list, name="own_list"),
    path("espace/centres/<slug:slug>/evaluation/<int:year>/", views.own, name="own"),
    path("admin/evaluations/", _seen(staff_views.matrix), name="matrix"),
    path("admin/evaluations/fichier/<str:form>/", _seen(staff_views.file), name="file"),
    path("admin/evaluations/<slug:slug>/<int:year>/", _seen(staff_views.assess), name="assess"),
]
