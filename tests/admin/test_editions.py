"""The next edition: copied, its provisions edited on one page, its text established."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from partners.models import Edition, Provision
from tests.admin.screens import address, errors
from tests.factories.facts import SourceFactory
from tests.factories.partners import EditionFactory, ProvisionFactory

pytestmark = pytest.mark.django_db

WHY = {"reason": "Le cadre est révisé", "why": "Le cadre est révisé"}


@pytest.fixture
def edition():
    edition = EditionFactory(in_force=True, slug="cadre-2017")
    for position, code in enumerate(("missions", "gouvernance"), 1):
        ProvisionFactory(edition=edition, code=code, position=position, title=code.title())
    missions = edition.provisions.get(code="missions")
    for position, code in enumerate(("animer", "diffuser"), 1):
        ProvisionFactory(
            edition=edition, parent=missions, code=code, position=position, title=code.title()
        )
    return edition


def in_order(edition):
    """The provisions as their page of the back office shows them: chapter, rank, code."""
    rows = edition.provisions.select_related("parent").order_by("pk")
    return sorted((row.parent.code if row.parent else "", row.position, row.code) for row in rows)


def test_next_edition_is_a_draft_that_copies_the_text_and_shows_nothing(screens, edition):
    page = screens.save(
        address(edition, "preparer-la-suivante"), WHY | {"title": "Cadre de référence de 2027"}
    )
    draft = Edition.objects.get(slug="cadre-de-reference-de-2027")
    assert "Cadre de référence de 2027" in page.select_one("h1").text
    compared = page.select_one(".field-comparison a")["href"]
    assert "inchangée" in BeautifulSoup(screens.client.get(compared).content, "lxml").text
    assert (draft.status, draft.confidence) == ("draft", "unverified")
    assert in_order(draft) == in_order(edition)
    for row in draft.provisions.all():
        assert [old.code for old in row.replaces.all()] == [row.code]
        assert row.is_unverified
    visitor = Client()
    assert "2027" not in visitor.get("/cadre-de-reference/").text
    assert visitor.get(draft.get_absolute_url()).status_code == 404
    again = screens.save(address(edition, "preparer-la-suivante"), WHY | {"title": "« … »"})
    assert errors(again) == ["Écrivez un titre avec quelques lettres sans accent."]


def test_provisions_are_edited_on_one_page(screens, edition):
    """A row is put at a rank that another has, two exchange theirs, a new one needs no code."""
    url = address(edition)
    page = screens.get(url)
    labels = [each.text.strip() for each in page.select("#provisions-group .row-toggle")]
    assert labels == ["1. Missions", "1.1 Animer", "1.2 Diffuser", "2. Gouvernance"]
    data = screens.filled_from(page)
    missions = edition.provisions.get(code="missions")
    for title in ("Observer", "Observer"):
        screens.add_row(
            data, "provisions", title=title, parent=missions.pk, position=1, code="", body="",
            kind="mission_core", audience="all",
        )  # fmt: skip
    data["provisions-0-position"], data["provisions-3-position"] = "2", "1"
    assert errors(screens.save(url, data | WHY)) == []
    assert in_order(edition) == [
        ("", 1, "gouvernance"),
        ("", 2, "missions"),
        ("missions", 1, "observer"),
        ("missions", 2, "observer-2"),
        ("missions", 3, "animer"),
        ("missions", 4, "diffuser"),
    ]


def test_refusals_of_a_row_are_said_at_the_row(screens, edition):
    url = address(edition)
    data = screens.filled(url)
    animer = edition.provisions.get(code="animer")
    data["provisions-3-parent"] = animer.pk
    data["provisions-2-title"] = ""
    page = screens.save(url, data)
    assert set(errors(page)) == {
        "Ce champ est obligatoire.",
        "Un article n’a pas d’articles : choisissez un chapitre.",
    }
    data = screens.filled(url) | {"provisions-2-code": "animer"}
    assert errors(screens.save(url, data))
    assert Provision.objects.get(code="diffuser")


def test_text_is_established_at_once_then_put_in_force(screens, edition):
    screens.save(address(edition, "preparer-la-suivante"), WHY | {"title": "Cadre de 2027"})
    draft = Edition.objects.get(slug="cadre-de-2027")
    url = address(draft, "etablir-le-texte")
    page = screens.confirm(url, WHY | {"confidence": "verified"})
    assert "au moins une source" in errors(page)[0]
    source = SourceFactory()
    typed = WHY | {"confidence": "verified", "sources": [source.pk]}
    assert errors(screens.confirm(url, typed)) == []
    assert not Provision.objects.filter(confidence="unverified").exists()
    visitor = Client()
    page = BeautifulSoup(visitor.get("/cadre-de-reference/").content, "lxml")
    assert "son texte est publié" in " ".join(page.select_one(".crpv-editions").text.split())
    assert "pas encore en vigueur" in visitor.get(draft.get_absolute_url()).text
    screens.save(address(draft, "mettre-en-vigueur"), WHY | {"on": "2026"})
    edition.refresh_from_db()
    draft.refresh_from_db()
    assert (edition.status, draft.status) == ("superseded", "in_force")
