"""Addresses of the assessments: those of a centre's members, those of the admin site."""

from __future__ import annotations

from django.urls import path

from crpv_portal.common.admin.pages import for_staff

from . import staff_views, views

app_name = "assessments"
urlpatterns = [
    path("espace/evaluations/", views.own_list, name="own_list"),
    path("espace/centres/<slug:slug>/evaluation/<int:year>/", views.own, name="own"),
    path("admin/evaluations/", for_staff(staff_views.matrix), name="matrix"),
    path("admin/evaluations/fichier/<str:form>/", for_staff(staff_views.file), name="file"),
    path("admin/evaluations/<slug:slug>/<int:year>/", for_staff(staff_views.assess), name="assess"),
]
