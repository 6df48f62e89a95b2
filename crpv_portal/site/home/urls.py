"""Address of the home page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="home"),
    path("compte/arrivee/", views.landing, name="landing"),
]
