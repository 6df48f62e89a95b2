"""Two agents on one page: nothing that either typed is lost, nothing of the other's is undone."""

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.test import Client

from centres.models import Centre, Contact, Coverage
from crpv_portal.common.admin.meanwhile import MeanwhileMixin
from crpv_portal.common.models import Source
from tests.admin.screens import Screens, address, errors, is_saved
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    ContactFactory,
    CoverageFactory,
)
from tests.factories.partners import (
    OrganisationFactory,
)
from tests.factories.territories import DepartmentFactory
from tests.tabs import Tab, browsers
from tests.two_people import RECORDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def camille(db) -> Screens:
    """Screens of a second agent."""
    client = Client()
    client.force_login(
        UserFactory(staff=True, second_factor=True, first_name="Camille", last_name="Durand")
    )
    return Screens(client)


def words(page) -> str:
    return " ".join(page.get_text(" ").split()).replace("\xa0", " ")


def refusals(page) -> str:
    return " ".join(errors(page)).replace("\xa0", " ")


def test_what_two_agents_change_apart_is_all_kept(screens, camille):
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    mine, theirs = screens.filled(url), camille.filled(url)
    assert is_saved(camille.save(url, theirs | {"summary": "Présentation de Camille"}))
    page = screens.save(url, mine | {"last_seen_on": "03/2026", "_continue": "1"})
    assert is_saved(page), errors(page)
    assert "Camille Durand a aussi modifié cette fiche le " in words(page)
    assert "(présentation) : c’est gardé." in words(page)
    centre.refresh_from_db()
    assert centre.summary == "Présentation de Camille"
    assert str(centre.last_seen) == "mars 2026"


def test_one_box_changed_by_both_is_shown_with_both_and_the_rest_is_saved(screens, camille):
    centre = CentreFactory(summary="Avant")
    coverage = CoverageFactory(centre=centre)
    url = address(centre)
    mine, theirs = screens.filled(url), camille.filled(url)
    camille.save(url, theirs | {"summary": "De Camille", "coverages-0-note": "note de Camille"})
    mine |= {"summary": "De Jeanne", "coverages-0-note": "note de Jeanne", "note": "à relire"}
    page = screens.save(url, mine)
    said = refusals(page)
    assert "Camille Durand a écrit ici le " in said
    assert "« De Camille ». Vous avez écrit : « De Jeanne »" in said
    assert "« note de Camille ». Vous avez écrit : « note de Jeanne »" in said
    assert "Enregistré, sauf ce que deux personnes ont écrit" in words(page)
    assert page.select_one("#id_summary").text.strip() == "De Jeanne"
    assert page.select_one("#id_coverages-0-note").text.strip() == "note de Jeanne"
    centre.refresh_from_db()
    coverage.refresh_from_db()
    assert (centre.summary, coverage.note) == ("De Camille", "note de Camille")
    assert centre.note == "à relire"  # what did not collide
    # The page shown is the new version: saving it again is a choice.
    again = screens.filled_from(page)
    page = screens.save(url, again)
    assert is_saved(page), errors(page)
    centre.refresh_from_db()
    coverage.refresh_from_db()
    assert (centre.summary, coverage.note) == ("De Jeanne", "note de Jeanne")


def test_same_words_from_both_are_no_clash(screens, camille):
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    mine = screens.filled(url)
    camille.save(url, camille.filled(url) | {"summary": "Pareil"})
    page = screens.save(url, mine | {"summary": "Pareil"})
    assert is_saved(page), errors(page)


def test_row_deleted_meanwhile_that_the_other_left_alone(screens, camille):
    centre = CentreFactory()
    for name in ("Sarthe", "Mayenne", "Vendée"):
        CoverageFactory(centre=centre, department=DepartmentFactory(name=name))
    url = address(centre)
    mine = screens.filled(url)
    gone = next(
        n for n in range(3) if "Mayenne" in screens.get(url).select_one(f"#coverages-{n}").text
    )
    last = next(
        n for n in range(3) if "Vendée" in screens.get(url).select_one(f"#coverages-{n}").text
    )
    camille.save(url, camille.filled(url) | {f"coverages-{gone}-DELETE": "on", "why": "doublon"})
    mine[f"coverages-{last}-note"] = "vu"
    sarthe = screens.add_row(mine, "contacts", kind="phone", value="01 23 45 67 89")
    assert sarthe == 0
    page = screens.save(url, mine | {"_continue": "1"})
    assert is_saved(page), errors(page)
    assert "Camille Durand a supprimé la ligne « Mayenne" in words(page)
    assert centre.coverages.get(department__name="Vendée").note == "vu"
    assert centre.coverages.count() == 2
    assert centre.contacts.count() == 1


def test_row_deleted_meanwhile_that_the_other_wrote_in_comes_back_to_be_chosen(screens, camille):
    """Nothing else of what was typed is lost, and the page can be saved."""
    contact = ContactFactory(kind="phone", value="01 23 45 67 89", is_public=False, label="Accueil")
    url = address(contact.centre)
    mine = screens.filled(url)
    camille.save(url, camille.filled(url) | {"contacts-0-DELETE": "on", "why": "doublon"})
    mine |= {"contacts-0-label": "Standard", "summary": "Écrit pendant ce temps"}
    page = screens.save(url, mine)
    assert not is_saved(page) or "sauf" in words(page)
    assert "Camille Durand a supprimé cette ligne le " in refusals(page)
    assert page.select_one("#id_contacts-0-label")["value"] == "Standard"
    contact.centre.refresh_from_db()
    assert contact.centre.summary == "Écrit pendant ce temps"
    assert not Contact.objects.exists()
    page = screens.save(url, screens.filled_from(page) | {"contacts-0-confidence": "unverified"})
    assert is_saved(page), errors(page)
    assert Contact.objects.get().label == "Standard"


def test_row_changed_meanwhile_is_not_deleted_unseen(screens, camille):
    coverage = CoverageFactory()
    url = address(coverage.centre)
    mine = screens.filled(url)
    camille.save(url, camille.filled(url) | {"coverages-0-note": "convention retrouvée"})
    page = screens.save(url, mine | {"coverages-0-DELETE": "on", "why": "doublon"})
    assert "Camille Durand a modifié cette ligne le " in refusals(page)
    assert Coverage.objects.get().note == "convention retrouvée"
    page = screens.save(
        url, screens.filled_from(page) | {"coverages-0-DELETE": "on", "why": "doublon"}
    )
    assert is_saved(page), errors(page)
    assert not Coverage.objects.exists()


def test_clash_beside_an_error_keeps_all_that_was_typed(screens, camille):
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    mine = screens.filled(url)
    camille.save(url, camille.filled(url) | {"summary": "De Camille"})
    page = screens.save(url, mine | {"summary": "De Jeanne", "last_seen_on": "31/02/2026"})
    assert not is_saved(page)
    assert page.select_one("#id_last_seen_on")["value"] == "31/02/2026"
    assert page.select_one("#id_summary").text.strip() == "De Jeanne"
    assert "De Camille" in refusals(page)


def test_page_that_says_no_version_overwrites_nothing(screens):
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    mine = screens.filled(url) | {"summary": "De nulle part"}
    for version in (None, "", "[]", '{"": 3}', "[" * 5000):
        data = {name: value for name, value in mine.items() if name != "_version"}
        page = screens.save(url, data if version is None else data | {"_version": version})
        assert "« Avant »" in refusals(page), version
        centre.refresh_from_db()
        assert centre.summary == "Avant"


def test_one_agent_in_two_tabs_is_told_so(screens):
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    one, other = screens.filled(url), screens.filled(url)
    screens.save(url, one | {"summary": "Un"})
    page = screens.save(url, other | {"summary": "Deux"})
    assert "Vous avez écrit ici par une autre page, le " in refusals(page)


def test_sources_and_choices_are_told_in_words(screens, camille):
    organisation = OrganisationFactory()
    one, two = (Source.objects.create(title=title) for title in ("Convention", "Bilan"))
    url = address(organisation)
    mine = screens.filled(url)
    theirs = camille.filled(url) | {"sources": [one.pk], "confidence": "inferred"}
    assert is_saved(camille.save(url, theirs))
    page = screens.save(url, mine | {"sources": [two.pk], "confidence": "unverified"})
    said = refusals(page)
    assert "« Convention »" in said
    assert "« Bilan »" in said
    assert list(organisation.sources.all()) == [one]


def test_unchanged_page_says_that_nothing_changed(screens):
    centre = CentreFactory()
    page = screens.save(address(centre), screens.filled(address(centre)))
    assert "Rien n’a changé" in words(page)
    page = screens.save(address(centre), screens.filled(address(centre)) | {"summary": "Neuf"})
    assert page.select_one(".messagelist .success").text.strip() == "Enregistré."
    assert Centre.objects.get().summary == "Neuf"


# --- Each kind of page: tests/test_two_people.py ------------------------------------------------


def test_every_record_is_joined():
    """Rows of a page with it."""
    assert all(isinstance(screen, MeanwhileMixin) for screen in admin.site._registry.values())


@pytest.mark.parametrize("kind", RECORDS)
def test_untouched_page_sends_what_it_showed(screens, kind):
    """Else a box that nobody touched would pass for changed."""
    row = RECORDS[kind][0]()
    page = screens.save(address(row), screens.filled(address(row)))
    assert "Rien n’a changé" in words(page), errors(page)


def test_double_click_on_a_save_that_collides_in_part_adds_its_rows_once():
    """The first click saved the rest; the second shows the same page, with all that is typed."""
    centre = CentreFactory(summary="Avant")
    url = address(centre)
    tabs = [Tab.read(client, url, holding="summary") for client in browsers()]
    assert tabs[0].send(summary="De Claire").status_code == 302
    added = {
        "contacts-TOTAL_FORMS": "1",
        "contacts-0-kind": "phone",
        "contacts-0-value": "01 23 45 67 89",
        "contacts-0-confidence": "unverified",
    }
    for _ in range(2):
        response = tabs[1].send(summary="De Denis", note="à relire", **added)
        assert response.status_code == 200
        page = BeautifulSoup(response.content, "lxml")
        assert "« De Claire ». Vous avez écrit : « De Denis »" in refusals(page)
        assert "Enregistré, sauf ce que deux personnes ont écrit" in words(page)
        assert page.select_one("#id_summary").text.strip() == "De Denis"
    centre.refresh_from_db()
    assert (centre.summary, centre.note) == ("De Claire", "à relire")
    assert centre.contacts.count() == 1
