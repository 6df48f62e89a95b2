"""What a small form or a row fills in by itself, and what it leaves to be said."""

import pytest

from crpv_portal.common.dates import today
from tests.admin.screens import address, errors, is_saved
from tests.factories.centres import CentreFactory, ContactFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone():
    return ContactFactory(
        centre=CentreFactory(published=True),
        kind="phone",
        value="01 23 45 67 89",
        unverified=True,
    )


def publish_now(screens, phone):
    url = address(phone.centre)
    page = screens.save(url, screens.filled(url) | {"contacts-0-publish_now": "on"})
    phone.refresh_from_db()
    return page


def test_one_box_publishes_what_was_just_checked(screens, phone):
    phone.sources.add(SourceFactory())
    assert is_saved(publish_now(screens, phone))
    assert (phone.is_public, phone.confidence, phone.checked_on) == (True, "verified", today())
    assert phone.checked_on_precision == "day"


def test_what_no_source_shows_is_not_published(screens, phone):
    page = publish_now(screens, phone)
    assert "source" in " ".join(errors(page))
    assert (phone.is_public, phone.confidence, phone.checked_on) == (False, "unverified", None)


def test_row_left_alone_is_not_published(screens, phone):
    phone.sources.add(SourceFactory())
    url = address(phone.centre)
    typed = screens.filled(url) | {"contacts-0-label": "accueil"}
    assert is_saved(screens.save(url, typed))
    phone.refresh_from_db()
    assert (phone.label, phone.is_public, phone.confidence) == ("accueil", False, "unverified")


@pytest.mark.parametrize(
    ("chosen", "has_source", "written"),
    [
        ("", True, "verified"),
        ("", False, "unverified"),
        ("unverified", True, "unverified"),
        ("inferred", True, "inferred"),
    ],
)
def test_reliability_that_nobody_chose_follows_the_sources(screens, chosen, has_source, written):
    row = OrganisationFactory()
    sources = [SourceFactory().pk] if has_source else []
    data = {"name": "Nouveau nom", "on": "2025", "sources": sources, "reason": "statuts"}
    screens.save(address(row, "renommer"), data | {"confidence": chosen})
    name = row.names.get(name="Nouveau nom")
    assert (name.confidence, name.sources.count()) == (written, len(sources))


def test_new_record_is_not_made_public_by_its_source_alone(screens):
    """Its reliability decides whether everybody reads it: it is asked."""
    page = screens.get(address(type(OrganisationFactory()), "add"))
    box = page.select_one("#id_confidence option[selected]")
    assert box["value"] == "unverified"
