"""The second screen: what it shows, what it never shows, and that it follows."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from governance.choices import AttendanceState
from tests.factories.governance import DecisionFactory, VoteFactory
from tests.governance.room.phones import lines, press, said, screen_address

pytestmark = pytest.mark.django_db


def screen_of(room):
    answer = Client().get(screen_address(room))
    assert answer.status_code == 200
    return said(answer)


def test_before_the_first_point_it_shows_the_agenda_and_how_to_sign(meeting, room):
    words = screen_of(room)
    for text in ("Signez votre présence", "1. Approbation", "2. Budget", "Quorum non atteint"):
        assert text in words


def test_it_follows_the_point_and_the_vote(meeting, room, secretary):
    budget = meeting.items.get(title="Budget")
    budget.note = "note zzsecret"
    budget.save()
    draft = DecisionFactory(item=budget, body=meeting.body, text="Le budget de 2027 est adopté.")
    press(secretary, meeting, f"point:{budget.pk}")
    words = screen_of(room)
    assert "Point en cours : 2 sur 3" in words
    assert "Ensuite : 3. Questions diverses" in words
    assert "Le budget de 2027" not in words, "tant que rien n’est mis au vote"
    press(secretary, meeting, f"decision:{draft.pk}")
    words = screen_of(room)
    assert "Décision mise au vote" in words
    assert "Le budget de 2027 est adopté." in words
    assert "Pour" not in words
    draft.votes_for, draft.votes_against, draft.abstentions = 7, 1, 2
    draft.save()
    assert "Pour 7 Contre 1 Abstentions 2" in screen_of(room)
    assert "zzsecret" not in Client().get(screen_address(room)).text
    press(secretary, meeting, "decision:")
    assert "Pour 7" not in screen_of(room)
    press(secretary, meeting, f"decision:{draft.pk}")
    press(secretary, meeting, "point:")
    assert "Signez votre présence" in screen_of(room)


def test_another_meeting_s_point_or_decision_is_refused(meeting, room, secretary):
    other = DecisionFactory()
    assert "n’est plus à l’ordre du jour" in press(secretary, meeting, f"point:{other.item_id}")
    assert "du point en cours" in press(secretary, meeting, f"decision:{other.pk}")


def test_it_names_nobody_and_counts_the_quorum(meeting, room):
    for row in lines(meeting)[:7]:
        row.state = AttendanceState.PRESENT
        row.save()
    words = screen_of(room)
    assert "Quorum atteint 7 sur 12, il en faut 6" in words
    text = Client().get(screen_address(room)).text
    for row in lines(meeting):
        assert row.organisation_name not in text
        assert row.person.last_name not in text


def test_it_is_asked_by_one_query_while_nothing_changes(meeting, room, secretary):
    path = f"{screen_address(room)}etat.json"
    first = Client().get(path)
    assert "Signez votre présence" in first.json()["screen"]
    with CaptureQueriesContext(connection) as queries:
        same = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, len(queries)) == (304, 1)
    press(secretary, meeting, f"point:{meeting.items.first().pk}")
    changed = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert "Point en cours" in changed.json()["screen"]
    assert changed["Referrer-Policy"] == "no-referrer"


def test_a_false_secret_opens_nothing():
    assert Client().get("/ecran/faux/").status_code == 404
    assert Client().get("/ecran/faux/etat.json").status_code == 404


def test_a_call_of_names_is_followed_in_counts_and_names_nobody(meeting, room, secretary):
    budget = meeting.items.get(title="Budget")
    draft = DecisionFactory(item=budget, body=meeting.body, text="Voté.", ballot="roll_call")
    there = lines(meeting)[:3]
    for row in there:
        row.state = AttendanceState.PRESENT
        row.save()
    press(secretary, meeting, f"point:{budget.pk}")
    press(secretary, meeting, f"decision:{draft.pk}")
    assert "Appel nominal en cours : 0 vote sur 3" in screen_of(room)
    VoteFactory(decision=draft, attendance=there[0])
    VoteFactory(decision=draft, attendance=there[1], cast="against")
    draft.votes_for, draft.votes_against, draft.abstentions = 1, 1, 0
    draft.save()
    words = screen_of(room)
    assert "Appel nominal en cours : 2 votes sur 3 Pour 1 Contre 1 Abstentions 0" in words
    VoteFactory(decision=draft, attendance=there[2], cast="not_part")
    assert "Par appel nominal Pour 1" in screen_of(room)
    for row in there:
        assert row.person.last_name not in Client().get(screen_address(room)).text


def test_a_secret_ballot_is_counts_alone(meeting, room, secretary):
    budget = meeting.items.get(title="Budget")
    draft = DecisionFactory(
        item=budget, body=meeting.body, ballot="secret", votes_for=2, votes_against=1, abstentions=0
    )
    press(secretary, meeting, f"point:{budget.pk}")
    press(secretary, meeting, f"decision:{draft.pk}")
    assert "Au scrutin secret Pour 2 Contre 1 Abstentions 0" in screen_of(room)
