"""Address of the home page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("reseau-en-chiffres/", views.network_figures, name="network_figures"),
    path("compte/arrivee/", views.landing, name="landing"),
]
