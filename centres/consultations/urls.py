"""Addresses of a consultation, behind a secret link."""

from django.urls import path

from . import views

app_name = "consultation"
urlpatterns = [
    path("<str:token>/", views.read, name="read"),
    path("<str:token>/commenter/", views.comment_on, name="comment"),
]
