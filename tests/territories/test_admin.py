"""The territories in the admin: looked up as people type, never edited."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.test import RequestFactory

from crpv_portal.territories.models import Commune, Intercommunality
from tests.factories.territories import CommuneFactory, IntercommunalityFactory, real_commune

pytestmark = pytest.mark.django_db
MODELS = [model for model in admin.site._registry if model._meta.app_label == "territories"]


def search(model, text):
    options = admin.site._registry[model]
    request = RequestFactory().get("/")
    found, _ = options.get_search_results(request, model.objects.all(), text)
    return sorted(row.name for row in found)


@pytest.mark.parametrize("text", ["evry", "ÉVRY", "courcouronnes", "évry-cour", "91228"])
def test_commune_is_found_as_it_is_typed(text):
    real_commune("91228")
    CommuneFactory(name="Ailleurs")
    assert search(Commune, text) == ["Évry-Courcouronnes"]


def test_intercommunality_is_found_by_any_of_its_words():
    IntercommunalityFactory(name="Communauté d’agglomération Étampois Sud Essonne")
    assert search(Intercommunality, "étampois") == [
        "Communauté d’agglomération Étampois Sud Essonne"
    ]
    assert search(Intercommunality, "tampois") == []


def test_empty_search_shows_everything_and_marks_alone_nothing_found():
    CommuneFactory(name="Ici")
    assert search(Commune, " ") == ["Ici"]
    assert search(Commune, "%") == []


@pytest.mark.parametrize("model", MODELS)
def test_nothing_is_edited_by_hand(model):
    options = admin.site._registry[model]
    request = RequestFactory().get("/")
    assert not options.has_add_permission(request)
    assert not options.has_change_permission(request)
    assert not options.has_delete_permission(request)
    shown = set(flatten_fieldsets(options.get_fieldsets(request)))
    assert {"code", "name"} <= shown
    assert "sort_key" not in shown


def test_every_kind_that_others_choose_from_is_registered():
    assert {model.__name__ for model in MODELS} == {
        *("Region", "Department", "Commune", "Intercommunality", "PriorityNeighbourhood")
    }
