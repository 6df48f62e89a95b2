"""A change of perimeter: the day first, then what it would write; no known date moves unasked."""

import datetime

import pytest

from centres.models import Coverage
from tests.admin.screens import address, errors
from tests.factories.centres import CentreFactory, CoverageFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db

NOTHING = "Rien n’est enregistré : ce jour-là, le centre couvre déjà ces départements"


@pytest.fixture
def centre():
    """A centre of four départements: one for good, two until a known day, one from 2027."""
    centre = CentreFactory(published=True, coverage=False)
    for name, since, until in (
        ("Sarthe", "2005", ""),
        ("Mayenne", "2005", "2017"),
        ("Indre", "2005", "01/07/2026"),
        ("Vienne", "01/01/2027", ""),
    ):
        CoverageFactory(
            centre=centre, department=DepartmentFactory(name=name), since=since, until=until
        )
    return centre


def plain(node) -> str:
    return " ".join(node.get_text(" ").split()).replace("\xa0", " ")


def rows():
    return {
        row.department.name: (row.start_on, row.end_on)
        for row in Coverage.objects.select_related("department")
    }


def sent(centre, on, names, **more):
    chosen = [row.department_id for row in centre.coverages.filter(department__name__in=names)]
    return {
        "on": on,
        "departments": chosen,
        "confidence": "unverified",
        "reason": "convention",
        **more,
    }


def test_the_day_is_asked_first(screens, centre):
    page = screens.get(address(centre, "perimetre"))
    assert page.select_one("[name=on]") is not None
    assert page.select_one("[name=departments]") is None
    assert page.select_one("form[method=get]") is not None
    far = screens.get(address(centre, "perimetre") + "?on=31/12/9999")
    assert len(errors(far)) == 1
    refused = screens.get(address(centre, "perimetre") + "?on=31/02/2026")
    assert refused.select_one(".field-on.errors") is not None


@pytest.mark.parametrize(
    ("on", "ticked"),
    [
        ("01/01/2010", {"Sarthe", "Mayenne", "Indre"}),
        ("01/06/2026", {"Sarthe", "Indre"}),
        ("01/02/2027", {"Sarthe", "Vienne"}),
    ],
)
def test_what_held_that_day_is_ticked(screens, centre, on, ticked):
    page = screens.get(address(centre, "perimetre") + f"?on={on}")
    assert {
        plain(box.parent).split(" (")[0] for box in page.select(".departments input[checked]")
    } == ticked


def test_what_is_planned_after_the_day_is_said(screens, centre):
    said = plain(screens.get(address(centre, "perimetre") + "?on=01/06/2026"))
    assert "le centre couvre : Indre et Sarthe." in said
    assert "Vienne, à partir du 1er janvier 2027." in said or "Vienne, depuis" in said  # later on


@pytest.mark.parametrize(
    ("on", "names"),
    [("01/01/2010", ("Sarthe", "Mayenne", "Indre")), ("01/02/2027", ("Sarthe", "Vienne"))],
)
def test_unchanged_form_says_that_nothing_changes(screens, centre, on, names):
    before = rows()
    page = screens.confirm(address(centre, "perimetre"), sent(centre, on, names))
    assert NOTHING in plain(page)
    assert rows() == before


def test_nothing_is_written_before_what_would_be_is_confirmed(screens, centre):
    before = rows()
    url = address(centre, "perimetre")
    data = sent(centre, "01/02/2027", ("Vienne",))
    newcomer = DepartmentFactory(name="Orne")
    data["departments"] += [newcomer.pk]
    page = screens.save(url, data)
    shown = plain(page.select_one(".action-preview"))
    assert "Entrent à partir du 1er février 2027 Orne" in shown
    assert "Sortent, dernier jour le 31 janvier 2027 Sarthe" in shown
    assert "Restent Vienne" in shown
    assert rows() == before
    back = screens.save(url, data | {"_back": "1"})
    assert len(back.select(".departments input[checked]")) == 2
    page = screens.save(url, data | {"_confirmed": page.select_one("[name=_confirmed]")["value"]})
    assert "Le périmètre est modifié." in plain(page), errors(page)
    assert rows()["Sarthe"][1] == datetime.date(2027, 2, 1)
    assert rows()["Orne"][0] == datetime.date(2027, 2, 1)


def test_end_already_known_is_moved_only_when_told(screens, centre):
    before = rows()
    url = address(centre, "perimetre")
    data = sent(centre, "01/01/2010", ("Sarthe", "Indre"))
    page = screens.save(url, data)
    said = plain(page.select_one(".field-may_replace .errorlist"))
    assert "Mayenne, dernier jour : 2017 devient 31 décembre 2009" in said
    assert rows() == before
    page = screens.save(url, data | {"may_replace": "on"})
    assert "Dates remplacées Mayenne, dernier jour" in plain(page.select_one(".action-preview"))
    screens.confirm(url, data | {"may_replace": "on"})
    assert rows()["Mayenne"][1] == datetime.date(2010, 1, 1)
    assert {name: rows()[name] for name in ("Sarthe", "Indre", "Vienne")} == {
        name: before[name] for name in ("Sarthe", "Indre", "Vienne")
    }


def test_beginning_already_planned_is_moved_only_when_told(screens, centre):
    before = rows()
    url = address(centre, "perimetre")
    data = sent(centre, "01/12/2026", ("Sarthe", "Vienne"))
    page = screens.confirm(url, data)
    assert "Vienne, début : 1er janvier 2027 devient 1er décembre 2026" in " ".join(
        errors(page)
    ).replace("\xa0", " ")
    assert rows() == before
    screens.confirm(url, data | {"may_replace": "on"})
    assert rows()["Vienne"] == (datetime.date(2026, 12, 1), None)
    assert Coverage.objects.filter(department__name="Vienne").count() == 1


def test_refusal_names_the_departement(screens, centre):
    data = sent(centre, "01/01/2027", ("Sarthe",))
    page = screens.confirm(address(centre, "perimetre"), data)
    said = plain(page.select_one(".field-departments .errorlist"))
    assert said.startswith("Vienne : cette couverture commence ce jour")
    (problem,) = page.select(".problems a")
    assert page.select_one(problem["href"])["class"] == ["departments"]


def test_departement_that_a_source_shows_later_does_not_leave_before(screens, centre):
    seen = CoverageFactory(
        centre=centre, department=DepartmentFactory(name="Cher"), attested="01/06/2026"
    )
    Coverage.objects.filter(pk=seen.pk).update(start_on="2005-01-01", start_on_precision="year")
    before = rows()
    data = sent(centre, "01/02/2026", ("Sarthe", "Indre"))
    page = screens.save(address(centre, "perimetre"), data)
    assert "Cher : une source montre qu’il est couvert le 1er juin 2026" in " ".join(
        errors(page)
    ).replace("\xa0", " ")
    assert rows() == before


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("29/02/2027", "Écrivez le jour ainsi"),
        ("2026", "Écrivez le jour"),
        ("01/01/2050", "trop loin"),
    ],
)
def test_day_that_cannot_be_one_is_refused_in_words(screens, centre, day, said):
    page = screens.get(address(centre, "perimetre") + f"?on={day}")
    assert said in " ".join(errors(page))
    assert page.select_one(".problems a")["href"] == "#id_on"


def test_perimeter_changed_meanwhile_is_shown_anew(screens, centre):
    """What was confirmed is what is done."""
    url = address(centre, "perimetre")
    data = sent(centre, "01/02/2027", ("Vienne",))
    seen = screens.save(url, data).select_one("[name=_confirmed]")["value"]
    Coverage.objects.filter(department__name="Indre").update(end_on=None, end_on_precision="")
    page = screens.save(url, data | {"_confirmed": seen})
    assert "Entre-temps, quelqu’un a changé" in plain(page)
    assert "Indre" in plain(page.select_one(".action-preview"))
    assert rows()["Sarthe"][1] is None


def test_form_asks_for_its_reason_and_departements(screens, centre):
    page = screens.save(address(centre, "perimetre"), {"on": "01/01/2026"})
    assert {row["class"][1] for row in page.select(".form-row.errors")} == {
        "field-departments",
        "field-reason",
    }
