"""A meeting logged under the wrong day or body: put right without losing a tick."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.choices import AttendanceState
from governance.meetings.decisions import adopt_decision
from governance.meetings.votes import voter_in_words
from governance.models import Mandate, Meeting, Seat
from governance.record.redating import StaleRecord, foresee, redate_meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    SeatFactory,
    VoteFactory,
)

pytestmark = pytest.mark.django_db

WRONG = datetime.date(2026, 3, 3)
RIGHT = datetime.date(2026, 2, 3)


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    """Two members all along; one whose mandate began in mid-February, and who it replaced."""
    body = BodyFactory(code="CAN")
    college = CollegeFactory(body=body)
    for _ in range(2):
        MandateFactory(seat=SeatFactory(college=college))
    seat = SeatFactory(college=college)
    MandateFactory(seat=seat, since="2015", until="2026-02-15")
    MandateFactory(seat=seat, since="2026-02-15")
    return body


@pytest.fixture
def meeting(body):
    return MeetingFactory(
        body=body, held=True, roll_call=True, title="Comité d’animation national du 3 mars 2026"
    )


def redate(meeting, **changes):
    arguments = {"body": meeting.body, "on": RIGHT, "reason": "mauvais jour"} | changes
    meeting.refresh_from_db()
    return redate_meeting(meeting=meeting, version=meeting.version, **arguments)


def address(meeting):
    return reverse("espace:meeting_redate", args=[meeting.slug])


def test_ticks_stay_and_the_roll_is_that_of_the_day(meeting, body):
    stays, _, leaves = meeting.attendances.order_by("mandate__seat__position")
    slug = meeting.slug
    meeting = redate(meeting, guests={leaves.pk})

    assert (meeting.starts_on, meeting.slug) == (RIGHT, slug)
    assert meeting.title == "Comité d’animation national du 3 février 2026"
    rows = {row.pk: row for row in meeting.attendances.all()}
    assert rows[stays.pk].state == AttendanceState.PRESENT
    guest = rows[leaves.pk]
    assert (guest.mandate, guest.voting_weight, guest.state) == (None, 0, AttendanceState.PRESENT)
    members = [row for row in rows.values() if row.mandate_id]
    assert len(members) == 3  # who held the seat that day is on the roll, to be ticked
    assert [row.state for row in members].count(AttendanceState.NOT_CALLED) == 1


def test_who_is_not_kept_as_a_guest_goes(meeting):
    redate(meeting)
    assert meeting.attendances.count() == 3
    assert not meeting.attendances.filter(mandate__isnull=True).exists()


def test_the_same_person_under_another_mandate_keeps_the_tick(meeting, body):
    seat = body.colleges.get().seats.order_by("position").last()
    before = seat.mandates.get(end_on__isnull=False)
    row = meeting.attendances.get(mandate__seat=seat)
    row.person = before.holder
    row.save()
    meeting = redate(meeting)
    row.refresh_from_db()
    assert (row.mandate, row.state, row.voting_weight) == (before, AttendanceState.PRESENT, 1)
    assert meeting.attendances.count() == 3


def test_hours_stay_those_of_the_clock_through_a_change_of_season(body):
    meeting = MeetingFactory(
        body=body,
        held=True,
        starts_on=datetime.date(2026, 4, 7),
        starts_at=datetime.datetime(2026, 4, 7, 12, 0, tzinfo=datetime.UTC),
    )
    assert redate(meeting).starts_at == datetime.datetime(2026, 2, 3, 13, 0, tzinfo=datetime.UTC)


def test_adopted_decisions_keep_number_and_day_within_their_year(meeting):
    decision = DecisionFactory(item__meeting=meeting, adopted=True)
    redate(meeting)
    decision.refresh_from_db()
    assert (decision.reference, decision.adopted_on) == ("CAN-2026-01", WRONG)


def test_another_year_or_body_is_refused_once_something_is_numbered(meeting):
    DecisionFactory(item__meeting=meeting, adopted=True)
    for change, said in (
        ({"on": datetime.date(2025, 12, 30)}, "un numéro est de son année"),
        ({"body": BodyFactory()}, "un numéro est de son instance"),
    ):
        with pytest.raises(ValidationError, match=said):
            redate(meeting, **change)
    meeting.refresh_from_db()
    assert meeting.starts_on == WRONG


def test_another_body_takes_drafts_and_actions_along(meeting):
    other = BodyFactory(members=2)
    draft = DecisionFactory(item__meeting=meeting)
    action = ActionItemFactory(item=draft.item)
    meeting = redate(meeting, body=other, on=WRONG)
    draft.refresh_from_db()
    action.refresh_from_db()
    assert (meeting.body, draft.body, action.body) == (other, other, other)
    assert {row.mandate.seat.college.body for row in meeting.attendances.all()} == {other}


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (WRONG, "déjà le jour"),
        (datetime.date(2099, 1, 1), "à venir"),
        (datetime.date(2026, 1, 6), "déjà inscrite"),
    ],
)
def test_days_that_cannot_be(meeting, body, on, said):
    MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 1, 6))
    [problem] = foresee(meeting=meeting, body=body, on=on).problems
    assert said in problem


def test_a_meeting_that_approved_minutes_stays_after_theirs(body):
    approving = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 6, 2))
    MinutesFactory(
        meeting=MeetingFactory(body=body, held=True),
        approved=True,
        approved_at=AgendaItemFactory(meeting=approving),
    )
    with pytest.raises(ValidationError, match="postérieure"):
        redate(approving, on=RIGHT)


def test_votes_that_the_new_roll_cannot_bear_are_refused_whole(meeting):
    DecisionFactory(
        item__meeting=meeting, adopted=True, votes_for=3, votes_against=0, abstentions=0
    )
    with pytest.raises(ValidationError, match="3 voix exprimées pour 2"):
        redate(meeting)
    assert meeting.attendances.filter(state=AttendanceState.PRESENT).count() == 3


def test_a_proxy_to_who_was_no_member_is_refused_whole(meeting):
    giver, _, leaves = meeting.attendances.order_by("mandate__seat__position")
    giver.state, giver.represented_by = AttendanceState.REPRESENTED, leaves
    giver.save()
    with pytest.raises(ValidationError, match="corrigez d’abord l’appel"):
        redate(meeting, guests={leaves.pk})
    meeting.refresh_from_db()
    assert meeting.starts_on == WRONG


def test_a_page_saved_meanwhile_is_not_overwritten(meeting, body):
    def stored():
        return (
            Meeting.objects.filter(pk=meeting.pk).values().get(),
            list(meeting.attendances.order_by("pk").values()),
        )

    before = stored()
    with pytest.raises(StaleRecord):
        redate_meeting(
            meeting=meeting, version=meeting.version - 1, body=body, on=RIGHT, reason="x"
        )
    assert stored() == before


def test_the_page_shows_what_changes_before_it_is_done(client, officer, meeting, body):
    sent = {"body": body.pk, "day": RIGHT.isoformat(), "reason": "Mauvais jour"}
    sent["version"] = meeting.version
    shown = BeautifulSoup(client.post(address(meeting), sent).content, "lxml")
    assert "2 membres gardent leur ligne" in " ".join(shown.text.replace("\xa0", " ").split())
    [box] = shown.select("input[name=guests]")
    assert box.has_attr("checked")
    meeting.refresh_from_db()
    assert meeting.starts_on == WRONG

    done = client.post(address(meeting), sent | {"do": "confirm", "guests": [box["value"]]})
    assert done.status_code == 302
    meeting.refresh_from_db()
    assert meeting.starts_on == RIGHT
    assert client.post(address(meeting), sent | {"do": "confirm"}).status_code == 422


def test_refusals_stand_at_the_day(client, officer, meeting, body):
    sent = {"body": body.pk, "day": "2099-01-01", "reason": "x", "do": "confirm"}
    response = client.post(address(meeting), sent)
    assert response.status_code == 422
    said = BeautifulSoup(response.content, "lxml").select_one("#id_day_error").text
    assert "à venir" in said


def test_what_changes_is_shown_before_a_reason_is_asked_and_in_words_without_members(
    client, officer
):
    meeting = MeetingFactory(held=True, starts_on=WRONG)
    url = reverse("espace:meeting_redate", args=[meeting.slug])
    sent = {"body": meeting.body_id, "day": RIGHT.isoformat(), "version": meeting.version}
    shown = BeautifulSoup(client.post(url, sent | {"do": "look"}).text, "lxml")
    assert "l’appel reste comme il est" in shown.select_one("#effets").parent.text
    response = client.post(url, sent | {"do": "confirm"})
    assert response.status_code == 422
    refused = BeautifulSoup(response.text, "lxml")
    assert "Dites pourquoi." in refused.text
    assert refused.select_one("#effets"), "ce que cela change reste à l’écran"
    assert client.post(url, sent | {"do": "confirm", "reason": "Erreur"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.starts_on == RIGHT


# --- Votes by name -------------------------------------------------------------------------------


def voted(meeting):
    """A draft on which all three voted for, by call of names."""
    item = AgendaItemFactory(meeting=meeting)
    draft = DecisionFactory(
        item=item, ballot="roll_call", votes_for=3, votes_against=0, abstentions=0
    )
    for line in meeting.attendances.order_by("pk"):
        VoteFactory(decision=draft, attendance=line)
    return draft


def test_the_votes_on_a_draft_of_who_did_not_sit_are_said_and_go(client, officer, meeting):
    draft = voted(meeting)
    leaves = meeting.attendances.order_by("mandate__seat__position").last()
    data = {"body": meeting.body_id, "day": RIGHT.isoformat(), "reason": "mauvais jour"}
    shown = client.post(address(meeting), data | {"do": "look"}).text
    assert "le vote de ces membres part avec leur voix" in " ".join(shown.split())
    assert voter_in_words(leaves) in shown
    redate(meeting, guests={leaves.pk})
    draft.refresh_from_db()
    assert (draft.votes_for, draft.named_votes.count()) == (2, 2)
    assert not leaves.votes.exists(), "resté comme invité, il n’a pas de voix"


def test_the_votes_on_an_adopted_decision_keep_who_cast_them(client, officer, meeting):
    draft = voted(meeting)
    adopt_decision(decision=draft, on=meeting.starts_on)
    data = {"body": meeting.body_id, "day": RIGHT.isoformat(), "do": "look"}
    shown = client.post(address(meeting), data)
    assert "a voté par appel nominal sur CAN-2026-01, qui ne change plus" in shown.text
    assert "ne siège pas ce jour-là" in shown.text
    with pytest.raises(ValidationError, match="par appel nominal sur CAN-2026-01"):
        redate(meeting)
    assert draft.named_votes.count() == 3


def test_a_voice_that_weighs_otherwise_is_counted_anew(meeting, body):
    draft = voted(meeting)
    line = meeting.attendances.order_by("mandate__seat__position").last()
    Mandate.objects.filter(seat=line.mandate.seat, end_on__isnull=False).update(
        organisation=line.organisation
    )
    Seat.objects.filter(pk=line.mandate.seat_id).update(voting_weight=2)
    change = foresee(meeting=meeting, body=body, on=RIGHT)
    assert [row.pk for row, _ in change.moving] == [line.pk]
    assert (change.unvoted, change.problems) == ([], [])
    redate(meeting)
    draft.refresh_from_db()
    assert draft.votes_for == 4
    adopt_decision(decision=draft, on=RIGHT)
    Seat.objects.filter(pk=line.mandate.seat_id).update(voting_weight=1)
    with pytest.raises(ValidationError, match="voix ce jour-là, et non 2"):
        redate(meeting, on=WRONG)
