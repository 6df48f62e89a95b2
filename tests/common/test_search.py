"""Searches by name: anybody may type any number of words, and the work stays small."""

import pytest
from django.apps import apps

from crpv_portal.common.names import DatedName
from crpv_portal.common.search import (
    MOST_PARTS,
    MOST_WORDS,
    first_words,
    search_words,
    words_left_out,
)
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

OWNERS = sorted(
    {
        field.related_model
        for names in apps.get_models()
        if issubclass(names, DatedName)
        for field in names._meta.fields
        if field.related_model and hasattr(field.related_model.objects.all(), "search")
    },
    key=lambda model: model._meta.label,
)


def test_whoever_has_names_is_searched():
    assert {model._meta.label for model in OWNERS} == {
        "centres.Centre",
        "governance.Body",
        "partners.Organisation",
    }


@pytest.mark.parametrize("model", OWNERS)
def test_words_multiply_no_row(model):
    many = model.objects.search(" ".join(f"mot{number}" for number in range(50)))
    one = model.objects.search("mot0")
    assert "JOIN" not in str(many.query)
    assert not many.query.distinct
    assert str(many.query).count("EXISTS") == MOST_WORDS * str(one.query).count("EXISTS")


def test_words_are_read_once_and_not_without_end():
    assert search_words("L’Été, l’été") == ["l", "ete"]
    assert len(search_words("a b c d e f g h i j")) == MOST_WORDS
    assert search_words("  -  ") == []


def test_a_text_is_cut_after_its_sixth_word():
    assert first_words("l’été “à la mer” -hiver 12 mois") == "l’été “à la mer” -hiver"
    assert first_words("a b a b a b a b c") == "a b a b a b a b c"
    assert first_words("a " * 10_000) == first_words("a " * MOST_PARTS)
    assert not words_left_out("L’été, l’été, l’été : à la mer")
    left_out = "Seuls les six premiers mots sont cherchés, pas les suivants."
    assert words_left_out("a b c d e f g") == left_out


@pytest.mark.parametrize("model", OWNERS)
@pytest.mark.parametrize("signs", ["%", "_", "- -"])
def test_signs_that_make_no_word_find_nothing_rather_than_all(model, signs):
    assert model.objects.search(signs).query.is_empty()
    assert not model.objects.search(" ").query.is_empty()


LISTS = (
    *("/centres/", "/partenaires/", "/gouvernance/instances/", "/gouvernance/decisions/"),
    *("/espace/instances/", "/admin/centres/centre/", "/admin/partners/person/"),
)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_says_which_words_it_does_not_look_for(client, address):
    client.force_login(UserFactory(staff=True))
    said = "Seuls les six premiers mots"
    assert said in client.get(address, {"q": "un deux trois quatre cinq six sept"}).text
    assert said not in client.get(address, {"q": "un deux trois quatre cinq six"}).text
