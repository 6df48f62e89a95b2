"""The roll says what happened: not called is not absent; who is sent for a member is named."""

import datetime

import pytest
from bs4 import BeautifulSoup

from crpv_portal.common.history import events_of
from governance.choices import AttendanceState, QuorumBasis
from governance.convening.planning import log_meeting
from governance.meetings.named import names_of
from governance.meetings.quorum import QuorumRule, VotingSeat, compute, needed, quorum_of
from governance.meetings.services import plan_meeting
from governance.meetings.votes import voters_of
from governance.models import Attendance, Body, Mandate, Meeting
from governance.papers.attendance import attendance_paper
from governance.papers.html import body_of
from governance.papers.minutes import minutes_paper
from governance.record.redating import redate_meeting
from governance.record.state import with_record
from governance.reports.attendance import BY_ORGANISATION, report
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    InvitationFactory,
    SeatFactory,
)
from tests.governance.record.page import address, errors, fields, opened, roll, send, send_names

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 17)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture(autouse=True)
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    return BodyFactory(
        members=4, quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
    )


@pytest.fixture
def meeting(body):
    return log_meeting(body=body, on=DAY)[0]


def read(meeting):
    return with_record(Meeting.objects.filter(pk=meeting.pk)).get()


def text_of(paper):
    text = BeautifulSoup(body_of(paper.blocks), "lxml").get_text("|")
    return " ".join(text.replace("|", "").split())


def minutes(meeting):
    return text_of(minutes_paper(read(meeting), None))


def test_who_was_not_called_is_not_absent(client, meeting):
    """Two of four are called: the two others are « non relevés », on screen, paper and report."""
    assert {row.state for row in roll(meeting)} == {AttendanceState.NOT_CALLED}
    assert voters_of(meeting) is None, "l’appel n’est pas fait"
    assert "Les présences n’ont pas été consignées" in minutes(meeting)
    first, second, *_ = roll(meeting)
    called = {f"roll-{first.pk}-state": ["present"], f"roll-{second.pk}-state": ["absent"]}
    assert send(client, meeting, opened(client, meeting) | called, do="hold").status_code == 302
    assert [row.state for row in roll(meeting)[2:]] == [AttendanceState.NOT_CALLED] * 2
    paper = minutes(meeting)
    assert "Présence non relevée (2)" in paper
    assert "Absents (1)" in paper
    assert sum(r.absent for r in rows()) == 1
    assert sum(r.not_called for r in rows()) == 2
    assert sum(r.invited for r in rows()) == 2


def rows():
    return report(Body.objects.all(), DAY, DAY, BY_ORGANISATION).rows


def test_buttons_fill_what_is_not_called(client, meeting):
    first, second, third, fourth = roll(meeting)
    sent = opened(client, meeting) | {f"roll-{first.pk}-state": ["excused"]}
    sent |= {f"roll-{second.pk}-deputy_name": ["Anne Riou"]}
    shown = BeautifulSoup(send(client, meeting, sent, do="all-present").content, "lxml")
    assert [checked(shown, row) for row in (first, second, third, fourth)] == [
        *("excused", "represented", "present", "present")
    ]
    sent |= {f"roll-{third.pk}-state": ["present"]}
    shown = BeautifulSoup(send(client, meeting, sent, do="rest-absent").content, "lxml")
    assert [checked(shown, row) for row in (first, third, fourth)] == [
        *("excused", "present", "absent")
    ]


def checked(soup, row):
    return soup.select_one(f"[name=roll-{row.pk}-state][checked]")["value"]


def represented(row, name="Mme Anne Riou", organisation="directrice de cabinet"):
    return {
        f"roll-{row.pk}-state": ["represented"],
        f"roll-{row.pk}-proxy": [""],
        f"roll-{row.pk}-deputy_name": [name],
        f"roll-{row.pk}-deputy_organisation": [organisation],
    }


def test_a_named_person_represents_a_member_without_being_one(client, meeting):
    first, second, third, _ = roll(meeting)
    sent = opened(client, meeting) | represented(first)
    sent |= {f"roll-{second.pk}-state": ["present"], f"roll-{third.pk}-state": ["absent"]}
    assert send(client, meeting, sent, do="hold").status_code == 302
    row = roll(meeting)[0]
    assert (row.deputy_name, row.represented_by, row.person) == (
        "Mme Anne Riou",
        None,
        first.person,
    )
    assert "représenté par Mme Anne Riou, directrice de cabinet" in minutes(meeting)
    assert "Représentés (1)" in minutes(meeting)
    sheet = text_of(attendance_paper(read(meeting)))
    assert "Représenté par Mme Anne Riou, directrice de cabinet" in sheet
    assert quorum_of(meeting).is_reached
    assert voters_of(meeting) == 2
    assert sum(r.represented for r in rows()) == 1
    assert ("Anne", "Riou") in {(name.first, name.last) for name in names_of(meeting)}


def test_the_rule_of_the_body_says_whether_a_deputy_counts(client, meeting, body):
    Body.objects.filter(pk=body.pk).update(deputies_vote=False)
    first, second, *_ = roll(meeting)
    sent = opened(client, meeting) | represented(first) | {f"roll-{second.pk}-state": ["present"]}
    shown = send(client, meeting, sent, do="preview")
    assert "1 sur 4, il en faut 2" in shown.text
    assert send(client, meeting, sent).status_code == 302
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert not quorum_of(meeting).is_reached
    assert voters_of(meeting) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deputy_name": ""}, "Nommez aussi la personne"),
        ({"deputy_name": "Anne Riou, a@x.fr"}, "retirez-en a@x.fr"),
        ({"deputy_organisation": "CAF, 0612345678"}, "retirez-en 0612345678"),
        ({"deputy_name": "", "deputy_organisation": ""}, "ou qui il envoie"),
        ({"proxy": "next"}, "l’un des deux"),
    ],
)
def test_a_representation_that_says_not_whom(client, meeting, change, said):
    first, second, *_ = roll(meeting)
    sent = opened(client, meeting) | represented(first)
    sent |= {f"roll-{second.pk}-state": ["present"]}
    for name, value in change.items():
        sent[f"roll-{first.pk}-{name}"] = [str(second.pk) if value == "next" else value]
    response = send(client, meeting, sent)
    assert response.status_code == 422
    assert said in " ".join(errors(response))


def test_the_answer_names_who_comes_in_a_member_s_stead(client, body):
    """One key suffices at the roll: the name that the member gave is written on the line."""
    planned = log_meeting(body=body, on=DAY)[0]
    planned.attendances.all().delete()
    mandate = Mandate.objects.of_body(body).first()
    InvitationFactory(
        meeting=planned,
        mandate=mandate,
        sent=True,
        answer="sends",
        deputy_name="Zoé de La Fiction",
        deputy_organisation="adjointe",
        answered_at=datetime.datetime(2026, 11, 12, tzinfo=datetime.UTC),
        answered_sequence=0,
    )
    log_meeting(body=body, on=DAY)
    row = planned.attendances.get(mandate=mandate)
    assert row.state == AttendanceState.NOT_CALLED
    sent = opened(client, planned)
    assert sent[f"roll-{row.pk}-deputy_name"] == ["Zoé de La Fiction"]
    sent[f"roll-{row.pk}-state"] = ["represented"]
    assert send(client, planned, sent).status_code == 302
    assert "représenté par Zoé de La Fiction, adjointe" in minutes(planned)


def test_a_proxy_announced_does_not_stop_a_save_in_the_middle_of_the_roll(client, meeting):
    first, second, *_ = roll(meeting)
    meeting.attendances.filter(pk=first.pk).update(represented_by=second)
    assert send(client, meeting, opened(client, meeting)).status_code == 302
    assert roll(meeting)[0].represented_by == second


def test_a_proxy_waits_for_its_bearer_to_be_called_but_not_past_the_roll(client, meeting):
    giver, bearer, third, _ = roll(meeting)
    said = {f"roll-{giver.pk}-state": ["represented"], f"roll-{giver.pk}-proxy": [str(bearer.pk)]}
    page = opened(client, meeting) | said | {f"roll-{third.pk}-state": ["present"]}
    assert send(client, meeting, page).status_code == 302, "l’appel n’est pas fini"
    response = send(client, meeting, opened(client, meeting), do="hold")
    assert response.status_code == 422
    assert "ne peut pas servir" in errors(response)[0]
    present = opened(client, meeting) | {f"roll-{bearer.pk}-state": ["present"]}
    assert send(client, meeting, present, do="hold").status_code == 302
    uncalled = opened(client, meeting) | {f"roll-{bearer.pk}-state": ["not_called"]}
    assert send(client, meeting, uncalled).status_code == 422, "tenue, l’appel est fini"


def test_those_present_of_a_body_without_composition_are_present(client):
    """« Présents », counted on screen, paper and report; « Représenté par » is theirs too."""
    meeting = log_meeting(body=BodyFactory(), on=DAY)[0]
    sent = opened(client, meeting) | {"guests": ["Ana LOPEZ, Ville\nJean ROUX, Préfecture"]}
    assert send_names(client, meeting, sent, do="hold").status_code == 302
    first, second = meeting.attendances.order_by("pk")
    page = BeautifulSoup(client.get(address(meeting)).content, "lxml")
    assert [th.text for th in page.select(".crpv-roll__college th")] == ["Présents"]
    assert page.select_one("[data-present-words]").text == "2\xa0présents"
    sent = opened(client, meeting) | represented(second)
    sent |= {f"roll-{first.pk}-state": ["present"]}
    assert send(client, meeting, sent).status_code == 302
    paper = minutes(meeting)
    assert "Présents (1)" in paper
    assert "Représentés (1)" in paper
    assert "Invités" not in paper
    found = report(Body.objects.all(), DAY, DAY, BY_ORGANISATION)
    body = meeting.body.name
    assert {row.label: (row.invited, row.unlisted) for row in found.rows} == {
        f"Ville ({body})": (0, 1),
        f"Préfecture ({body})": (0, 1),
    }
    assert (found.meetings, found.remarks, found.total.rate_words) == (1, [], "")


# --- Who is on the roll ---------------------------------------------------------------------------


@pytest.mark.history_of_any_day
@pytest.mark.parametrize("do", ["call-roll", "save"])
def test_the_roll_is_filled_by_an_act_once_the_day_has_come(client, officer, body, do):
    """By its button, or by the first save: looking writes nothing that would bear no account."""
    today = plan_meeting(body=body, on=datetime.date(2026, 11, 22))
    to_come = plan_meeting(body=body, on=datetime.date(2026, 12, 22))
    page = client.get(address(today))
    assert roll(today) == []
    assert "n’est pas connue" not in page.text
    assert "4\xa0membres sont en exercice ce jour-là" in page.text
    assert send(client, today, opened(client, today), do=do).status_code == 302
    assert send(client, to_come, opened(client, to_come)).status_code == 302
    assert {row.state for row in roll(today)} == {AttendanceState.NOT_CALLED}
    assert len(roll(today)) == 4
    authors = events_of(Attendance).values_list("pgh_context__user", flat=True)
    assert set(authors) == {officer.pk}
    assert roll(to_come) == []


def test_what_is_typed_before_the_roll_is_called_stays(client, body):
    today = plan_meeting(body=body, on=datetime.date(2026, 11, 22))
    sent = opened(client, today) | {"minutes": ["Ouverture à 14 h."]}
    response = send(client, today, sent, do="call-roll")
    assert response.status_code == 200
    assert fields(response)["minutes"] == ["Ouverture à 14 h."]
    assert send(client, today, fields(response)).status_code == 302
    assert read(today).minutes.text == "Ouverture à 14 h."


def test_a_line_of_who_was_no_member_that_day_is_taken_off(client, meeting, body):
    first, second, *_ = roll(meeting)
    sent = opened(client, meeting) | {f"roll-{first.pk}-remove": ["on"]}
    assert send(client, meeting, sent).status_code == 302
    assert first.pk not in {row.pk for row in roll(meeting)}
    page = client.get(address(meeting))
    assert "1\xa0membre en exercice ce jour-là n’est pas à l’appel" in page.text
    send(client, meeting, opened(client, meeting), do="call-roll")
    assert len(roll(meeting)) == 4
    third = roll(meeting)[1]
    sent = opened(client, meeting) | {
        f"roll-{second.pk}-state": ["present"],
        f"roll-{third.pk}-state": ["represented"],
        f"roll-{third.pk}-proxy": [str(second.pk)],
        f"roll-{second.pk}-remove": ["on"],
    }
    response = send(client, meeting, sent)
    assert response.status_code == 422
    assert "Un pouvoir est donné à une personne que vous retirez" in " ".join(errors(response))


def test_a_meeting_moved_and_moved_back_has_each_person_once(meeting, body, time_machine):
    before = datetime.date(2018, 11, 17)
    Mandate.objects.of_body(body).update(start_on=datetime.date(2020, 1, 1))
    row = roll(meeting)[0]
    Attendance.objects.filter(pk=row.pk).update(state="present")
    people = {each.person_id for each in roll(meeting)}
    there = Meeting.objects.get(pk=meeting.pk)
    there = redate_meeting(
        meeting=there, version=there.version, body=body, on=before, reason="essai", guests={row.pk}
    )
    assert there.attendances.get().mandate is None
    back = redate_meeting(
        meeting=there, version=there.version, body=body, on=DAY, reason="essai", guests={row.pk}
    )
    rows = list(back.attendances.all())
    assert sorted(each.person_id for each in rows) == sorted(people)
    assert all(each.mandate_id for each in rows)


# --- The quorum of each college -------------------------------------------------------------------


def test_a_college_with_nobody_in_office_lacks_its_quorum(client, meeting, body):
    Body.objects.filter(pk=body.pk).update(quorum_scope="by_college")
    college = CollegeFactory(body=body, name="Habitants")
    SeatFactory(college=college)
    for row in roll(meeting):
        Attendance.objects.filter(pk=row.pk).update(state="present")
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert not quorum_of(meeting).is_reached
    words = BeautifulSoup(client.get(address(meeting)).content, "lxml").select_one(
        "[data-quorum-words]"
    )
    assert "Habitants\xa0: personne en exercice" in words.text
    assert "Quorum non atteint" in minutes(meeting)
    assert "Collège Habitants : personne n’est en exercice, non atteint" in minutes(
        meeting
    ).replace("\xa0", " ")


def test_no_college_reaches_a_quorum_without_anybody():
    rule = QuorumRule(QuorumBasis.SEATS)
    assert needed(0, rule) == 1
    assert not compute(rule, [VotingSeat("Ville", 1, False, 0)]).is_reached


def test_adopted_decisions_are_in_the_order_of_their_numbers_with_their_votes(client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(status="held")
    meeting.refresh_from_db()
    item = AgendaItemFactory(meeting=meeting)
    first = DecisionFactory(item=item, text="Une.", adopted=True)
    voted = {"votes_for": 1, "votes_against": 1, "abstentions": 0}
    second = DecisionFactory(item=item, text="Deux.", adopted=True, **voted)
    soup = BeautifulSoup(client.get(address(meeting)).content, "lxml")
    shown = [each.get_text(" ", strip=True) for each in soup.select(".crpv-adopted")]
    assert [text.split()[0] for text in shown] == [first.reference, second.reference]
    assert "1\xa0pour, 1\xa0contre" in shown[1]
