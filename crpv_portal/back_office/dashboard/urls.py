"""Addresses of the dashboard's lists, under those of the admin site."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import admin
from django.http import HttpResponse
from django.urls import path

from . import views

app_name = "dashboard"


def _seen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return admin.site.admin_view(partial(view, site=admin.site))


urlpatterns = [
    path("reseau-en-images/", _seen(views.network_pictures), name="pictures"),
    path("<slug:slug>/", _seen(views.task_list), name="list"),
    path("<slug:slug>/occupation/", _seen(views.take_task), name="take"),
]
