"""Organisations made from the official list of territories."""

import json

import pytest

from partners.from_territory import alike, official_list, proposals_for, proposed_by
from partners.models import Organisation
from tests.admin.screens import address
from tests.factories.centres import CentreFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import (
    IntercommunalityFactory,
    real_commune,
    real_department,
    real_region,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "name", "siren"),
    [
        ("aubervilliers", "Commune d’Aubervilliers", "219300019"),
        ("Ville d’Aubervilliers", "Commune d’Aubervilliers", "219300019"),
        ("93300", "Commune d’Aubervilliers", "219300019"),
        ("219 300 019", "Commune d’Aubervilliers", "219300019"),
        ("le havre", "Commune du Havre", "217603513"),
        ("conseil départemental de l’Ain", "Département de l’Ain", ""),
        ("59", "Département du Nord", ""),
        ("Bretagne", "Région Bretagne", ""),
        ("2A", "Collectivité de Corse", ""),
        ("75", "Ville de Paris", "217500016"),
        ("plaine commune", "Plaine Commune", "200057867"),
    ],
)
def test_territory_gives_its_official_name_and_siren(text, name, siren):
    for code in ("93001", "76351", "75056"):
        real_commune(code)
    for code in ("01", "59", "2A"):
        real_department(code)
    real_region("53")
    IntercommunalityFactory(code="200057867", name="Plaine Commune", kind="EPT")
    found = {each.name: each.siren for each in proposals_for(text)}
    assert found.get(name, "absent") == siren


@pytest.mark.parametrize("key", ["", "commune-", "commune-\0", "bodies-1", "department-67", "-"])
def test_key_that_names_no_territory_proposes_nothing(key):
    assert proposed_by(key) is None


def test_near_names_are_told_and_not_those_of_another_commune():
    vierzon, havre = real_commune("18279"), real_commune("76351")
    known = OrganisationFactory(name="Commune de Vierzon", kind="commune", commune=vierzon)
    assert alike("Ville de Vierzon") == [known]
    assert alike("Commune de Vierzonn") == [known]
    assert alike("Commune de Vierzon", territory=havre) == []
    assert alike("Caisse des dépôts") == []


def test_organisation_is_created_from_a_territory_in_one_page(screens):
    real_commune("93001")
    page = screens.get(f"{address(Organisation, 'add')}?q=aubervilliers")
    link = page.select_one(".found a")
    assert link.get_text() == "Commune d’Aubervilliers"
    url = link["href"]
    screens.save(url, screens.filled(url))
    made = Organisation.objects.get()
    assert (made.name, made.siren, made.commune.code) == (
        "Commune d’Aubervilliers",
        "219300019",
        "93001",
    )
    assert made.confidence == "verified"
    assert list(made.sources.all()) == [official_list()] == list(made.names.get().sources.all())
    page = screens.get(f"{address(Organisation, 'add')}?q=93300")
    assert page.select_one(".found a")["href"] == address(made)


def test_near_name_is_told_once_then_created(screens):
    known = OrganisationFactory(name="Mission locale du Havre")
    url = address(Organisation, "add")
    typed = {
        "name": "Mission locale Le Havre",
        "kind": "other",
        "siren_absence": "not_found",
        "since": "2010",
        "reason": "partenaire",
    }
    page = screens.save(url, screens.filled(url) | typed)
    assert page.select_one(".warnings a")["href"] == address(known)
    assert Organisation.objects.count() == 1
    screens.save(url, screens.filled_from(page))
    assert Organisation.objects.count() == 2


def test_siren_of_another_leads_to_it_whatever_else_is_wrong(screens):
    commune = real_commune("93001")
    known = OrganisationFactory(siren="219300019", kind="commune", commune=commune)
    url = address(Organisation, "add")
    page = screens.save(url, screens.filled(url) | {"siren": "219 300 019"})
    assert known.name in page.select_one(".problems").get_text()
    assert page.select_one(".warnings a")["href"] == address(known)
    told = " ".join(page.select_one(".warnings").get_text().split())
    assert "Ouvrez-la pour la compléter" in told
    assert "commune, Aubervilliers" in told
    assert "219300019" in told
    assert "choisir" not in told
    assert not page.select("input[name=_confirmed]"), "two never share a SIREN"


def test_small_window_leaves_with_the_organisation_that_exists(screens):
    known = OrganisationFactory(name="Plaine Commune", acronym="PC", siren="219300019")
    url = f"{address(Organisation, 'add')}?_popup=1"
    page = screens.save(url, screens.filled(url) | {"siren": "219300019"})
    choose = page.select_one(".warnings a:-soup-contains('la choisir')")
    assert choose["href"] == f"?_popup=1&choisir={known.pk}"
    answer = screens.get(f"{address(Organisation, 'add')}{choose['href']}")
    said = json.loads(answer.select_one("script")["data-popup-response"])
    assert said == {"value": str(known.pk), "obj": "Plaine Commune (PC)"}
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("choice", ["zero", "999999", "-1", ""])
def test_small_window_chooses_nothing_that_is_not_there(client, agent, choice):
    client.force_login(agent)
    answer = client.get(address(Organisation, "add"), {"_popup": "1", "choisir": choice})
    assert answer.status_code in (200, 302)
    assert "popup-response" not in answer.text


def test_territory_that_has_its_organisation_leads_to_it(screens):
    known = OrganisationFactory(kind="commune", commune=real_commune("93001"))
    page = screens.get(f"{address(Organisation, 'add')}?territory=commune-93001")
    assert page.select_one(".warnings a")["href"] == address(known)


def test_siren_of_another_is_refused_by_its_name_on_a_page_too(screens):
    OrganisationFactory(name="Plaine Commune", siren="219300019")
    other = OrganisationFactory()
    typed = screens.filled(address(other)) | {"siren": "219300019", "siren_absence": ""}
    page = screens.save(address(other), typed)
    assert "« Plaine Commune » porte déjà ce SIREN" in page.select_one(".problems").get_text()


def test_partner_is_added_with_the_organisation_of_its_territory(screens):
    real_commune("93001")
    centre, source = CentreFactory(published=True), SourceFactory()
    url = f"{address(centre, 'ajouter-un-partenaire')}?text=aubervilliers"
    typed = {"roles": ["is_financial"], "since": "2025", "reason": "convention"}
    sourced = {"sources": [source.pk], "confidence": "verified"}
    page = screens.filled(url) | {"partner": "commune-93001"}
    screens.save(url, page | typed | sourced)
    row = centre.local_partnerships.get()
    assert (row.organisation.siren, row.is_financial, row.is_member) == ("219300019", True, None)
    assert list(row.sources.all()) == [source]
    found = screens.get(f"{address(centre, 'ajouter-un-partenaire')}?text=aubervilliers")
    assert [box["value"] for box in found.select("input[name=partner]")] == [
        str(row.organisation.pk)
    ]
    nothing = screens.get(f"{address(centre, 'ajouter-un-partenaire')}?text=zzzz")
    assert "Ni organisation ni territoire" in nothing.get_text()
