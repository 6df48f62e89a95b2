"""Addresses of régions and départements; the models of territories use their namespace."""

from django.urls import path

from . import views

app_name = "territories"
urlpatterns = [
    path("territoires/", views.territory_list, name="list"),
    path("territoires/<slug:slug>/", views.region_detail, name="region"),
    path("territoires/<slug:region_slug>/<slug:slug>/", views.department_detail, name="department"),
]
