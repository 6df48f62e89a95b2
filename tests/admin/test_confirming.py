"""Several facts of a record confirmed at once, whatever the record and the floor of its facts."""

import pytest

from crpv_portal.common.facts import lookups_of
from governance.models import Body
from partners.models import Edition, Organisation, Person
from tests.admin.screens import address, errors, is_saved
from tests.factories.centres import (
    CentreFactory,
    CentreLegalBodyFactory,
    ContactFactory,
    LabelFactory,
    LocalPartnershipFactory,
    PositionFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.governance import BodyFactory, MandateFactory
from tests.factories.partners import (
    CommitmentFactory,
    EditionFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    SignatureFactory,
)

pytestmark = pytest.mark.django_db


def boxes(page):
    """What each box says, by its value."""
    found = page.select("input[name=facts]")
    return {box["value"]: box.find_parent("label").get_text(" ", strip=True) for box in found}


def doubtful_of_an_organisation():
    row = OrganisationFactory(name="Union des villes")
    signature = SignatureFactory(organisation=row, unverified=True)
    centre = CentreFactory(name="Centre de l’Est", published=True)
    return row, [
        OrganisationNameFactory(organisation=row, unverified=True),
        signature,
        CommitmentFactory(signature=signature, unverified=True),
        MandateFactory(organisation=row, unverified=True),
        LocalPartnershipFactory(organisation=row, centre=centre, inferred=True),
        LabelFactory(authority=row, unverified=True),
        CentreLegalBodyFactory(organisation=row, unverified=True),
    ]


def doubtful_of_a_person():
    person = PersonFactory()
    return person, [
        PositionFactory(person=person, unverified=True),
        MandateFactory(holder=person, unverified=True),
        MandateFactory(alternate=person, unverified=True),
    ]


def doubtful_of_a_body():
    body = BodyFactory()
    return body, [
        MandateFactory(seat__college__body=body, unverified=True),
        MandateFactory(seat__college__body=body, inferred=True),
    ]


def doubtful_of_an_edition():
    edition = EditionFactory(charter=True)
    return edition, [SignatureFactory(edition=edition, unverified=True) for _ in range(2)]


@pytest.mark.parametrize(
    "plant",
    [
        doubtful_of_an_organisation,
        doubtful_of_a_person,
        doubtful_of_a_body,
        doubtful_of_an_edition,
    ],
)
def test_all_that_names_a_record_is_confirmed_at_once(screens, plant):
    row, facts = plant()
    page = screens.get(address(row, "confirmer"))
    keys = {f"{fact._meta.model_name}-{fact.pk}" for fact in facts}
    assert set(boxes(page)) == keys
    source = SourceFactory()
    data = {"facts": sorted(keys), "on": "2025", "sources": [source.pk], "reason": "charte signée"}
    assert is_saved(screens.save(address(row, "confirmer"), data))
    for fact in facts:
        fact.refresh_from_db()
        assert fact.confidence == "verified"
        assert list(fact.sources.all()) == [source]
        assert fact.checked.words() == "2025"
    row.refresh_from_db()
    assert not screens.get(address(row)).select(f'a[href="{address(row, "confirmer")}"]')


def test_each_box_names_what_it_is_about_and_not_the_record_again(screens):
    row, (name, *_, partnership, _, _) = doubtful_of_an_organisation()
    said = boxes(screens.get(address(row, "confirmer")))
    partner = said[f"localpartnership-{partnership.pk}"]
    assert partner.startswith("partenariat local\u00a0: Centre de l’Est\u00a0: Union des villes (")
    assert partner.endswith(", déduit")
    assert said[f"organisationname-{name.pk}"] == f"nom d’organisation\u00a0: {name}"


def test_records_are_confirmed_on_their_own_pages(screens):
    """A body that an organisation gathers, its successor: confirming those publishes them."""
    row = OrganisationFactory(
        successor=OrganisationFactory(unverified=True),
        succeeded_on="2024-01-01",
        succeeded_on_precision="day",
    )
    BodyFactory(organiser=row, unverified=True)
    ContactFactory(centre=CentreFactory())
    assert not screens.get(address(row)).select(f'a[href="{address(row, "confirmer")}"]')
    models = {
        model for record in (Organisation, Person, Body, Edition) for model, _ in lookups_of(record)
    }
    assert models.isdisjoint({Organisation, Body, Edition})


def test_what_the_portal_recorded_is_not_doubted(screens):
    mandate = MandateFactory(confidence="recorded")
    body = mandate.seat.college.body
    assert not screens.get(address(body)).select(f'a[href="{address(body, "confirmer")}"]')


def test_a_fact_without_a_source_is_named_and_nothing_is_confirmed(screens):
    row, facts = doubtful_of_a_person()
    keys = [f"{fact._meta.model_name}-{fact.pk}" for fact in facts]
    data = {"facts": keys, "on": "2025", "reason": "vu"}
    assert (
        "ne cite encore aucune source" in errors(screens.save(address(row, "confirmer"), data))[0]
    )
    facts[0].refresh_from_db()
    assert facts[0].is_unverified


def test_the_page_costs_the_same_with_twenty_facts(screens, count_queries):
    row, _ = doubtful_of_an_organisation()
    url = address(row, "confirmer")
    screens.get(url)
    few = count_queries(lambda: screens.get(url))
    for _ in range(19):
        LocalPartnershipFactory(organisation=row, unverified=True)
        MandateFactory(organisation=row, unverified=True)
    assert count_queries(lambda: screens.get(url)) == few
