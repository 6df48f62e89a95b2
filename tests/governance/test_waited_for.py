"""Two requests of which one waits for the other: none waits for ever, none fails without a word."""

import datetime

import pghistory
import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import reverse

from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.locks import locked, locked_rows, whole_of
from governance.bodies.closing import close_body
from governance.bodies.mandates import end_mandate
from governance.convening.invitations import issue_link
from governance.convening.planning import log_meeting
from governance.meetings.services import take_off_approvals
from governance.models import AgendaItem, Body, Decision, Mandate
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    InvitationFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.test_deleted_meanwhile import KINDS, TYPED
from tests.tabs import Tab, browsers, words
from tests.together import waits

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.history_of_any_day]


def remark_on_minutes():
    remark = MinutesRemarkFactory()
    page = reverse("espace:minutes_page", args=[remark.minutes.meeting.slug])
    return remark, page, f"remarque-{remark.pk}-answer", "a été supprimé"


def convocation():
    row = InvitationFactory(sent=True)
    page = reverse("espace:invitation", args=[row.meeting.slug, row.public_id])
    return row, page, "deputy_name", "a été supprimé"


def deleted_while_awaited(row, tab, **typed):
    """Send the form while somebody deletes the row, who is done once the form waits for it."""
    denis = UserFactory(staff=True, first_name="Denis", last_name="Durand")
    with transaction.atomic(), pghistory.context(user=denis.pk):
        row.delete()
        answer = waits(lambda: tab.send(**typed))
    return answer.result()


def way_on(response):
    return BeautifulSoup(response.content, "lxml").select_one("main a.fr-btn")["href"]


@pytest.mark.parametrize("kind", [*KINDS, remark_on_minutes, convocation])
def test_a_row_deleted_while_its_lock_is_awaited_is_said_and_the_text_given_back(kind):
    row, page, box, said = kind()
    tab = Tab.read(browsers()[0], page, holding=box)
    response = deleted_while_awaited(row, tab, **{box: TYPED})
    assert response.status_code == 409
    assert said.rpartition("supprimé")[1] in words(response)
    assert "par Denis Durand, le " in words(response)
    assert TYPED in words(response)
    led = tab.client.get(way_on(response), follow=True)
    assert led.status_code == 200
    whole, there = whole_of(row), led.request["PATH_INFO"]
    assert there == whole.get_absolute_url() if whole else there.startswith("/admin/")


def test_behind_a_link_the_account_that_deleted_is_not_named():
    row = InvitationFactory(sent=True, meeting__starts_on=today() + datetime.timedelta(days=30))
    page = reverse("governance:answer", args=[issue_link(row)])
    tab = Tab.read(Client(), page, holding="answer")
    response = deleted_while_awaited(row, tab, answer="coming")
    assert response.status_code == 409
    assert "a été supprimé le" in words(response)
    assert "Durand" not in words(response)
    assert way_on(response) == "/"


def test_a_closing_and_the_end_of_a_mandate_wait_for_each_other():
    """The end of a mandate dates its body anew, by a trigger: the body is locked before."""
    mandate = MandateFactory()
    body = mandate.seat.college.body
    day = PartialDate(today() - datetime.timedelta(days=1), "day")
    with transaction.atomic():
        held = locked(mandate)
        closing = waits(lambda: close_body(body=body, on=day, reason="essai de deux actes"))
        end_mandate(mandate=held, end=day)
    closing.result()
    assert Body.objects.get().end_on == Mandate.objects.get().end_on == day.date


def test_a_decision_is_written_while_somebody_logs_the_same_meeting():
    """Who logs holds the body and waits for the meeting; a decision points at its body."""
    meeting = MeetingFactory(held=True)
    item = AgendaItemFactory(meeting=meeting)
    with transaction.atomic():
        locked(meeting)
        logging = waits(lambda: log_meeting(body=meeting.body, on=meeting.starts_on))
        DecisionFactory(item=item)
    assert logging.result() == (meeting, False)
    assert Decision.objects.count() == 1


def test_a_point_in_which_somebody_writes_while_its_meeting_is_awaited_stays():
    minutes = MinutesFactory()
    point = AgendaItemFactory(
        meeting=MeetingFactory(body=minutes.meeting.body), approves=minutes.meeting
    )
    version = point.meeting.version
    with transaction.atomic():
        held = locked(point)
        approval = waits(lambda: take_off_approvals(approved=minutes.meeting))
        held.note = "On y revient."
        held.save()
    assert approval.result() == []
    point.refresh_from_db()
    assert point.meeting.version == version


def locks_in_one_order(rows, act):
    """Hold the first of two rows, then ask for the second: the act that waits holds neither."""
    with transaction.atomic():
        list(locked_rows(type(rows[0]).objects.filter(pk=rows[0].pk)))
        waiting = waits(act)
        list(locked_rows(type(rows[1]).objects.filter(pk=rows[1].pk)))
    return waiting.result()


def test_an_approval_locks_the_earlier_of_two_agendas_first():
    """As every act on two meetings does, whichever was written first."""
    minutes = MinutesFactory()
    body = minutes.meeting.body
    later, earlier = (
        MeetingFactory(body=body, starts_on=today() + datetime.timedelta(days=days))
        for days in (60, 30)
    )
    for meeting in (later, earlier):
        AgendaItemFactory(meeting=meeting, approves=minutes.meeting)
    taken = locks_in_one_order(
        (earlier, later), lambda: take_off_approvals(approved=minutes.meeting)
    )
    assert [point.meeting for point in taken] == [earlier, later]
    assert not AgendaItem.objects.exists()


def test_records_that_correct_the_same_guests_take_them_in_one_order():
    """Not in that of their rolls, which may name them the other way round."""
    meeting = MeetingFactory(held=True)
    first, second = (PersonFactory(first_name="Zoé", last_name=name) for name in ("Zed", "Abc"))
    for person in (second, first):
        AttendanceFactory(meeting=meeting, mandate=None, person=person, state="present")
    page = reverse("espace:meeting_record", args=[meeting.slug])
    tab = Tab.read(browsers()[0], page, holding="base")
    names = [name for name in tab.sent if name.endswith("-last_name")]
    assert len(names) == 2
    corrected = {name: f"{tab.sent[name][0]}x" for name in names}
    answer = locks_in_one_order((first, second), lambda: tab.send(**corrected))
    assert answer.status_code == 302
    assert set(Person.objects.values_list("last_name", flat=True)) == {"Zedx", "Abcx"}
