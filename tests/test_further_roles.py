"""Roles beside the four of the table of routes: of one body, of another centre, and of the past."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from crpv_portal.upkeep.models import SheetProposal
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import CentreMembershipFactory
from tests.factories.governance import SecretaryshipFactory
from tests.routes.back_office import ROUTES as BACK_OFFICE
from tests.visits import addresses, outcome, visit
from tests.world import MARK

pytestmark = pytest.mark.django_db

BOOK = "secrétariat d’une instance"
CENTRE_A, CENTRE_B = "membre du centre public", "membre de l’autre centre"
PAST_OFFICER, PAST_MEMBER = "agent dont l’affectation a pris fin", "ancien membre"
PAST_SECRETARY, NOBODY = "ancien secrétariat", "compte sans rôle"
NO_LONGER = (PAST_OFFICER, PAST_MEMBER, PAST_SECRETARY)
FURTHER = (BOOK, CENTRE_A, CENTRE_B, *NO_LONGER, NOBODY)
OVER = {"since": "2016", "until": "2020"}


@pytest.fixture
def further(world) -> SimpleNamespace:
    """The world with somebody of each further role."""
    people = {role: UserFactory() for role in FURTHER}
    SecretaryshipFactory(user=people[BOOK], body=world.of_region.body)
    CentreMembershipFactory(user=people[CENTRE_A], centre=world.published)
    CentreMembershipFactory(user=people[CENTRE_B], centre=world.own)
    AssignmentFactory(user=people[PAST_OFFICER], region=world.department.region, **OVER)
    CentreMembershipFactory(user=people[PAST_MEMBER], centre=world.own, **OVER)
    SecretaryshipFactory(user=people[PAST_SECRETARY], body=world.of_region.body, **OVER)
    return SimpleNamespace(world=world, people=people)


def client_of(further, role) -> Client:
    client = Client()
    client.force_login(further.people[role])
    return client


@pytest.mark.parametrize("role", FURTHER)
def test_back_office_is_closed_to_all_but_the_staff(further, role):
    """The journal, imports, exports, dashboard, plans, consultations, proposals: read or posted.

    Of the screens of the admin, `test_admin_is_the_national_staff_s_alone` says the same.
    """
    client = client_of(further, role)
    pages = [url for _, url, _ in addresses(further.world, BACK_OFFICE)]
    found = {
        url: {outcome(client.get(url)), outcome(client.post(url, {"post": "yes"}))} for url in pages
    }
    assert {url: got for url, got in found.items() if got != {"403"}} == {}


def test_role_of_the_past_opens_nothing_more_than_none_and_no_role_a_secret(further):
    answers: dict[str, dict[str, str]] = {}
    leaks = []
    for role in (BOOK, CENTRE_B, *NO_LONGER, NOBODY):
        client = client_of(further, role)
        answers[role] = {}
        for label, url, _ in addresses(further.world):
            response = visit(client, url)
            answers[role][label] = outcome(response)
            if response.status_code == 200 and MARK.encode() in response.content.lower():
                leaks.append((role, label))
    assert leaks == []
    assert [role for role in NO_LONGER if answers[role] != answers[NOBODY]] == []
    assert answers[BOOK] != answers[NOBODY]


def test_member_reaches_the_sheet_of_their_own_centre_only(further):
    """By raw posts too: nothing is proposed for another centre, and none of its proposals read."""
    sheets = {CENTRE_A: further.world.published, CENTRE_B: further.world.own}
    before = SheetProposal.objects.count()
    for role, own in sheets.items():
        client = client_of(further, role)
        for centre in sheets.values():
            url = reverse("upkeep:own_sheet", args=[centre.slug])
            assert (client.get(url).status_code == 200) == (centre == own)
            if centre != own:
                sent = {"centre-0-summary": "Proposé pour un autre", "message": "Autre chose"}
                assert client.post(url, sent).status_code == 404
                exact = reverse("upkeep:own_sheet_exact", args=[centre.slug])
                assert client.post(exact).status_code == 404
    assert SheetProposal.objects.count() == before
