"""Somebody invited beside the members: bound to a known person by a choice, never by a likeness."""

import pytest
from django.urls import reverse

from governance.models import Invitation
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import AttendanceFactory, BodyFactory, MeetingFactory
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db

GUEST = {"first_name": "Inès", "last_name": "Roux", "email": "ines@exemple.test"}


@pytest.fixture
def meeting(client):
    meeting = MeetingFactory(body=BodyFactory(of_region=True))
    client.force_login(UserFactory(regions=[meeting.body.region]))
    return meeting


@pytest.fixture
def invite(client, meeting):
    address = reverse("espace:guest_invite", args=[meeting.slug])
    return lambda **more: client.post(address, GUEST | more, follow=True)


def named(first_name="Inès", last_name="Roux", function_email="ines@exemple.test"):
    return PersonFactory(first_name=first_name, last_name=last_name, function_email=function_email)


def seen_at(body, person):
    return AttendanceFactory(meeting=MeetingFactory(body=body, held=True), person=person)


def test_a_namesake_of_another_region_is_neither_shown_nor_bound(invite, meeting):
    elsewhere = named()
    other = BodyFactory(of_region=True, name="Comité d’ailleurs")
    seen_at(other, elsewhere)
    answer = invite()
    assert "sera conviée" in answer.text
    assert "Comité d’ailleurs" not in answer.text
    assert meeting.invitations.get().person != elsewhere
    refused = invite(first_name="Zoé", last_name="Petit", email="z@exemple.test", same=elsewhere.pk)
    assert "sera conviée" in refused.text, "a key that is not offered is not read"
    assert not Invitation.objects.filter(person=elsewhere).exists()


def test_who_is_known_here_is_asked_about_before_anything_is_written(invite, meeting):
    known = named()
    seen_at(meeting.body, known)
    asked = invite()
    assert asked.status_code == 422
    assert "Dites si c’est la même personne." in asked.text
    assert meeting.body.name in asked.text
    assert not meeting.invitations.exists()
    invite(same=known.pk)
    assert meeting.invitations.get().person == known
    again = invite(same="new")
    assert "Cette adresse est déjà celle d’une personne invitée." in again.text
    invite(same="new", email="autre@exemple.test")
    assert meeting.invitations.count() == 2
    assert Person.objects.filter(last_name="Roux").count() == 2


def test_an_address_that_is_known_is_neither_told_nor_replaced(invite, meeting):
    known = named(function_email="autre@exemple.test")
    seen_at(meeting.body, known)
    answer = invite(same=known.pk)
    assert answer.status_code == 422
    assert "Une autre adresse est connue de cette personne" in answer.text
    assert "autre@exemple.test" not in answer.text
    silent = named(first_name="Zoé", function_email="")
    seen_at(meeting.body, silent)
    invite(first_name="Zoé", same=silent.pk)
    silent.refresh_from_db()
    assert silent.function_email == "ines@exemple.test"
    assert meeting.invitations.get().person == silent


def test_a_guest_of_another_region_s_meeting_is_not_corrected_here(invite, meeting):
    shared = named(function_email="")
    seen_at(meeting.body, shared)
    Invitation.objects.create(
        meeting=MeetingFactory(body=BodyFactory(of_region=True)), person=shared
    )
    answer = invite(same=shared.pk)
    assert "n’est pas des vôtres" in answer.text
    shared.refresh_from_db()
    assert shared.function_email == ""
