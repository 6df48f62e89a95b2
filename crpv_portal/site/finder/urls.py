"""Addresses of the finder."""

from django.urls import path

from . import views

app_name = "atlas"
urlpatterns = [
    path("trouver-mon-centre/", views.finder, name="finder"),
    path("trouver-mon-centre/propositions/", views.proposals_while_typing, name="proposals"),
]
