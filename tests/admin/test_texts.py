"""Editions and provisions typed by the staff: what need not be typed."""

import pytest

from partners.models import Edition, Provision
from tests.admin.screens import address, errors
from tests.factories import partners

pytestmark = pytest.mark.django_db


def test_address_of_an_edition_is_made_of_its_title(screens):
    text = partners.EditionFactory().text
    for expected in ("cadre-de-2027", "cadre-de-2027-2"):
        data = screens.filled(address(Edition, "add"))
        screens.save(address(Edition, "add"), data | {"text": text.pk, "title": "Cadre de 2027"})
        assert Edition.objects.latest("pk").slug == expected
    page = screens.save(address(Edition, "add"), data | {"text": text.pk, "title": "2027 ?!"})
    assert errors(page) == []
    page = screens.save(address(Edition, "add"), data | {"text": text.pk, "title": "« … »"})
    assert "Le titre n’en donne pas" in errors(page)[0]


def test_address_of_an_edition_that_is_known_cannot_be_emptied(screens):
    url = address(partners.EditionFactory(slug="cadre"))
    page = screens.save(url, screens.filled(url) | {"slug": ""})
    assert errors(page) == ["Ce champ est obligatoire."]


def test_provisions_follow_each_other_with_codes_of_their_own(screens):
    edition = partners.EditionFactory()
    url = address(Provision, "add")
    for _ in range(2):
        data = screens.filled(url)
        data |= {"edition": edition.pk, "kind": "chapter", "title": "Les missions"}
        assert errors(screens.save(url, data)) == []
    made = edition.provisions.order_by("position").values_list("position", "code")
    assert list(made) == [(1, "les-missions"), (2, "les-missions-2")]
