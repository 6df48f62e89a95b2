"""Accounts as the staff reads them: what each may do, and what gives it."""

from datetime import timedelta

import pytest

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from tests.admin.screens import address, errors
from tests.factories import governance
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory
from tests.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """An account of each kind: officer, director, former member, secretary, none."""
    region, centre = RegionFactory(name="Bretagne"), CentreFactory(name="Cité Ressources")
    officer, secretary = UserFactory(regions=[region]), UserFactory()
    director = CentreMembershipFactory(centre=centre, is_director=True).user
    yesterday = today() - timedelta(days=1)
    former = CentreMembershipFactory(centre=centre, end_on=yesterday, end_on_precision="day").user
    governance.SecretaryshipFactory(user=secretary, body__name="Comité de suivi")
    return {
        "regional": officer,
        "centre": director,
        "secretariat": secretary,
        "aucun": former,
    }


WORDS = {
    "regional": "agent régional\xa0: Bretagne",
    "centre": "direction\xa0: Cité Ressources",
    "secretariat": "secrétariat\xa0: Comité de suivi",
    "aucun": "aucun",
}


def test_list_says_and_filters_the_role_of_each_account(screens, people):
    for kind, words in WORDS.items():
        page = screens.client.get(address(User, "changelist") + f"?role={kind}")
        assert list(page.context["cl"].result_list) == [people[kind]]
        assert words in page.text
    region = people["regional"].assignments.get().region
    page = screens.client.get(address(User, "changelist") + f"?region={region.code}")
    assert list(page.context["cl"].result_list) == [people["regional"]]


def test_page_of_an_account_leads_to_what_gives_its_role(screens, people):
    for kind in ("centre", "secretariat"):
        link = screens.get(address(people[kind])).select_one(".field-roles a")
        assert link.text == WORDS[kind]
        assert screens.client.get(link["href"]).status_code == 200
    for kind, user in (("regional", people["regional"]), ("national", UserFactory(staff=True))):
        page = screens.get(address(user))
        assert page.select_one(page.select_one(".field-roles a")["href"]), kind
    said = screens.get(address(people["aucun"])).select_one(".field-roles").text
    assert "Aucun\xa0: ce compte lit le registre comme tout le monde." in said


def test_own_account_names_the_bodies_one_is_secretary_of(client, people):
    client.force_login(people["secretariat"])
    page = client.get("/compte/").text
    assert "Comité de suivi" in page
    assert "Aucun rôle" not in page


def test_stand_in_is_invited_with_a_last_day(screens):
    region, url = RegionFactory(), address(User, "add")
    asked = {"email": "a@exemple.test", "reason": "congé", "end_on": "31/12/2099"}
    assert "cochez-les" in errors(screens.save(url, asked))[0]
    asked |= {"regions": [region.pk]}
    past = asked | {"end_on": "01/01/2020"}
    assert "Ce jour est passé" in errors(screens.save(url, past))[0]
    last = today() + timedelta(days=90)
    screens.save(url, asked | {"end_on": f"{last:%d/%m/%Y}"})
    made = User.objects.get(email="a@exemple.test").assignments.get()
    assert made.end_on == last + timedelta(days=1)
