"""Searches by name: anybody may type any number of words, and the work stays small."""

import pytest
from django.apps import apps

from crpv_portal.common.names import MOST_WORDS, DatedName, search_words

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
