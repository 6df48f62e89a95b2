"""Seats with a function mailbox: who is written to when nobody is named with an address."""

import pytest
from django.urls import reverse

from crpv_portal.outbox.models import OutgoingMail
from governance.convening.recipients import plan_of
from governance.convening.services import convene_meeting
from governance.models import Mandate
from tests.governance.convening.body import DAY, member_of

pytestmark = pytest.mark.django_db

BASE = "https://portail.test"
MAILBOX, NEW = "secretariat@prefecture.test", "sgar@prefecture.test"


@pytest.fixture
def mandate(body, meeting):
    """The third member: nobody of it has an address."""
    mandate = Mandate.objects.of_body(body).in_office(DAY).order_by("pk")[2]
    mandate.function_email = MAILBOX
    mandate.save()
    return mandate


def convene(meeting, officer):
    meeting.refresh_from_db()
    plan = plan_of(meeting)
    result = convene_meeting(meeting=meeting, by=officer, base=BASE, seen=plan.digest)
    meeting.refresh_from_db()
    return result


def sent_to(address):
    return list(
        OutgoingMail.objects.filter(to=address).order_by("pk").values_list("calendar_method")
    )


def test_the_mailbox_of_a_seat_gets_the_convocation_and_its_link(client, meeting, officer, mandate):
    client.force_login(officer)
    page = client.get(reverse("espace:meeting_convene", args=[meeting.slug]))
    assert MAILBOX in page.text
    assert "Adresse de fonction du siège" in page.text
    assert convene(meeting, officer).mailed == 3
    [mail] = OutgoingMail.objects.filter(to=MAILBOX)
    assert mail.calendar_method == "REQUEST"
    assert "/r/" in mail.text or "reponse" in mail.text or BASE in mail.text
    invitation = meeting.invitations.get(mandate=mandate)
    assert (invitation.channel, invitation.person) == ("mail", None)
    # The second click finds nothing to do.
    assert plan_of(meeting).is_empty


def test_a_person_with_an_address_comes_before_the_mailbox(body, meeting, officer):
    named = member_of(body, "membre1@exemple.test")
    named.function_email = MAILBOX
    named.save()
    convene(meeting, officer)
    assert not sent_to(MAILBOX)


def test_a_mailbox_that_changes_gets_it_and_the_former_one_is_told(meeting, officer, mandate):
    convene(meeting, officer)
    mandate.function_email = NEW
    mandate.save()
    convene(meeting, officer)
    assert [method for (method,) in sent_to(NEW)] == ["REQUEST"]
    assert [method for (method,) in sent_to(MAILBOX)] == ["REQUEST", "CANCEL"]


def test_a_mailbox_learnt_after_a_paper_is_written_to(meeting, officer, mandate):
    mandate.function_email = ""
    mandate.save()
    convene(meeting, officer)
    assert not sent_to(MAILBOX)
    mandate.function_email = MAILBOX
    mandate.save()
    assert convene(meeting, officer).mailed == 1
    assert [method for (method,) in sent_to(MAILBOX)] == ["REQUEST"]


def test_the_public_reads_no_mailbox(client, body, mandate):
    for address in (body.get_absolute_url(), f"/api/v1/instances/{body.slug}/"):
        assert MAILBOX not in client.get(address).text
