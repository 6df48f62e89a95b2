"""Accounts as the staff reads them: what each may do, and what gives it."""

from datetime import timedelta

import pytest

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from tests.admin.screens import address, errors, said
from tests.factories import governance
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory
from tests.factories.territories import RegionFactory
from tests.mails import sent

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


def test_officer_is_invited_with_regions_and_a_last_day(screens):
    region, url = RegionFactory(), address(User, "add")
    asked = {"email": "a@exemple.test", "reason": "congé", "end_on": "31/12/2099"}
    assert errors(screens.save(url, asked)) == ["Ce champ est obligatoire."]
    asked["role"] = "regional"
    assert errors(screens.save(url, asked)) == ["Cochez au moins une région."]
    asked |= {"regions": [region.pk]}
    past = asked | {"end_on": "01/01/2020"}
    assert "Ce jour est passé" in errors(screens.save(url, past))[0]
    last = today() + timedelta(days=90)
    screens.save(url, asked | {"end_on": f"{last:%d/%m/%Y}"})
    made = User.objects.get(email="a@exemple.test").assignments.get()
    assert made.end_on == last + timedelta(days=1)


def test_member_of_a_centre_is_invited_on_one_page(screens):
    centre, region = CentreFactory(name="Cité Ressources", published=True), RegionFactory()
    closed = CentreFactory(closed=True)
    url, last = address(User, "add"), today() + timedelta(days=90)
    page = screens.get(url)
    assert "La personne reçoit aussitôt un courriel" in page.text
    offered = {option["value"] for option in page.select("[name=centre] option")}
    assert offered == {"", str(centre.pk)}
    assert closed.pk != centre.pk
    asked = {"email": "b@exemple.test", "reason": "arrivée", "role": "centre"}
    assert errors(screens.save(url, asked)) == ["Choisissez le centre."]
    wrong = asked | {"role": "national", "centre": centre.pk, "regions": [region.pk]}
    wrong |= {"service": "SGAR", "is_director": "on", "end_on": f"{last:%d/%m/%Y}"}
    refused = screens.save(url, wrong)
    assert {
        box.find_parent(class_="form-row")["class"][1] for box in refused.select(".errorlist")
    } == {*("field-centre", "field-regions", "field-service", "field-is_director", "field-end_on")}
    assert not User.objects.filter(email="b@exemple.test").exists()
    asked |= {"centre": centre.pk, "is_director": "on", "end_on": f"{last:%d/%m/%Y}"}
    assert "Le compte est créé" in screens.save(url, asked).text
    user = User.objects.get(email="b@exemple.test")
    member = user.centre_memberships.get()
    assert (member.centre, member.is_director) == (centre, True)
    assert member.end_on == last + timedelta(days=1)
    [message] = sent()
    assert "Votre rôle\xa0: direction\xa0: Cité Ressources." in message.body


def test_invitations_of_a_day_are_bounded_at_their_box(screens, monkeypatch):
    monkeypatch.setattr("crpv_portal.accounts.services.MOST_A_DAY", 1)
    asked = {"reason": "arrivée", "role": "aucun"}
    screens.save(address(User, "add"), asked | {"email": "c@exemple.test"})
    page = screens.save(address(User, "add"), asked | {"email": "d@exemple.test"})
    assert "Vous avez invité 1 personnes" in page.select_one(".field-email .errorlist").text
    assert page.select_one("[name=email]")["value"] == "d@exemple.test"
    assert not User.objects.filter(email="d@exemple.test").exists()


def test_invitation_makes_an_account_and_sends_a_link(screens, django_capture_on_commit_callbacks):
    region, nobody = RegionFactory(name="Bretagne"), RegionFactory(kind="uninhabited")
    offered = screens.get(address(User, "add")).select("[name=regions]")
    assert str(nobody.pk) not in {box["value"] for box in offered}
    with django_capture_on_commit_callbacks(execute=True):
        page = screens.save(
            address(User, "add"),
            {
                "email": "agent@bretagne.test",
                "first_name": "Zoé",
                "last_name": "Le Goff",
                "role": "regional",
                "regions": [region.pk],
                "service": "SGAR",
                "reason": "prise de poste",
            },
        )
    invited = User.objects.get(email="agent@bretagne.test")
    assert page.select_one("h1").text == "Zoé Le Goff"
    assert said(page) == ["Le compte est créé ; le message d’invitation part à son adresse."]
    assert not invited.has_usable_password()
    assert invited.assignments.get().region == region
    assert [mail.to for mail in sent()] == [["agent@bretagne.test"]]
    assert "pbkdf2" not in page.text
    assert "md5" not in page.text


def test_address_with_an_account_is_not_invited_twice(screens):
    UserFactory(email="deja@la.test")
    asked = {"email": "Deja@la.test", "role": "aucun", "reason": "prise de poste"}
    page = screens.save(address(User, "add"), asked)
    assert "Un compte porte déjà cette adresse." in errors(page)


def test_account_is_closed_and_opened_again(screens, agent):
    user = UserFactory()
    screens.save(address(user, "fermer"), {"reason": "départ"})
    user.refresh_from_db()
    assert not user.is_active
    screens.save(address(user, "rouvrir"), {"reason": "retour"})
    user.refresh_from_db()
    assert user.is_active
    page = screens.save(address(agent, "fermer"), {"reason": "essai"})
    assert errors(page) == ["Personne ne ferme son propre compte."]
    assert screens.client.get(address(user, "delete")).status_code == 403


def test_assignment_of_a_stand_in_ends(screens):
    user, other, region = UserFactory(), UserFactory(), RegionFactory()
    data = screens.filled(address(user))
    number = screens.add_row(
        data, "assignments", region=region.pk, stands_in_for=other.pk, start_on="01/01/2026"
    )
    page = screens.save(address(user), data)
    assert errors(page) == ["Une suppléance porte une date de fin."]
    data[f"assignments-{number}-end_on"] = "30/06/2026"
    screens.save(address(user), data)
    assert user.assignments.get().end.iso() == "2026-07-01"
