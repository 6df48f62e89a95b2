"""Perimeters as a reader says them."""

import pytest

from centres.wording import full_name, perimeter_in_names, perimeter_in_words
from tests.factories.territories import real_department

pytestmark = pytest.mark.django_db

TOTALS = {"53": 4, "52": 5, "84": 12, "11": 8, "04": 1, "76": 13}


def said(say, *codes):
    departments = [real_department(code) for code in codes]
    totals = {d.region_id: TOTALS[d.region.code] for d in departments}
    return say(departments, totals)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["22", "29", "35", "56"], "toute la région Bretagne"),
        (
            ["22", "29", "35", "56", "44", "49", "53", "72", "85"],
            "la Bretagne et les Pays de la Loire, en entier",
        ),
        (["93"], "la Seine-Saint-Denis en Île-de-France"),
        (["91", "95"], "l’Essonne et le Val-d’Oise en Île-de-France"),
        (["974"], "La Réunion"),
        (
            ["01", "07", "26", "38", "42", "69", "73", "74"],
            "huit des douze départements d’Auvergne-Rhône-Alpes",
        ),
        (["22", "29", "35", "56", "974"], "toute la région Bretagne et La Réunion"),
        ([], ""),
    ],
)
def test_perimeter_in_words(codes, words):
    assert said(perimeter_in_words, *codes) == words


def test_perimeter_in_names_gives_each_name_with_its_article():
    codes = ("11", "30", "34", "66")
    assert said(perimeter_in_names, *codes) == (
        "l’Aude, le Gard, l’Hérault et les Pyrénées-Orientales"
    )


def test_acronym_is_not_repeated():
    assert full_name("Institut régional de la ville", "IREV") == (
        "Institut régional de la ville (IREV)"
    )
    assert full_name("Normanvilles - Centre ressources", "Normanvilles") == (
        "Normanvilles - Centre ressources"
    )
    assert full_name("RésO Villes", "") == "RésO Villes"
