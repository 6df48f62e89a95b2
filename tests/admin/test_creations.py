"""Records begun by a small form and a service: a centre, an organisation."""

import pytest

from centres.choices import CentreStatus
from centres.models import Centre
from partners.models import Organisation
from tests.admin.screens import address, errors, said
from tests.factories.centres import CentreFactory

pytestmark = pytest.mark.django_db


def test_centre_begins_as_a_draft_with_its_dated_name(screens):
    page = screens.save(
        address(Centre, "add"),
        {
            "name": "Ressources d’Été",
            "since": "03/2017",
            "confidence": "unverified",
            "reason": "préfiguration",
        },
    )
    centre = Centre.objects.get()
    assert page.select_one("h1").text == "Ressources d’Été"
    assert said(page) == ["Enregistré."]
    assert (centre.slug, centre.status) == ("ressources-d-ete", CentreStatus.DRAFT)
    assert centre.names.get().start.iso() == "2017-03"


def test_centre_needs_a_date_of_its_name(screens):
    page = screens.save(
        address(Centre, "add"), {"name": "Sans date", "confidence": "unverified", "reason": "essai"}
    )
    assert page.select_one(".field-since .errorlist") is not None
    assert not Centre.objects.exists()


def test_address_already_taken_is_refused_and_nothing_remains(screens):
    CentreFactory(name="Déjà là")
    page = screens.save(
        address(Centre, "add"),
        {"name": "Déjà là", "since": "2017", "confidence": "unverified", "reason": "essai"},
    )
    assert errors(page)
    assert Centre.objects.count() == 1


def test_organisation_begins_from_the_box_of_another_page(screens):
    """The small window of an autocomplete: the new row comes back to the page that asked."""
    response = screens.client.post(
        address(Organisation, "add"),
        {
            "name": "Métropole d’Été",
            "kind": "intercommunality",
            "siren_absence": "not_found",
            "attested": "2020",
            "confidence": "unverified",
            "reason": "nouveau partenaire",
            "_popup": "1",
        },
    )
    organisation = Organisation.objects.get()
    assert response.status_code == 200
    assert f"&quot;{organisation.pk}&quot;" in response.text
    assert "popup_response.js" in response.text


def test_siren_or_the_reason_of_its_absence(screens):
    data = {
        "name": "Métropole",
        "kind": "intercommunality",
        "attested": "2020",
        "confidence": "unverified",
        "reason": "nouveau partenaire",
    }
    page = screens.save(address(Organisation, "add"), data)
    assert page.select_one(".field-siren .errorlist") is not None
    page = screens.save(address(Organisation, "add"), data | {"siren": "123 456 789", "kind": ""})
    assert any("clé de contrôle" in error for error in errors(page))  # told with the others
    assert len(page.select(".problems a")) == 2
    assert not Organisation.objects.exists()
