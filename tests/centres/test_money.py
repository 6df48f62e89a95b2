"""Contributions of funders: what the public reads of them, and what they never do before."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from centres.models import Contribution
from centres.sheet.money import money_of
from partners.choices import OrganisationKind, PartnerLevel
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory, ContributionFactory
from tests.factories.partners import OrganisationFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return CentreFactory(published=True)


@pytest.fixture
def state():
    return OrganisationFactory(name="Préfecture d’essai", kind=OrganisationKind.STATE)


def plain(said):
    return said.replace("\u202f", " ").replace("\xa0", " ")


def money(centre, user=None, **options):
    return money_of(centre, user or UserFactory(staff=True), **{"up_to": 2026, **options})


def test_years_come_latest_first_with_the_share_of_each_level(centre, state):
    commune = OrganisationFactory(kind=OrganisationKind.COMMUNE)
    ContributionFactory(centre=centre, funder=state, granted=3_000, cleared=True)
    ContributionFactory(centre=centre, funder=state, granted=3_000, object="Cycle", cleared=True)
    ContributionFactory(centre=centre, funder=commune, granted=None, paid=2_000, cleared=True)
    ContributionFactory(centre=centre, funder=commune, granted=10, year=2024, cleared=True)
    latest, before = money(centre)
    assert (latest.year, latest.total, before.year) == (2025, Decimal(8_000), 2024)
    shares = [(share.level, share.amount, share.percent) for share in latest.shares]
    assert shares == [
        (PartnerLevel.STATE, Decimal(6_000), 75),
        (PartnerLevel.COMMUNE, Decimal(2_000), 25),
    ]
    assert [each.year for each in money(centre, up_to=2024)] == [2024]


def test_a_request_that_is_not_answered_counts_for_nothing(centre):
    ContributionFactory(centre=centre, granted=0, requested=500, cleared=True)
    (year,) = money(centre)
    assert (year.total, year.shares) == (0, [])


def test_only_what_was_cleared_is_on_the_sheet_whoever_looks(client, centre, state):
    ContributionFactory(centre=centre, funder=state, granted=4_321, cleared=True)
    ContributionFactory(centre=centre, granted=98_765, object="Confidentiel")
    member = CentreMembershipFactory(centre=centre).user
    for user in (None, UserFactory(), member, UserFactory(staff=True, second_factor=True)):
        if user:
            client.force_login(user)
        said = words(client.get(centre.get_absolute_url()))
        assert "Ses financements" in said
        assert "2025 : 4 321 € connus" in plain(said)
        assert "98 765" not in plain(said)
        assert "Confidentiel" not in said


def test_a_sheet_without_cleared_money_says_nothing_of_it(client, centre):
    ContributionFactory(centre=centre)
    assert "financements" not in client.get(centre.get_absolute_url()).text.lower()


def test_members_read_what_their_centre_receives_and_nobody_elses(centre):
    row, other = ContributionFactory(centre=centre), ContributionFactory()
    member = CentreMembershipFactory(centre=centre).user
    assert [*Contribution.objects.visible_to(member)] == [row]
    assert [*Contribution.objects.visible_to(UserFactory())] == []
    staff = UserFactory(staff=True)
    assert {*Contribution.objects.visible_to(staff)} == {row, other}


def test_one_funder_gives_once_a_year_for_an_object(centre, state):
    same = {"centre": centre, "funder": state}
    ContributionFactory(**same)
    with pytest.raises(IntegrityError, match="contribution_once"), transaction.atomic():
        ContributionFactory(**same)
    ContributionFactory(**same, object="Cycle de formation")
    ContributionFactory(**same, year=2026)


def test_queries_of_the_sheet_do_not_grow(client, centre):
    counts = []
    for _ in range(2):
        for _ in range(1 if not counts else 19):
            ContributionFactory(centre=centre, cleared=True)
        client.get(centre.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            client.get(centre.get_absolute_url())
        counts.append(len(captured))
    assert counts[0] == counts[1]
