"""Votes by call of names, and secret ballots: typed, joined, counted, final, never public."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from governance.choices import AttendanceState, Ballot
from governance.convening.planning import log_meeting
from governance.meetings.decisions import adopt_decision
from governance.models import Body, Decision, Vote
from governance.papers.decisions import decision_paper, public_decision_paper, public_decisions
from governance.record.services import adopt_drafts, hold_meeting
from governance.record.state import with_record
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, CollegeFactory
from tests.governance.record.page import (
    DAY,
    address,
    all_present,
    errors,
    fields,
    opened,
    roll,
    send,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(members=3, majority=True), on=DAY)[0]


@pytest.fixture
def office():
    client = Client()
    client.force_login(UserFactory(staff=True))
    return client


@pytest.fixture
def draft(meeting, office):
    """A draft to be voted by call of names, three members present."""
    sent = opened(office, meeting) | all_present(meeting)
    new = {
        "items": ["n1"],
        "item-n1-title": ["Budget"],
        "item-n1-kind": ["decision"],
        "item-n1-decisions": ["n1"],
        "decision-n1-text": ["Le budget est adopté."],
        "decision-n1-sense": ["decision"],
        "decision-n1-ballot": ["roll_call"],
    }
    assert send(office, meeting, sent | new).status_code == 302
    return Decision.objects.get()


def of(draft, line):
    return f"decision-{draft.pk}-vote-{line.pk}"


def vote(office, meeting, draft, *casts):
    given = {of(draft, line): [cast] for line, cast in zip(roll(meeting), casts, strict=False)}
    return send(office, meeting, opened(office, meeting) | given)


def test_names_are_called_in_the_page_and_counted(office, meeting, draft):
    assert vote(office, meeting, draft, "for", "against", "not_part").status_code == 302
    draft.refresh_from_db()
    assert (draft.votes_for, draft.votes_against, draft.abstentions) == (1, 1, 0)
    assert [each.cast for each in draft.named_votes.order_by("pk")] == [
        "for",
        "against",
        "not_part",
    ]
    page = opened(office, meeting)
    assert page[of(draft, roll(meeting)[1])] == ["against"]
    assert f"decision-{draft.pk}-votes_for" not in page


def test_call_opens_without_a_script_and_keeps_what_is_typed(office, meeting):
    sent = opened(office, meeting) | all_present(meeting)
    typed = {"items": ["n1"], "item-n1-title": ["Budget"], "item-n1-decisions": ["n1"]}
    shown = send(office, meeting, sent | typed, do="call-votes:n1")
    page = fields(shown)
    assert page["item-n1-title"] == ["Budget"]
    assert [name for name in page if name.startswith("decision-n1-vote-")] == [
        f"decision-n1-vote-{line.pk}" for line in roll(meeting)
    ]
    assert not Decision.objects.exists()


def test_two_who_note_votes_are_joined(office, meeting, draft):
    other = Client()
    other.force_login(UserFactory(staff=True, first_name="Claire"))
    first, second, third = roll(meeting)
    pages = opened(office, meeting), opened(other, meeting)
    one = send(office, meeting, pages[0] | {of(draft, first): ["for"], of(draft, third): ["for"]})
    assert one.status_code == 302
    two = send(other, meeting, pages[1] | {of(draft, second): ["against"]})
    assert two.status_code == 302
    assert draft.named_votes.count() == 3
    # One voice noted differently by both is shown, and nothing is written before a choice.
    pages = opened(office, meeting), opened(other, meeting)
    send(office, meeting, pages[0] | {of(draft, first): ["against"]})
    asked = send(other, meeting, pages[1] | {of(draft, first): ["abstained"]})
    assert asked.status_code == 409
    assert "Abstention" in asked.content.decode()


def test_adoption_asks_for_every_voice_and_is_final(office, meeting, draft):
    vote(office, meeting, draft, "for", "for")
    hold_meeting(meeting=meeting)
    with pytest.raises(ValidationError, match="pas complet"):
        adopt_drafts(meeting=meeting)
    vote(office, meeting, draft, "for", "for", "abstained")
    (adopted,) = adopt_drafts(meeting=meeting)
    named = adopted.named_votes.first()
    for wrong in (
        lambda: Vote.objects.filter(pk=named.pk).update(cast="against"),
        lambda: Vote.objects.filter(pk=named.pk).delete(),
        lambda: Vote.objects.create(decision=adopted, attendance=named.attendance, cast="for"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
    # Whoever voted stays there on the roll.
    line = named.attendance
    kept = opened(office, meeting) | {f"roll-{line.pk}-state": ["absent"]}
    refused = send(office, meeting, kept)
    assert refused.status_code == 422
    assert "a voté par appel nominal" in " ".join(errors(refused))


def test_voice_of_somebody_absent_is_refused_at_its_field(office, meeting, draft):
    line = roll(meeting)[0]
    sent = opened(office, meeting) | {
        f"roll-{line.pk}-state": ["absent"],
        of(draft, line): ["for"],
    }
    refused = send(office, meeting, sent)
    assert refused.status_code == 422
    assert "il ne vote pas" in " ".join(errors(refused))
    assert not Vote.objects.exists()


def test_proxy_is_voted_on_the_line_of_who_gave_it(office, meeting, draft):
    giver, bearer = roll(meeting)[:2]
    type(giver).objects.filter(pk=giver.pk).update(
        state=AttendanceState.REPRESENTED, represented_by=bearer
    )
    page = office.get(address(meeting)).content.decode()
    assert f"(par {bearer.person.full_name})" in page
    assert of(draft, giver) in page


def test_secret_ballot_takes_counts_and_no_name(office, meeting, draft):
    vote(office, meeting, draft, "for", "for", "for")
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=draft.pk).update(ballot=Ballot.SECRET)
    sent = opened(office, meeting) | {f"decision-{draft.pk}-ballot": ["secret"]}
    assert send(office, meeting, sent).status_code == 302
    assert not Vote.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(decision=draft, attendance=roll(meeting)[0], cast="for")
    page = opened(office, meeting)
    assert page[f"decision-{draft.pk}-votes_for"] == ["3"]


def test_totals_that_are_not_the_names_are_refused_by_the_database(office, meeting, draft):
    vote(office, meeting, draft, "for", "for", "for")
    hold_meeting(meeting=meeting)
    Decision.objects.filter(pk=draft.pk).update(votes_for=2, votes_against=1)
    with pytest.raises(ValidationError, match="ne sont pas ceux"):
        adopt_decision(decision=draft, on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=draft.pk).update(adopted_on=DAY, year=DAY.year, number=1)


def test_names_are_in_the_papers_of_the_body_and_in_nothing_public(office, meeting, draft):
    vote(office, meeting, draft, "for", "for", "against")
    hold_meeting(meeting=meeting)
    (adopted,) = adopt_drafts(meeting=meeting)
    name = roll(meeting)[2].person.full_name
    type(meeting).objects.filter(pk=meeting.pk).update(visibility="public")
    Decision.objects.filter(pk=adopted.pk).update(visibility="public")
    whole = with_record(type(meeting).objects.all()).get(pk=meeting.pk)
    assert f"Contre : {name}".replace(" :", "\xa0:") in repr(decision_paper(whole)).replace(
        "\\xa0", "\xa0"
    )
    public = repr(public_decision_paper(whole, public_decisions(whole)))
    assert name not in public
    assert "par appel nominal" in public
    shown = Client().get(reverse("governance:decision_detail", args=[adopted.reference]))
    page = shown.content.decode()
    assert "par appel nominal" in page
    assert name not in page
    assert "Le vote de chacun" in office.get(address(meeting)).content.decode()


def test_rule_of_the_body_has_the_names_called_at_once(office, meeting):
    Body.objects.update(votes_by_name=True)
    sent = opened(office, meeting) | all_present(meeting)
    typed = {"items": ["n1"], "item-n1-title": ["Budget"]}
    page = fields(send(office, meeting, sent | typed, do="add-decision:n1"))
    assert page["decision-n1-ballot"] == ["roll_call"]
    line = roll(meeting)[0]
    assert page[f"decision-n1-vote-{line.pk}"] == [""]
    # A voice noted before the text is no empty row: it is asked for, and kept on the page.
    refused = send(office, meeting, page | {f"decision-n1-vote-{line.pk}": ["for"]})
    assert refused.status_code == 422
    assert fields(refused)[f"decision-n1-vote-{line.pk}"] == ["for"]


def test_body_counted_by_head_calls_no_names(office):
    meeting = log_meeting(body=CollegeFactory(by_head=412).body, on=DAY)[0]
    assert "par appel nominal" not in office.get(address(meeting)).content.decode()
