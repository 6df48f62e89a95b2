"""Score of a sheet: what counts, what does not, and what the public reads of it."""

import datetime

import pytest

from centres.choices import ContactKind
from centres.completeness import (
    POINTS,
    Completeness,
    completeness_of,
    incomplete,
    with_completeness,
)
from centres.models import Centre
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today
from tests.centres.sheets import part, sheet
from tests.factories.centres import (
    CentreFactory,
    CentreLegalBodyFactory,
    ContactFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    SiteFactory,
)
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db


def full_centre():
    centre = CentreFactory(published=True, name="Plein", summary="Ce qu’il fait.", seen="2026")
    CentreLegalBodyFactory(
        centre=centre, organisation=OrganisationFactory(siren="732829320", siren_absence="")
    )
    MilestoneFactory(centre=centre)
    LabelFactory(centre=centre)
    SiteFactory(centre=centre, checked=True)
    for kind in ({}, {"phone": True}, {"email": True}):
        ContactFactory(centre=centre, public=True, **kind)
    MissionOfferedFactory(centre=centre)
    LocalPartnershipFactory(centre=centre, is_financial=True)
    return centre


def test_a_full_sheet_an_empty_one_and_what_the_public_cannot_read(client):
    full, empty = full_centre(), CentreFactory(published=True, name="Vide", coverage=False)
    CentreFactory(name="Brouillon")
    CentreFactory(name="Fermé", closed=True)
    assert completeness_of(full, today()) == Completeness(tuple(p.name for p in POINTS), ())
    assert completeness_of(empty, today()).percent == 0
    said = part(sheet(client, full), "completude")
    assert "renseignée à 100\u00a0%" in said
    assert "manque" not in said
    full.labels.update(confidence=Confidence.UNVERIFIED)
    full.contacts.filter(kind=ContactKind.EMAIL).update(is_public=False)
    said = part(sheet(client, full), "completude")
    assert "renseignée à 86\u00a0%" in said
    assert "il y manque le label et une adresse électronique" in said
    rows = [(row.name, row.known_points) for row in incomplete(Centre.objects.all(), today())]
    assert rows == [("Vide", 0), ("Plein", 13)]


def test_only_the_sheet_of_today_of_an_open_centre_has_a_score(client):
    past = today() - datetime.timedelta(days=30)
    open_centre, closed = CentreFactory(published=True), CentreFactory(closed=True)
    assert sheet(client, open_centre).find(id="completude")
    assert not sheet(client, open_centre, au=past.isoformat()).find(id="completude")
    assert not sheet(client, closed).find(id="completude")


def test_the_score_of_all_centres_is_one_query(django_assert_num_queries):
    for _ in range(3):
        CentreFactory(published=True)
    with django_assert_num_queries(1):
        scored = [Completeness.of(c) for c in with_completeness(Centre.objects.all(), today())]
    assert len(scored) == 3
