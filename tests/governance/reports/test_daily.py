"""Those who keep bodies are told what waits: on their home page, and by one mail a day."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.outbox.models import OutgoingMail
from governance.models import DailyDigest, DailyDigestRefusal, ItemProposal, RecordDraft
from governance.reports.daily import KIND, forget_daily, queue_daily
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    InvitationFactory,
    ItemProposalFactory,
    MandateFactory,
    MeetingFactory,
    MinutesRemarkFactory,
    SeatFactory,
)
from tests.factories.partners import PersonFactory
from tests.factories.territories import RegionFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = "a" * 64, "b" * 64  # fingerprints


@pytest.fixture
def body():
    return BodyFactory(region=RegionFactory(), name="Comité du matin")


@pytest.fixture
def officer(client, body):
    user = UserFactory(regions=[body.region], email="agent@matin.test")
    client.force_login(user)
    return user


def coming(body):
    return MeetingFactory(body=body, starts_on=today() + datetime.timedelta(days=20))


def mails():
    return list(OutgoingMail.objects.filter(kind=KIND).order_by("pk"))


def groups(client):
    soup = BeautifulSoup(client.get("/espace/").content, "lxml")
    return {each["id"] for each in soup.select(".crpv-task-group h2")}


def everything(body, user):
    meeting = coming(body)
    ItemProposalFactory(meeting=meeting)
    InvitationFactory(
        meeting=meeting,
        sent=True,
        answer="coming",
        answered_at=timezone.now(),
        answered_sequence=0,
    )
    held = MeetingFactory(body=body, held=True)
    DecisionFactory(item__meeting=held, body=body)
    MinutesRemarkFactory(minutes__meeting=MeetingFactory(body=body, held=True))
    RecordDraft.objects.create(meeting=held, user=user, form_data="titre=Budget")


def test_home_says_all_that_waits(client, body, officer):
    everything(body, officer)
    assert {
        "reponses",
        "points-proposes",
        "remarques",
        "a-adopter",
        "saisies",
    } <= groups(client)


def test_meeting_of_long_ago_is_still_to_log(client, body, officer):
    MeetingFactory(body=body, starts_on=today() - datetime.timedelta(days=900))
    assert "a-consigner" in groups(client)


def test_mail_leaves_once_a_day_when_something_is_new(body, officer, time_machine):
    everything(body, officer)
    assert queue_daily(today()) == 1
    assert queue_daily(today()) == 0
    (mail,) = mails()
    assert mail.to == "agent@matin.test"
    assert "point proposé" in mail.text
    assert "Comité du matin" not in mail.subject
    assert mail.unsubscribe_url
    later = today() + datetime.timedelta(days=1)
    assert queue_daily(later) == 0  # nothing new
    ItemProposalFactory(meeting=coming(body))
    assert queue_daily(later) == 1
    assert mails()[-1].text.count("[nouveau]") == 1


def test_nobody_else_is_written_to(body, officer):
    UserFactory(regions=[RegionFactory()])
    UserFactory(staff=True, second_factor=True)
    UserFactory(regions=[body.region], is_active=False)
    ItemProposalFactory(meeting=coming(body))
    assert queue_daily(today()) == 1


def test_mail_names_nobody(body, officer):
    proposal = ItemProposalFactory(meeting=coming(body), title="Titre secret")
    queue_daily(today())
    (mail,) = mails()
    assert "Titre secret" not in mail.text
    proposal.delete()
    assert not ItemProposal.objects.exists()


def test_refused_in_one_click_without_account(client, body, officer):
    ItemProposalFactory(meeting=coming(body))
    queue_daily(today())
    leave = mails()[0].unsubscribe_url
    client.logout()
    assert "Ne plus recevoir" in client.get(leave).text
    assert not DailyDigestRefusal.objects.exists()
    assert client.post(leave).status_code == 200
    assert DailyDigestRefusal.objects.get().user == officer
    ItemProposalFactory(meeting=coming(body))
    assert queue_daily(today() + datetime.timedelta(days=1)) == 0
    client.post(leave, {"choix": "recevoir"})
    assert queue_daily(today() + datetime.timedelta(days=1)) == 1


def test_trace_is_forgotten_but_the_last(body, officer):
    for days in (800, 700):
        row = DailyDigest.objects.create(
            user=officer, day=today() - datetime.timedelta(days=days), token_hash=f"{days}"
        )
        DailyDigest.objects.filter(pk=row.pk).update(
            created_at=row.created_at - datetime.timedelta(days=days)
        )
    assert forget_daily() == 1
    assert DailyDigest.objects.get().token_hash.startswith("7")


def test_database_keeps_one_a_day(officer):
    DailyDigest.objects.create(user=officer, day=today(), token_hash=FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        DailyDigest.objects.create(user=officer, day=today(), token_hash=SECOND)


def test_home_costs_the_same_for_many(client, body, officer):
    everything(body, officer)
    client.get("/espace/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/espace/")
    for _ in range(5):
        everything(body, officer)
    with CaptureQueriesContext(connection) as many:
        client.get("/espace/")
    assert len(many) == len(one)


def test_address_that_refuses_mail_is_said_where_it_is_typed(client, body, officer):
    mandate = MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=body)),
        holder=PersonFactory(function_email="refus@matin.test"),
    )
    page = f"/espace/instances/{body.slug}/composition/siege-{mandate.seat_id}/"
    told = "Le dernier courriel à refus@matin.test a été refusé"

    def said():
        return told in " ".join(client.get(page).text.split()).replace("\xa0", " ")

    mail = {"kind": "convocation", "to": "refus@matin.test", "text": "Texte"}
    OutgoingMail.objects.create(**mail, message_id="<1>", state="failed", ended_at=timezone.now())
    assert said()
    OutgoingMail.objects.create(**mail, message_id="<2>", state="sent", ended_at=timezone.now())
    assert not said()
