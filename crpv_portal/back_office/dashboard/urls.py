"""Addresses of the dashboard's lists, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "dashboard"


urlpatterns = [
    path("reseau-en-images/", for_staff(views.network_pictures), name="pictures"),
    path(
        "instances-declarees/<int:key>/confirmer/",
        for_staff(views.confirm_body),
        name="confirm_body",
    ),
    path("<slug:slug>/", for_staff(views.task_list), name="list"),
    path("<slug:slug>/occupation/", for_staff(views.take_task), name="take"),
]
