"""Régions and départements of the past, day by day, against the texts that made them."""

import csv
import datetime

import pytest

from crpv_portal.territories.extract import DATA
from crpv_portal.territories.former import MERGED, RENAMED, department_then, region_on, region_then
from tests.factories.territories import real_department
from tests.network_data import bare

pytestmark = pytest.mark.django_db

# Décret n° 60-516, annexe I, as it stood until 2016; of « Centre » and of those merged in 2016.
ANNEX = {
    "Nord-Pas-de-Calais": "Nord, Pas-de-Calais",
    "Picardie": "Aisne, Oise, Somme",
    "Centre": "Cher, Eure-et-Loir, Indre, Indre-et-Loire, Loir-et-Cher, Loiret",
    "Haute-Normandie": "Eure, Seine-Maritime",
    "Basse-Normandie": "Calvados, Manche, Orne",
    "Poitou-Charentes": "Charente, Charente-Maritime, Deux-Sèvres, Vienne",
    "Limousin": "Corrèze, Creuse, Haute-Vienne",
    "Aquitaine": "Dordogne, Gironde, Landes, Lot-et-Garonne, Pyrénées-Atlantiques",
    "Midi-Pyrénées": "Ariège, Aveyron, Haute-Garonne, Gers, Lot, Hautes-Pyrénées, Tarn, "
    "Tarn-et-Garonne",
    "Champagne-Ardenne": "Ardennes, Aube, Marne, Haute-Marne",
    "Lorraine": "Meurthe-et-Moselle, Meuse, Moselle, Vosges",
    "Alsace": "Bas-Rhin, Haut-Rhin",
    "Franche-Comté": "Doubs, Jura, Haute-Saône, Territoire de Belfort",
    "Bourgogne": "Côte-d’Or, Nièvre, Saône-et-Loire, Yonne",
    "Auvergne": "Allier, Cantal, Haute-Loire, Puy-de-Dôme",
    "Rhône-Alpes": "Ain, Ardèche, Drôme, Isère, Loire, Rhône, Savoie, Haute-Savoie",
    "Languedoc-Roussillon": "Aude, Gard, Hérault, Lozère, Pyrénées-Orientales",
}
NONE_YET = "la loi qui crée les régions est du 5 juillet 1972"
NONE_AT_ALL = "la loi qui les crée est du 5 juillet 1972"


def rows(name):
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


def test_departments_are_those_of_the_annex():
    names = {row["code"]: row["name"] for row in rows("departments.csv")}
    centre, *_ = RENAMED
    found = {
        region.name: {names[code] for code in region.departments} for region in (*MERGED, centre)
    }
    assert found == {name: set(listed.split(", ")) for name, listed in ANNEX.items()}


def test_what_became_one_holds_the_departments_of_a_present_region():
    by_region = {}
    for row in rows("departments.csv"):
        by_region.setdefault(row["region"], set()).add(row["code"])
    whole = [set(region.departments) for region in RENAMED]
    assert whole == [by_region[code] for code in ("24", "44", "75", "76", "32")]
    merged = [code for region in MERGED for code in region.departments]
    assert len(merged) == len(set(merged))
    assert set(merged) == {
        code for region in ("27", "28", "32", "44", "75", "76", "84") for code in by_region[region]
    }


@pytest.mark.parametrize(
    ("code", "days"),
    [
        (
            "67",
            {
                "1972-07-04": None,
                "1972-07-05": "Alsace",
                "2015-12-31": "Alsace",
                "2016-01-01": "Alsace-Champagne-Ardenne-Lorraine",
                "2016-09-29": "Alsace-Champagne-Ardenne-Lorraine",
                "2016-09-30": "Grand Est",
            },
        ),
        ("14", {"2015-12-31": "Basse-Normandie", "2016-01-01": "Normandie"}),
        ("01", {"2015-12-31": "Rhône-Alpes", "2016-01-01": "Auvergne-Rhône-Alpes"}),
        ("37", {"2015-01-16": "Centre", "2015-01-17": "Centre-Val de Loire"}),
        ("93", {"1976-05-05": None, "1976-05-06": "Île-de-France"}),
        ("35", {"1972-07-04": None, "1972-07-05": "Bretagne"}),
        ("976", {"2011-03-30": None, "2011-03-31": "Mayotte"}),
        ("975", {"1900-01-01": "Saint-Pierre-et-Miquelon"}),
    ],
)
def test_region_of_a_day(code, days):
    department = real_department(code)
    then = {day: region_on(department, datetime.date.fromisoformat(day)) for day in days}
    assert {day: region and region.name for day, region in then.items()} == days


@pytest.mark.parametrize(
    ("code", "on", "of_department", "of_region"),
    [
        (
            "30",
            "2016-03-01",
            "Ce jour-là, la région s’appelait Languedoc-Roussillon-Midi-Pyrénées ; elle s’appelle "
            "Occitanie depuis le 30 septembre 2016.",
            "idem",
        ),
        (
            "30",
            "2010-06-01",
            "Ce jour-là, le département était dans la région Languedoc-Roussillon ; la région "
            "Occitanie date du 1er janvier 2016.",
            "Cette région date du 1er janvier 2016. Ce jour-là, il y en avait deux à sa place : "
            "Languedoc-Roussillon et Midi-Pyrénées.",
        ),
        (
            "37",
            "2010-06-01",
            "Ce jour-là, la région s’appelait Centre ; elle s’appelle Centre-Val de Loire depuis "
            "le 17 janvier 2015.",
            "idem",
        ),
        (
            "30",
            "1965-01-01",
            "Ce jour-là, il n’y avait pas encore de régions, mais des circonscriptions d’action "
            f"régionale, depuis le décret du 2 juin 1960 ; {NONE_YET}.",
            "idem",
        ),
        (
            "35",
            "1960-06-01",
            f"Ce jour-là, il n’y avait pas encore de régions : {NONE_AT_ALL}.",
            "idem",
        ),
        (
            "93",
            "1974-01-01",
            "Ce jour-là, cette région n’existait pas : la loi qui la crée est du 6 mai 1976.",
            "idem",
        ),
        (
            "22",
            "1990-01-01",
            "Ce jour-là, le département s’appelait Côtes-du-Nord ; il s’appelle Côtes-d’Armor "
            "depuis le 8 mars 1990.",
            "",
        ),
        ("22", "1990-03-08", "", ""),
        ("976", "1950-01-01", "Mayotte est devenue un département le 31 mars 2011.", "idem"),
        ("975", "1950-01-01", "", ""),
        ("35", "2010-06-01", "", ""),
    ],
)
def test_what_was_otherwise_is_said(code, on, of_department, of_region):
    day = datetime.date.fromisoformat(on)
    department = real_department(code)
    others = {"30": ["31"], "37": ["18"], "93": ["75"], "22": ["35"]}.get(code, [])
    assert bare(department_then(department, day)) == of_department
    said = bare(region_then([department, *map(real_department, others)], day))
    assert said == (of_department if of_region == "idem" else of_region)
