"""Addresses of « Voir comme… », under those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import views

app_name = "borrowing"
urlpatterns = [
    path("", for_staff(views.choose), name="choose"),
    path("quitter/", for_staff(views.quit_view), name="leave"),
]
