"""Perimeters as a reader says them."""

import datetime

import pytest

from centres.wording import full_name, perimeter_in_names, perimeter_in_words
from tests.factories.territories import real_department

pytestmark = pytest.mark.django_db

TOTALS = {"24": 6, "53": 4, "52": 5, "84": 12, "11": 8, "04": 1, "76": 13}


def said(say, *codes, **day):
    departments = [real_department(code) for code in codes]
    totals = {d.region_id: TOTALS[d.region.code] for d in departments}
    return say(departments, totals, **day)


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
    assert said(perimeter_in_words, *codes, on=datetime.date(2016, 1, 1)) == words


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (["01", "07", "26", "38", "42", "69", "73", "74"], "toute la région Rhône-Alpes"),
        (["30"], "le Gard en Languedoc-Roussillon"),
        (["01", "07", "26", "38"], "quatre des huit départements de Rhône-Alpes"),
        (
            ["01", "07", "26", "38", "42", "69", "73", "74", "03", "15", "43", "63"],
            "Rhône-Alpes et l’Auvergne, en entier",
        ),
        (["22", "29", "35", "56"], "toute la région Bretagne"),
    ],
)
def test_perimeter_of_a_day_before_2016_is_told_by_the_regions_of_then(codes, words):
    assert said(perimeter_in_words, *codes, on=datetime.date(2015, 12, 31)) == words


@pytest.mark.parametrize(
    ("on", "codes", "words"),
    [
        ((2016, 9, 29), ["30"], "le Gard en Languedoc-Roussillon-Midi-Pyrénées"),
        ((2016, 9, 30), ["30"], "le Gard en Occitanie"),
        ((2015, 1, 16), ["18", "28", "36", "37", "41", "45"], "toute la région Centre"),
        ((2015, 1, 17), ["18"], "le Cher en Centre-Val de Loire"),
        ((1972, 7, 4), ["30", "34"], "le Gard et l’Hérault"),
        ((1976, 5, 5), ["91", "95"], "l’Essonne et le Val-d’Oise"),
    ],
)
def test_perimeter_bears_the_names_of_that_day(on, codes, words):
    assert said(perimeter_in_words, *codes, on=datetime.date(*on)) == words


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
