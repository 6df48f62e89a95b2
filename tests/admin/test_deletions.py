"""Deletion of a record: what the public never read and nothing cites; all the rest is kept."""

import pytest

from centres.models import Centre
from crpv_portal.common.history import events_of
from partners.models import Person
from partners.services import forget_unused_people
from tests.admin.screens import address
from tests.factories.centres import CentreFactory, LocalPartnershipFactory
from tests.factories.governance import BodyFactory, MeetingFactory, MinutesRemarkFactory
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db


def draft():
    return CentreFactory(coverage=False)


def unverified(factory, **values):
    return lambda: factory(confidence="unverified", sources=[], **values)


@pytest.mark.parametrize(
    "make",
    [
        draft,
        unverified(OrganisationFactory),
        unverified(BodyFactory),
        unverified(EditionFactory, draft=True),
        unverified(ProvisionFactory),
        unverified(SignatureFactory),
        PersonFactory,
    ],
    ids=["centre", "organisation", "body", "edition", "provision", "signature", "person"],
)
def test_record_that_nobody_read_is_deleted_with_its_names(screens, make):
    row = make()
    page = screens.get(address(row))
    assert page.select_one(".deletelink")
    said = screens.save(address(row, "delete"), {"post": "yes", "why": "saisi deux fois"})
    assert "a été supprimé" in said.select_one(".messagelist").text
    assert not type(row)._default_manager.filter(pk=row.pk).exists()


def test_reason_that_the_history_cannot_hold_is_cleaned(screens):
    """PostgreSQL refuses U+0000 in the JSON where the reason is kept."""
    row = unverified(OrganisationFactory)()
    said = screens.save(address(row, "delete"), {"post": "yes", "why": "saisi\0 deux fois"})
    assert "a été supprimé" in said.select_one(".messagelist").text
    assert deleted_why(row) == "saisi deux fois"


def deleted_why(row):
    return events_of(type(row)).filter(pgh_label="delete").get().pgh_context["reason"]


def published_then_withdrawn():
    centre = CentreFactory(published=True, coverage=False)
    Centre.objects.filter(pk=centre.pk).update(status="draft")
    return centre


def established_once():
    organisation = OrganisationFactory()
    organisation.confidence = "unverified"
    organisation.save()
    return organisation


def cited():
    return LocalPartnershipFactory(organisation__confidence="unverified").organisation


def of_a_meeting():
    return MeetingFactory(body=BodyFactory(confidence="unverified", sources=[])).body


def of_a_remark():
    return MinutesRemarkFactory(author=None, person=PersonFactory()).person


@pytest.mark.parametrize(
    "make", [published_then_withdrawn, established_once, cited, of_a_meeting, of_a_remark]
)
def test_record_that_was_read_or_is_cited_is_kept(screens, make):
    row = make()
    assert not screens.get(address(row)).select_one(".deletelink")
    assert screens.client.post(address(row, "delete"), {"post": "yes"}).status_code == 403
    assert type(row)._default_manager.filter(pk=row.pk).exists()


def test_person_of_whom_a_remark_is_kept_is_not_forgotten():
    person = of_a_remark()
    assert forget_unused_people([person.pk], reason="plus nommée nulle part") == 0
    assert Person.objects.filter(pk=person.pk).exists()
