"""Addresses of the journal, under those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import views

app_name = "journal"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("", _seen(views.journal), name="acts"),
    path("journal.<table:form>", _seen(views.file), name="file"),
    path("<str:code>/", _seen(views.act), name="act"),
    path("<str:code>/annuler/", _seen(views.undo_act), name="undo"),
]
