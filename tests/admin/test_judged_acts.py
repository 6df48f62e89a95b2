"""Acts on organisations and editions, judged against what else the register knows."""

import datetime

import pytest

from crpv_portal.common.dates import today
from partners.choices import EditionStatus
from tests.admin.screens import address, errors, is_saved
from tests.factories.centres import CentreFactory, MilestoneFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    ProvisionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db


def refusals(page) -> str:
    return " ".join(errors(page)).replace("\xa0", " ")


def test_organisations_do_not_succeed_each_other(screens):
    one, two, three = (OrganisationFactory(name=name) for name in ("Un", "Deux", "Trois"))
    for row, heir in ((one, two), (two, three)):
        page = screens.save(address(row), screens.filled(address(row)) | {"successor": heir.pk})
        assert is_saved(page), errors(page)
    for heir in (one, two):
        page = screens.save(address(three), screens.filled(address(three)) | {"successor": heir.pk})
        assert "ne se succèdent pas" in refusals(page)
    three.refresh_from_db()
    assert three.successor is None


def test_successor_that_had_ended_before_is_refused(screens):
    last = OrganisationFactory()
    ended = OrganisationFactory(
        name="CGET",
        successor=last,
        succeeded_on=datetime.date(2020, 1, 1),
        succeeded_on_precision="day",
    )
    row = OrganisationFactory()
    data = screens.filled(address(row)) | {"successor": ended.pk}
    page = screens.save(address(row), data | {"succeeded_on": "2022"})
    assert "CGET a elle-même pris fin le 1er janvier 2020" in refusals(page)
    page = screens.save(address(row), data | {"succeeded_on": "2014"})
    assert is_saved(page), errors(page)  # a chain, as the State has known


def test_succession_to_come_is_refused(screens):
    """The public page would tell the organisation as gone from that very moment."""
    row, heir = OrganisationFactory(), OrganisationFactory()
    data = screens.filled(address(row)) | {
        "successor": heir.pk,
        "succeeded_on": f"01/01/{today().year + 1}",
    }
    page = screens.save(address(row), data)
    assert "est à venir" in refusals(page)
    assert page.select_one(".field-succeeded_on .errorlist") is not None


def test_signature_before_the_adoption_is_refused(screens):
    signature = SignatureFactory(
        edition__adopted_on=datetime.date(2017, 3, 16), edition__adopted_on_precision="day"
    )
    url = address(signature)
    page = screens.save(url, screens.filled(url) | {"signed_on": "1850"})
    assert "adoptée le 16 mars 2017" in refusals(page)
    page = screens.save(url, screens.filled(url) | {"signed_on": "2017"})
    assert is_saved(page), errors(page)


def put(screens, edition, **more):
    data = {"on": "01/03/2026", "reason": "arrêté", **more}
    return screens.save(address(edition, "mettre-en-vigueur"), data)


def test_edition_that_has_nothing_to_show_is_not_put_in_force(screens):
    current = EditionFactory(in_force=True)
    assert current.status == EditionStatus.IN_FORCE
    draft = EditionFactory(text=current.text, draft=True, confidence="unverified")
    assert "encore « à vérifier »" in refusals(put(screens, draft))
    draft.confidence = "verified"
    draft.save()
    assert "Aucune disposition" in refusals(put(screens, draft))
    ProvisionFactory(edition=draft, confidence="unverified")
    assert "Aucune disposition" in refusals(put(screens, draft))
    current.refresh_from_db()
    assert current.status == EditionStatus.IN_FORCE
    ProvisionFactory(edition=draft)
    assert not refusals(put(screens, draft))
    draft.refresh_from_db()
    assert draft.status == EditionStatus.IN_FORCE


def test_edition_in_force_does_not_begin_later(screens):
    edition = EditionFactory(in_force=True)
    data = screens.filled(address(edition)) | {"start_on": f"01/01/{today().year + 1}"}
    page = screens.save(address(edition), data)
    assert "Cette date est à venir" in refusals(page)


def test_day_that_an_act_refuses_is_named_with_a_link_to_its_box(screens):
    """Too far ahead for a name or an edition; facts shown after a closing, one too many to tell."""
    centre = CentreFactory(published=True, seen="2025")
    for year in (2020, 2021, 2022):
        MilestoneFactory(centre=centre, kind="renewal", happened=str(year))
    unsure = {"confidence": "unverified"}
    acts = [
        (
            address(OrganisationFactory(), "renommer"),
            {"name": "Autre", "on": "01/01/2150", **unsure},
        ),
        (address(EditionFactory(draft=True), "mettre-en-vigueur"), {"on": "01/01/2150"}),
        (address(centre, "fermer"), {"on": "2019"}),
    ]
    for url, data in acts:
        page = screens.save(url, data | {"reason": "essai"})
        assert [link["href"] for link in page.select(".problems li a")] == ["#id_on"], url
    assert "et 1 autre fait." in refusals(page)
