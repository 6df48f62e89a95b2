"""Calls to the members of a body: for points of the agenda, and a second time without quorum."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from governance.choices import MeetingCall
from governance.convening.appointments import plan_second_call
from governance.convening.item_calls import open_item_call
from governance.convening.recipients import plan_of
from tests.factories.governance import MeetingFactory
from tests.factories.partners import PersonFactory
from tests.governance.convening.body import BASE, DAY, convene, fresh, link_in, mails, member_of

pytestmark = pytest.mark.django_db


def test_call_for_items_writes_to_members_with_an_address(meeting, officer):
    written = open_item_call(
        meeting=meeting,
        until_on=DAY - datetime.timedelta(days=7),
        message="Le programme 2027 surtout.",
        is_sent=True,
        by=officer,
        base=BASE,
    )
    assert written == 2
    assert "Le programme 2027 surtout." in mails(meeting)[0].text
    convene(meeting, officer)
    assert meeting.invitations.count() == 4, "the same row serves the convocation"
    for day in (DAY, datetime.date(2026, 1, 1)):
        with pytest.raises(ValidationError):
            open_item_call(
                meeting=meeting, until_on=day, message="", is_sent=False, by=officer, base=BASE
            )


def ask_for_points(meeting, officer):
    until = DAY - datetime.timedelta(days=7)
    return open_item_call(
        meeting=meeting, until_on=until, message="", is_sent=True, by=officer, base=BASE
    )


def test_call_for_items_opens_no_link_of_whom_the_seat_left(client, meeting, officer):
    """Another person holds the seat: the first one's link closes, and the convocation is due."""
    convene(meeting, officer)
    mandate = meeting.invitations.get(person__function_email="membre1@exemple.test").mandate
    first_link = link_in(mails(meeting)[0])
    assert client.get(first_link).status_code == 200
    mandate.holder = PersonFactory(function_email="relais@exemple.test")
    mandate.save()
    ask_for_points(meeting, officer)
    assert client.get(first_link).status_code == 410
    mail = next(mail for mail in mails(meeting) if mail.to == "relais@exemple.test")
    assert client.get(link_in(mail)).status_code == 200
    due = [each.person.function_email for each in plan_of(fresh(meeting)).by_mail]
    assert due == ["relais@exemple.test"], "elle n’a pas encore la convocation"


def test_call_for_items_reopens_an_invitation_taken_back(client, meeting, officer):
    convene(meeting, officer)
    invitation = meeting.invitations.get(person__function_email="membre1@exemple.test")
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    ask_for_points(meeting, officer)
    mail = [mail for mail in mails(meeting) if mail.to == "membre1@exemple.test"][-1]
    assert client.get(link_in(mail)).status_code == 200
    invitation.refresh_from_db()
    assert (invitation.withdrawn_at, invitation.sent_sequence) == (None, None)


def test_second_convocation_follows_a_missed_quorum(body, officer):
    first = MeetingFactory(
        body=body, held=True, starts_on=DAY - datetime.timedelta(days=30), roll_call=True,
        items=["Budget 2027"], place="Lille",
    )  # fmt: skip
    hours = {"starts": datetime.time(10), "ends": None}
    with pytest.raises(ValidationError, match="sans son quorum"):
        plan_second_call(meeting=first, on=DAY, **hours)
    first.attendances.update(state="absent")
    with pytest.raises(ValidationError, match="à venir"):
        plan_second_call(meeting=first, on=first.starts_on, **hours)
    second, is_new = plan_second_call(meeting=first, on=DAY, **hours)
    assert is_new
    assert second.call == MeetingCall.SECOND
    assert [item.title for item in second.items.all()] == ["Budget 2027"]
    assert plan_second_call(meeting=first, on=DAY, **hours) == (second, False)
    member_of(body, "membre@exemple.test")
    convene(second, officer)
    assert mails(second)[0].subject.startswith("Seconde convocation")
    assert "Le quorum n’ayant pas été atteint" in mails(second)[0].text
