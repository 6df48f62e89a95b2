"""Owners of actions: told apart from namesakes, kept by key, in free words if need be."""

import datetime

import pytest

from governance.bodies.people import organisations_named
from governance.convening.planning import log_meeting
from governance.models import ActionItem, Attendance
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    MeetingFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import RegionFactory
from tests.governance.record.page import errors, fields, opened, send

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 17)


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(), on=DAY)[0]


@pytest.fixture
def item(meeting):
    return AgendaItemFactory(meeting=meeting, position=1, title="Budget")


@pytest.fixture
def maries(meeting):
    """Two people of one name, each for a town."""
    return [
        AttendanceFactory(
            meeting=meeting,
            person=PersonFactory(first_name="Marie", last_name="Martin"),
            organisation_name=f"Ville {letter}",
            state="present",
        ).person
        for letter in "AB"
    ]


def give(client, meeting, item, owner):
    """Add an action with this owner, and save the page."""
    sent = fields(send(client, meeting, opened(client, meeting), do=f"add-action:{item.pk}"))
    return send(client, meeting, sent | {"action-n1-text": ["Écrire"], "action-n1-owner": [owner]})


def test_namesakes_are_offered_with_their_organisation_and_chosen_by_it(
    client, officer, meeting, item, maries
):
    page = client.get(f"/espace/reunions/{meeting.slug}/").text
    for label in ("Marie Martin, Ville A", "Marie Martin, Ville B"):
        assert f'<option value="{label}">' in page
    assert give(client, meeting, item, "Marie Martin, Ville B").status_code == 302
    assert item.actions.get().owner_person == maries[1]


def test_a_bare_name_of_two_people_is_asked_about(client, officer, meeting, item, maries):
    response = give(client, meeting, item, "marie martin")
    assert response.status_code == 422
    said = " ".join(errors(response))
    assert "Marie Martin, Ville A » ou « Marie Martin, Ville B »" in said.replace("\xa0", " ")
    assert not ActionItem.objects.exists()


@pytest.mark.parametrize("rank", [0, 1])
def test_saving_anything_else_leaves_the_owner(client, officer, meeting, item, maries, rank):
    action = ActionItemFactory(
        item=item, owner_organisation=None, owner_person=maries[rank], owner_words=""
    )
    assert send(client, meeting, opened(client, meeting), place=["Lille"]).status_code == 302
    action.refresh_from_db()
    assert action.owner_person == maries[rank]


def test_two_namesakes_of_one_organisation_are_told_by_their_rank(client, officer, meeting, item):
    people = [PersonFactory(first_name="Marie", last_name="Martin") for _ in "ab"]
    for person in people:
        AttendanceFactory(meeting=meeting, person=person, organisation_name="Ville A")
    assert give(client, meeting, item, "Marie Martin, Ville A (2)").status_code == 302
    action = item.actions.get()
    assert action.owner_person == people[1]
    assert send(client, meeting, opened(client, meeting), place=["Lille"]).status_code == 302
    action.refresh_from_db()
    assert action.owner_person == people[1]


def test_an_organisation_of_the_roll_that_is_a_mere_name_is_in_charge(
    client, officer, meeting, item
):
    AttendanceFactory(meeting=meeting, person=None, organisation_name="Préfecture de région")
    assert give(client, meeting, item, "préfecture de région").status_code == 302
    assert opened(client, meeting)[f"action-{item.actions.get().pk}-owner"] == [
        "Préfecture de région"
    ]


def test_an_organisation_of_the_register_is_in_charge_without_being_there(
    client, officer, meeting, item
):
    north = OrganisationFactory(name="Département du Nord")
    assert give(client, meeting, item, "departement du nord").status_code == 302
    assert item.actions.get().owner_organisation == north


def test_a_first_name_that_one_person_there_bears_is_enough(client, officer, meeting, item):
    person = PersonFactory(first_name="Charlie", last_name="Exemple")
    AttendanceFactory(meeting=meeting, person=person)
    assert give(client, meeting, item, "Charlie").status_code == 302
    assert item.actions.get().owner_person == person


def test_whoever_else_is_in_charge_is_said_in_free_words(client, officer, meeting, item):
    assert give(client, meeting, item, "le prestataire, avec Mme Zola").status_code == 302
    action = item.actions.get()
    assert (action.owner_person, action.owner_organisation) == (None, None)
    assert action.owner_words == "le prestataire, avec Mme Zola"
    assert not Attendance.objects.exists()
    home = client.get("/espace/suites/").text
    assert "le prestataire, avec Mme Zola" in home


def test_somebody_of_an_earlier_meeting_is_meant_by_the_whole_label_only(
    client, officer, meeting, item
):
    earlier = MeetingFactory(body=meeting.body, held=True, starts_on=datetime.date(2026, 3, 3))
    person = PersonFactory(first_name="Ana", last_name="Lopez")
    AttendanceFactory(meeting=earlier, person=person, organisation_name="DREETS")
    assert give(client, meeting, item, "Ana Lopez").status_code == 302
    assert item.actions.get().owner_words == "Ana Lopez"
    item.actions.all().delete()
    assert give(client, meeting, item, "Ana Lopez, DREETS").status_code == 302
    assert item.actions.get().owner_person == person


def test_a_hidden_organisation_is_neither_found_nor_told_from_an_unknown_one(client):
    """An organisation to be checked is the staff's alone; its name is free words like others."""
    meeting, _ = log_meeting(body=BodyFactory(of_region=True), on=DAY)
    item = AgendaItemFactory(meeting=meeting, position=1)
    hidden = OrganisationFactory(name="ZQXORG", confidence="unverified")
    officer = AssignmentFactory(region=meeting.body.region).user
    client.force_login(officer)
    answers = [give(client, meeting, item, name) for name in ("ZQXORG", "Inconnue")]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert not item.actions.filter(owner_organisation=hidden).exists()
    assert sorted(item.actions.values_list("owner_words", flat=True)) == ["Inconnue", "ZQXORG"]


def test_an_acronym_of_another_place_names_nobody():
    """« CAF » said in Occitanie is not the one of La Réunion, the only one of the register."""
    there, here = RegionFactory(), RegionFactory()
    allowances = OrganisationFactory(name="Caisse d’allocations", acronym="CAF", region=there)
    anct = OrganisationFactory(name="Agence", acronym="ANCT")
    for region in (there, here):
        BodyFactory(region=region, level="regional")
    asked = ["CAF", "ANCT", "Caisse d’allocations"]
    named = {"ANCT": anct, "Caisse d’allocations": allowances}
    assert organisations_named(UserFactory(regions=[here]), asked) == named
    assert organisations_named(UserFactory(staff=True), asked) == named
    assert organisations_named(UserFactory(regions=[there]), asked) == {"CAF": allowances, **named}
