"""Addresses of the planned changes, under those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import views

app_name = "planned"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("", _seen(views.changes), name="changes"),
    path("<int:key>/abandonner/", _seen(views.drop), name="drop"),
    path(
        "perimetre/<int:key>/<str:day>/abandonner/",
        _seen(views.drop_perimeter),
        name="drop_perimeter",
    ),
]
