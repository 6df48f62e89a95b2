"""Addresses of exports, under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "exports"


urlpatterns = [
    path("<str:model>/", for_staff(views.choose), name="choose"),
    path("<str:model>/fichier/", for_staff(views.file), name="file"),
]
