"""Whole names of territories, their beginnings, and the choice between several."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.factories.centres import CentreFactory
from tests.factories.territories import real_commune, real_department
from tests.site.finder.reading import answers, ask, choices, said

pytestmark = pytest.mark.django_db


def test_whole_name_of_a_department_precedes_a_beginning(client):
    """« Manche » is no way to Manchecourt, a commune déléguée of the Loiret."""
    real_commune("45191")
    manche = CentreFactory(name="Du Cotentin", published=True, departments=[real_department("50")])
    for text in ("Manche", "la manche", "MANCHE", "département de la Manche", "Manche (50)"):
        soup = ask(client, text)
        assert answers(soup) == [manche.name], text
        assert "Qui intervient dans la Manche" in said(soup)


def test_two_whole_names_are_a_choice(client):
    isere = real_commune("38544")  # Vienne
    real_department("86")
    soup = ask(client, "Vienne")
    assert answers(soup) == []
    assert choices(soup) == ["Vienne, département", "Vienne (Isère)"]
    department, commune = soup.select(".crpv-choices a")
    assert "Qui intervient dans la Vienne" in said(
        BeautifulSoup(client.get(department["href"]).text, "lxml")
    )
    assert f"Qui intervient à {isere.name}" in said(
        BeautifulSoup(client.get(commune["href"]).text, "lxml")
    )


@pytest.mark.parametrize("text", ["La Réunion", "Réunion", "la reunion"])
def test_reunion_of_the_ocean_is_the_first_choice(client, text):
    real_commune("47222")  # La Réunion, in Lot-et-Garonne
    real_department("974")
    assert choices(ask(client, text)) == ["La Réunion, département", "La Réunion (Lot-et-Garonne)"]


def test_commune_and_department_of_one_name_and_place_need_no_choice(client):
    mayenne = real_commune("53147")
    CentreFactory(name="Seul", published=True, departments=[mayenne.department])
    assert answers(ask(client, "Mayenne")) == ["Seul"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Evry", ["Évry (Yonne)", "Évry-Courcouronnes (Essonne)"]),
        ("saint", ["Le Saint (Morbihan)", "Saint-Denis (Seine-Saint-Denis)"]),
        ("val", ["Le Val (Var)", "Val-de-Reuil (Eure)"]),  # three times larger, article missing
    ],
)
def test_small_commune_whose_name_begins_that_of_a_large_one_is_a_choice(client, text, shown):
    for code in ("89162", "91228", "56201", "93066", "83143", "27701"):
        real_commune(code)
    soup = ask(client, text)
    assert (answers(soup), choices(soup)) == ([], shown)
    assert "peut désigner" in said(soup)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Évry (Yonne)", "à Évry"),
        ("evry 89", "à Évry"),
        ("Évry-Courcouronnes", "à Évry-Courcouronnes"),
        ("Havre", "au Havre"),
        ("Paris", "à Paris"),
    ],
)
def test_name_that_no_much_larger_commune_continues_is_answered(client, text, place):
    for code in ("89162", "91228", "76351", "75056", "71343"):
        real_commune(code)
    assert f"Qui intervient {place}\u00a0?" in said(ask(client, text))


def test_beginning_of_a_name_is_a_choice_even_alone(client):
    real_commune("30189")
    soup = ask(client, "nîm")
    assert answers(soup) == []
    assert choices(soup) == ["Nîmes (Gard)"]
    assert "Rien ne s’appelle exactement «\u00a0nîm\u00a0»" in said(soup)


def test_beginning_of_a_department_and_a_misspelt_one_are_choices(client):
    real_department("29")
    assert choices(ask(client, "finis")) == ["Finistère, département"]
    assert choices(ask(client, "finisterre")) == ["Finistère, département"]


def test_region_is_answered_with_its_centres(client):
    bretagne = [real_department(code) for code in ("22", "29", "35", "56")]
    CentreFactory(name="De l’ouest", published=True, departments=bretagne)
    for text in ("Bretagne", "la bretagne", "Région Bretagne", "région de Bretagne"):
        soup = ask(client, text)
        assert answers(soup) == ["De l’ouest"], text
        assert "Qui intervient en Bretagne" in said(soup)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("PACA", "13", "en Provence-Alpes-Côte d’Azur"),
        ("idf", "75", "en Île-de-France"),
        ("Picardie", "80", "dans les Hauts-de-France"),
        ("AURA", "69", "en Auvergne-Rhône-Alpes"),
        ("Côtes-du-Nord", "22", "dans les Côtes-d’Armor"),
        ("cote armor", "22", "dans les Côtes-d’Armor"),
        ("Meurthe & Moselle", "54", "en Meurthe-et-Moselle"),
        ("Seine-St-Denis", "93", "en Seine-Saint-Denis"),
        ("93 Seine-Saint-Denis", "93", "en Seine-Saint-Denis"),
        ("Seine-Saint-Denis (93)", "93", "en Seine-Saint-Denis"),
    ],
)
def test_other_names_of_territories_are_whole_names(client, text, code, place):
    real_commune("42163")  # La Pacaudière
    real_department(code)
    assert f"Qui intervient {place}" in said(ask(client, text))


@pytest.mark.parametrize("text", ["Lille 59 000", "59 000 Lille", "59 000"])
def test_parted_postcode(client, text):
    real_commune("59350")
    assert "Qui intervient à Lille" in said(ask(client, text))


def test_code_of_corse_before_its_letters(client):
    real_department("2A")
    real_department("2B")
    assert choices(ask(client, "20")) == ["Corse-du-Sud, département", "Haute-Corse, département"]


def test_beginning_of_the_overseas_codes_is_a_choice(client):
    for code in ("971", "974", "93"):
        real_department(code)
    assert choices(ask(client, "97")) == ["Guadeloupe, département", "La Réunion, département"]


def test_delegated_commune_is_said(client):
    real_commune("49023")
    soup = ask(client, "Andrezé")
    assert "Andrezé, commune déléguée de Beaupréau-en-Mauges" in said(soup)
    label = "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"
    assert label.split(" (")[0] in said(ask(client, label, commune="49023"))


def test_inhabitants_of_a_part_are_said_to_be_those_of_the_commune(client):
    real_commune("49023")
    part, whole = (said(ask(client, text)) for text in ("Andrezé", "Beaupréau-en-Mauges"))
    count = re.search(r"Beaupréau-en-Mauges \(([\d\s]+habitants)\)", whole)[1]
    assert f"(Beaupréau-en-Mauges : {count})" in part
