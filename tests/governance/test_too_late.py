"""A page whose time is past: it says what became of the meeting and leads there, in words."""

import datetime

import pytest
from django.urls import reverse

from crpv_portal.common.dates import in_words, today
from governance.choices import MeetingStatus
from governance.models import Meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory, MinutesFactory
from tests.tabs import Tab, browsers, words

pytestmark = pytest.mark.django_db

PREPARING = ("appointment", "convene", "remind")
OTHERS = ("guest_invite", "item_call")


@pytest.fixture
def office(client):
    client.force_login(UserFactory(staff=True))
    return client


def page(name, meeting):
    return reverse(f"espace:{name}", args=[meeting.slug])


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (MeetingStatus.HELD, "Cette réunion est tenue\xa0: elle ne se prépare plus."),
        (MeetingStatus.CANCELLED, "Cette réunion est annulée\xa0: elle ne se prépare plus."),
        (MeetingStatus.POSTPONED, "Cette réunion est reportée, sans jour fixé"),
    ],
)
def test_preparing_what_is_held_or_off_leads_to_the_meeting(office, status, said):
    meeting = MeetingFactory(status=status)
    for name in (*(f"meeting_{each}" for each in PREPARING), *OTHERS):
        for send in (office.get, office.post):
            answer = send(page(name, meeting), follow=True)
            assert answer.redirect_chain == [(page("meeting_record", meeting), 302)], name
            assert said in answer.text, name


def test_preparing_what_was_put_off_leads_to_the_meeting_of_the_new_day(office):
    body = BodyFactory(members=1)
    new = MeetingFactory(body=body)
    old = MeetingFactory(body=body, status=MeetingStatus.POSTPONED, postponed_to=new)
    answer = office.get(page("meeting_convene", old), follow=True)
    assert answer.redirect_chain == [(page("meeting_prepare", new), 302)]
    assert "voici celle qui la remplace" in answer.text


def test_what_does_not_apply_to_a_meeting_says_why(office):
    to_come = MeetingFactory(starts_on="2072-06-10")
    approved = MinutesFactory(approved=True).meeting
    draft = MinutesFactory(meeting__held=True).meeting
    for meeting, name, to, said in (
        (
            to_come,
            "meeting_redate",
            "meeting_appointment",
            "son jour se change dans le rendez-vous",
        ),
        (to_come, "meeting_second_call", "meeting_record", "tenue sans son quorum"),
        (to_come, "minutes_send", "minutes_page", "est d’abord à écrire"),
        (approved, "meeting_redate", "meeting_record", "est approuvé\xa0: elle ne change plus"),
        (approved, "minutes_send", "minutes_page", "est approuvé\xa0: il ne change plus"),
        (draft, "minutes_publish", "minutes_page", "se publie une fois approuvé"),
    ):
        answer = office.get(page(name, meeting), follow=True)
        assert answer.redirect_chain == [(page(to, meeting), 302)], name
        assert said in answer.text, name


def test_who_does_not_keep_the_body_is_refused_as_before(client):
    client.force_login(UserFactory())
    held = MeetingFactory(held=True, public=True)
    assert client.get(page("meeting_convene", held)).status_code == 403


@pytest.mark.parametrize("page", ["meeting_cancel", "meeting_postpone"])
def test_a_meeting_moved_while_one_reads_is_not_called_off_unread(page):
    """Denis reads of one day; Claire fixes another: he is shown it before anything leaves."""
    meeting = MeetingFactory(starts_on=today() + datetime.timedelta(days=30))
    denis = Tab.read(
        browsers()[1], reverse(f"espace:{page}", args=[meeting.slug]), holding="reason"
    )
    moved = today() + datetime.timedelta(days=37)
    Meeting.objects.update(starts_on=moved)
    answer = denis.send(reason="Neige")
    assert answer.status_code == 422
    assert "ont changé pendant que vous lisiez" in words(answer)
    assert in_words(moved) in words(answer)
    again = Tab.of(denis.client, denis.action, answer, holding="reason")
    assert again.sent["reason"] == ["Neige"]
    assert again.send().status_code == 302


def test_who_opens_a_session_is_offered_neither_guests_nor_points(office):
    """A meeting that nobody logged, the day after: those who were there are on its roll."""
    past = MeetingFactory(starts_on=today() - datetime.timedelta(days=1))
    assert past.status == MeetingStatus.PLANNED
    prepared = office.get(page("meeting_prepare", past)).text
    for name in OTHERS:
        assert page(name, past) not in prepared
    to_come = MeetingFactory(starts_on=today() + datetime.timedelta(days=9))
    prepared = office.get(page("meeting_prepare", to_come)).text
    for name in OTHERS:
        assert page(name, to_come) in prepared
    guest = {"first_name": "Inès", "last_name": "Roux", "email": "ines@exemple.test"}
    refused = office.post(page("guest_invite", past), guest)
    assert refused.status_code == 422
    assert "La séance est ouverte" in refused.text
    assert "Inès" in refused.text
    assert not past.invitations.exists()
