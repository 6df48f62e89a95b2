"""Addresses of the planned changes, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "planned"


urlpatterns = [
    path("", for_staff(views.changes), name="changes"),
    path("<int:key>/abandonner/", for_staff(views.drop), name="drop"),
    path(
        "perimetre/<int:key>/<str:day>/abandonner/",
        for_staff(views.drop_perimeter),
        name="drop_perimeter",
    ),
]
