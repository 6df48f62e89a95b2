"""« Voir comme… »: who opens a borrowed view, and as whom."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from centres.models import Centre
from crpv_portal.accounts.borrowing import GONE, KEY, open_view
from crpv_portal.accounts.models import BorrowedView, SeenAs
from crpv_portal.common.dates import today
from tests.back_office.borrowing.views import (
    CHOOSE,
    QUIT,
    WHY,
    borrow,
)
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory, SecretaryshipFactory
from tests.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return UserFactory(centres=[CentreFactory(name="Centre du Nord", published=True)])


def test_the_page_offers_the_public_officers_and_members_alone(client, officer, member):
    UserFactory(staff=True, regions=[RegionFactory()])
    UserFactory(is_active=False, regions=[RegionFactory()])
    AssignmentFactory(until=(today() - datetime.timedelta(days=1)).isoformat(), since="2016")
    SecretaryshipFactory(body=BodyFactory())
    page = BeautifulSoup(client.get(CHOOSE).content, "lxml")
    offered = {option["value"]: option.text for option in page.select("select option")}
    assert offered == {
        "public": "Le public",
        f"regional-{officer.pk}": "Odile Roux (Bretagne)",
        f"centre-{member.pk}": f"{member.get_full_name()} (Centre du Nord)",
    }


def test_nobody_but_the_national_staff_opens_one(officer, member):
    for user in (officer, member, UserFactory()):
        client = Client()
        client.force_login(user)
        assert client.get(CHOOSE).status_code == 403
        assert borrow(client, "public").status_code == 403
        with pytest.raises(PermissionDenied):
            open_view(by=user, kind=SeenAs.PUBLIC, seen_as=None, reason=WHY)
    assert borrow(Client(), "public").status_code == 302
    assert not BorrowedView.objects.exists()


def test_a_reason_is_asked(client):
    response = borrow(client, "public", why="   ")
    assert response.status_code == 200
    assert not BorrowedView.objects.exists()
    assert KEY not in client.session


@pytest.mark.parametrize("kind", [SeenAs.OFFICER, SeenAs.MEMBER])
def test_the_service_lends_no_account_without_the_role(agent, kind):
    other = {
        SeenAs.OFFICER: UserFactory(centres=[CentreFactory()]),
        SeenAs.MEMBER: UserFactory(regions=[RegionFactory()]),
    }[kind]
    for user in (
        other,
        UserFactory(),
        UserFactory(staff=True, regions=[RegionFactory()], centres=[CentreFactory()]),
        UserFactory(is_active=False, regions=[RegionFactory()], centres=[CentreFactory()]),
    ):
        with pytest.raises(ValidationError) as refusal:
            open_view(by=agent, kind=kind, seen_as=user, reason=WHY)
        assert refusal.value.messages == [GONE]
    assert not BorrowedView.objects.exists()


def test_a_choice_that_is_not_offered_is_refused(client, officer):
    for who in (f"centre-{officer.pk}", "regional-1", "un-membre", "", "public-1"):
        assert borrow(client, who).status_code == 200, who
    assert not BorrowedView.objects.exists()


def test_from_an_account_it_is_chosen_already_and_one_comes_back_there(client, officer):
    page = BeautifulSoup(client.get(f"/admin/accounts/user/{officer.pk}/change/").content, "lxml")
    link = page.find("a", string="Voir comme…", class_="page-action")
    assert link["href"] == f"{CHOOSE}?compte={officer.pk}"
    chosen = BeautifulSoup(client.get(link["href"]).content, "lxml").select_one("option[selected]")
    assert chosen["value"] == f"regional-{officer.pk}"
    borrow(client, chosen["value"], address=link["href"])
    assert client.post(QUIT)["Location"] == f"/admin/accounts/user/{officer.pk}/change/"


def test_an_account_without_a_role_offers_none(client):
    for user in (UserFactory(), UserFactory(staff=True)):
        page = client.get(f"/admin/accounts/user/{user.pk}/change/").text
        assert f"?compte={user.pk}" not in page


def test_from_a_centre_one_of_its_members_or_the_public(client, member):
    centre = Centre.objects.get()
    other = UserFactory(centres=[CentreFactory()])
    page = BeautifulSoup(client.get(f"/admin/centres/centre/{centre.pk}/change/").content, "lxml")
    address = page.find("a", string="Voir comme…", class_="page-action")["href"]
    values = {
        each["value"]
        for each in BeautifulSoup(client.get(address).content, "lxml").select("option")
    }
    assert values == {"public", "un-membre", f"centre-{member.pk}"}
    assert borrow(client, f"centre-{other.pk}", address=address).status_code == 200
    assert borrow(client, "un-membre", address=address)["Location"] == "/espace/"
    assert BorrowedView.objects.get().seen_as == member
    assert client.post(QUIT)["Location"] == f"/admin/centres/centre/{centre.pk}/change/"
    assert borrow(client, "public", address=address)["Location"] == centre.get_absolute_url()


def test_a_centre_without_an_account_lends_the_public_alone(client):
    centre = CentreFactory()
    address = f"{CHOOSE}?centre={centre.pk}"
    assert "Aucun compte ouvert n’est membre de ce centre." in client.get(address).text
    assert borrow(client, "public", address=address)["Location"] == "/"


@pytest.mark.parametrize("query", ["compte=²", "compte=9999999", "centre=-1", "centre=" + "9" * 90])
def test_an_address_that_names_nobody_offers_all(client, officer, query):
    assert f"regional-{officer.pk}" in client.get(f"{CHOOSE}?{query}").text


def test_the_page_costs_the_same_whatever_the_accounts(client, count_queries):
    def plant(number):
        for _ in range(number):
            UserFactory(regions=[RegionFactory()], centres=[CentreFactory()])

    plant(1)
    one = count_queries(lambda: client.get(CHOOSE))
    plant(19)
    assert count_queries(lambda: client.get(CHOOSE)) == one
