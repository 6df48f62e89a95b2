"""Those who keep bodies are told what waits: on their home page, and by one mail a day."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.outbox.choices import ADDRESS_REFUSED
from crpv_portal.outbox.models import OutgoingMail
from governance.models import DailyDigest, DailyDigestRefusal, ItemProposal, RecordDraft
from governance.reports.daily import KIND, forget_daily, queue_daily
from governance.reports.waiting import waiting_of
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
from tests.tabs import words

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


def refused_mail(to, message_id="<1>", problem=f"{ADDRESS_REFUSED} (code 550)", state="failed"):
    return OutgoingMail.objects.create(
        kind="convocation",
        to=to,
        text="Texte",
        message_id=message_id,
        state=state,
        problem=problem,
        ended_at=timezone.now(),
    )


@pytest.mark.parametrize("where", ["holder", "seat"])
def test_address_that_refuses_mail_is_said_where_it_is_typed(client, body, officer, where):
    address = "refus@matin.test"
    mandate = MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=body)),
        holder=PersonFactory(function_email=address if where == "holder" else ""),
        function_email=address if where == "seat" else "",
    )
    page = f"/espace/instances/{body.slug}/composition/siege-{mandate.seat_id}/"
    table = f"/espace/instances/{body.slug}/composition/tableau/"

    def said():
        told = [f"L’adresse {address} a refusé" in words(client.get(page))]
        return [*told, "Cette adresse a refusé le dernier courriel" in words(client.get(table))]

    refused_mail(address, "<0>", problem="le serveur de courriel ne répond pas")
    assert said() == [False, False]
    refused_mail(address)
    assert said() == [True, True]
    refused_mail(address, "<2>", problem="", state="sent")
    assert said() == [False, False]


def convened(body, **of_mandate):
    seat = SeatFactory(college=CollegeFactory(body=body))
    mandate = MandateFactory(seat=seat, **of_mandate)
    return InvitationFactory(
        meeting=coming(body), mandate=mandate, person=mandate.holder, sent=True
    )


def test_who_is_not_reached_is_told_until_the_address_is_corrected(client, body, officer):
    holder = PersonFactory(function_email="refus@matin.test")
    convened(body, holder=holder)
    refused_mail("refus@matin.test", problem="le serveur de courriel ne répond pas")
    assert "non-atteints" not in groups(client)
    refused_mail("refus@matin.test", "<2>")
    assert "non-atteints" in groups(client)
    holder.function_email = "juste@matin.test"
    holder.save()
    assert "non-atteints" not in groups(client)


def test_a_seat_with_a_mailbox_is_reached_without_a_holder(client, body, officer):
    convened(body, holder=None, capacity="préfet", function_email="prefecture@matin.test")
    assert "non-atteints" not in groups(client)
    convened(body, holder=None, capacity="maire", function_email="")
    assert "non-atteints" in groups(client)


def test_what_was_typed_is_taken_up_on_its_own_page(client, body, officer):
    meeting = MeetingFactory(body=body, held=True)
    decision = DecisionFactory(item__meeting=meeting, body=body, adopted=True)
    pages = {
        "record": reverse("espace:meeting_record", args=[meeting.slug]),
        "minutes": reverse("espace:minutes_page", args=[meeting.slug]),
        "masking": reverse("espace:minutes_publish", args=[meeting.slug]),
        "approval": reverse("espace:minutes_approve", args=[meeting.slug]),
        "calls": reverse("espace:item_call", args=[meeting.slug]),
        "sending": reverse("espace:meeting_convene", args=[meeting.slug]),
        f"correction-{decision.pk}": reverse("espace:decision_correct", args=[decision.reference]),
    }
    for page in pages:
        RecordDraft.objects.create(meeting=meeting, user=officer, form_data="a=b", page=page)
    lines = [each for each in waiting_of(officer, today()) if each.anchor == "saisies"]
    assert {each.url for each in lines} == set(pages.values())
