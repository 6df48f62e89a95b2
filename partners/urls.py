"""Addresses of partners, of the charter and of the framework."""

from django.urls import path

from .choices import TextKind
from .views import charter, comparison, framework, organisations

app_name = "partners"
urlpatterns = [
    path("partenaires/", organisations.organisation_list, name="list"),
    path(
        "partenaires/<slug:slug>/",
        organisations.organisation_detail,
        name="organisation_detail",
    ),
    path("charte/", charter.charter, name="charter"),
    path(
        "charte/comparer/",
        comparison.comparison,
        {"kind": TextKind.CHARTER.value},
        name="compare_charters",
    ),
    path("cadre-de-reference/", framework.framework, name="framework"),
    path(
        "cadre-de-reference/comparer/",
        comparison.comparison,
        {"kind": TextKind.FRAMEWORK.value},
        name="compare_frameworks",
    ),
    path(
        "cadre-de-reference/<slug:edition>/",
        framework.edition_detail,
        name="edition_detail",
    ),
    path(
        "cadre-de-reference/<slug:edition>/<slug:code>/",
        framework.provision_detail,
        name="provision_detail",
    ),
]
