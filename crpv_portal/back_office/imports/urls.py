"""Addresses of imports, under those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import views

app_name = "imports"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("", _seen(views.runs), name="runs"),
    path("<int:number>/", _seen(views.run), name="run"),
    path("<int:number>/colonnes/", _seen(views.columns), name="columns"),
    path("<int:number>/decision/", _seen(views.decision), name="decision"),
    path("modele/<slug:kind>.<slug:form>", _seen(views.model_file), name="model"),
]
