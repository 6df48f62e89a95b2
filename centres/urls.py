"""Addresses of the centres."""

from django.urls import path

from . import views
from .activity.views import activity

app_name = "centres"
urlpatterns = [
    path("reseau-en-chiffres/activite/", activity, name="activity"),
    path("centres/", views.centre_list, name="list"),
    path("centres/financements/<int:year>/subventions.csv", views.grants_file, name="grants_file"),
    path("centres/<slug:slug>/", views.centre_detail, name="detail"),
    path(
        "centres/<slug:slug>/accords/<uuid:public_id>/", views.agreement_file, name="agreement_file"
    ),
]
