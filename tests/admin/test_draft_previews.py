"""« Aperçu » of what is not public, and all that it lacks, told at once."""

import pytest
from django.test import Client

from centres.models import Centre
from partners.models import Edition
from tests.admin.screens import address, errors
from tests.factories.centres import CentreFactory, ContactFactory
from tests.factories.governance import BodyFactory
from tests.factories.partners import EditionFactory, OrganisationFactory, ProvisionFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db


def band(page):
    return " ".join(page.select_one(".crpv-draft-band").text.split())


def test_a_draft_is_shown_as_a_visitor_would_read_it(screens):
    centre = CentreFactory(confidence="unverified", name="Centre en préparation")
    ContactFactory(centre=centre, kind="email", value="cache@exemple.test", is_public=False)
    page = screens.get(address(centre))
    (link,) = [each["href"] for each in page.select(".object-tools a") if each.text == "Aperçu"]
    response = screens.client.get(link)
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"
    shown = screens.get(link)
    assert shown.select_one("h1").text.split() == ["Centre", "en", "préparation"]
    assert "cache@exemple.test" not in response.text
    assert "Se déconnecter" not in response.text  # for a visitor, without an account
    assert "Brouillon" not in shown.select_one("main").text
    assert "n’est pas publique" in band(shown)
    missing = shown.select(".crpv-draft-band > div > ul a")
    anchors = [each["href"].partition("#")[2] for each in missing]
    assert anchors == ["id_confidence", "coverages-group"]
    for anchor in {
        each["href"].partition("#")[2] for each in shown.select(".crpv-draft-band ul a")
    }:
        assert page.select_one(f"#{anchor}") is not None, anchor

    publish = screens.get(address(centre, "publier"))
    told = [each["href"].partition("#")[2] for each in publish.select(".action-preview a")]
    assert told[:2] == ["id_confidence", "coverages-group"]
    stored = Centre.objects.get(pk=centre.pk)
    assert (stored.status, stored.confidence) == ("draft", "unverified")
    assert Client().get(centre.get_absolute_url()).status_code == 404
    assert Client().get(link).status_code == 302


def test_an_edition_is_shown_as_if_in_force(screens):
    current = EditionFactory(in_force=True, title="Cadre de 2017")
    draft = EditionFactory(
        draft=True, confidence="unverified", text=current.text, title="Cadre de demain"
    )
    page = screens.save(address(draft, "mettre-en-vigueur"), {"on": "2025", "reason": "adopté"})
    assert len(errors(page)) == 2  # both at once
    ProvisionFactory(edition=draft, confidence="unverified", title="Animer le réseau")
    shown = screens.get(address(draft, "apercu"))
    assert "Animer le réseau" in shown.select_one("main").text
    assert "En vigueur" in shown.select_one(".crpv-band").text
    assert "Aucune disposition" in band(shown)
    assert set(Edition.objects.values_list("title", "status")) == {
        ("Cadre de 2017", "in_force"),
        ("Cadre de demain", "draft"),
    }


def test_organisations_and_bodies_too_and_what_is_public_has_no_preview(screens):
    hidden = OrganisationFactory(confidence="unverified", name="Organisme à vérifier")
    shown = screens.get(address(hidden, "apercu"))
    assert "Organisme à vérifier" in shown.select_one("h1").text
    assert "existence n’est pas établie" in band(shown)
    body = BodyFactory(confidence="unverified", name="Instance à vérifier")
    assert "Instance à vérifier" in screens.get(address(body, "apercu")).select_one("h1").text

    centre = CentreFactory(published=True, departments=[DepartmentFactory()])
    assert "Aperçu" not in [each.text for each in screens.get(address(centre)).select("a")]
    moved = screens.client.get(address(centre, "apercu"))
    assert moved["Location"] == centre.get_absolute_url()
    carrier = OrganisationFactory(confidence="unverified", kind="resource_centre")
    answer = screens.client.get(address(carrier, "apercu"), follow=True)
    assert "pas de page à elle" in answer.text
