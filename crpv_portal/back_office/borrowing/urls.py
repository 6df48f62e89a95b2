"""Addresses of « Voir comme… », under those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import views

app_name = "borrowing"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("", _seen(views.choose), name="choose"),
    path("quitter/", _seen(views.quit_view), name="leave"),
]
