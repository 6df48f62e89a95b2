"""Wording of meetings, rules and mails, from parts that no page has to cut."""

import datetime

import pytest

from crpv_portal.common.french import NBSP
from crpv_portal.outbox.choices import MailState
from governance.choices import QuorumBasis, QuorumScope
from governance.minutes.page import steps_of
from governance.models import ActionItem, Body, Decision, Meeting, PublicMinutes
from governance.wording import (
    dated_title,
    day_in_words,
    due_day,
    due_in_words,
    mails_in_words,
    quorum_in_words,
    quorum_rule,
    votes_in_words,
)


def meeting(first, first_precision, last, last_precision):
    return Meeting(
        starts_on=datetime.date.fromisoformat(first),
        starts_on_precision=first_precision,
        ends_on=datetime.date.fromisoformat(last),
        ends_on_precision=last_precision,
    )


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2015-10-01", "month", "2016-05-01", "month"), "d’octobre 2015 à mai 2016"),
        (("2015-10-01", "month", "2015-12-01", "month"), "d’octobre à décembre 2015"),
        (("2017-03-16", "day", "2018-05-01", "month"), "du 16 mars 2017 à mai 2018"),
        (("2017-03-16", "day", "2017-03-17", "day"), "du 16 au 17 mars 2017"),
        (("2015-01-01", "year", "2016-01-01", "year"), "de 2015 à 2016"),
    ],
)
def test_a_meeting_that_lasts_is_said_from_its_first_day_to_its_last(dates, words):
    assert day_in_words(meeting(*dates)) == words


@pytest.mark.parametrize(
    ("title", "day", "precision", "is_sample", "said"),
    [
        ("Bureau", "2006-12-04", "day", False, "Bureau, lundi 4 décembre 2006"),
        ("Bureau du 4 décembre 2006", "2006-12-04", "day", False, "Bureau, lundi 4 décembre 2006"),
        ("Assemblée générale 2009", "2009-01-01", "year", False, "Assemblée générale 2009"),
        ("Assemblée générale", "2009-01-01", "year", False, "Assemblée générale, 2009"),
        ("Bureau", "2006-12-01", "month", True, "Exemple – Bureau, décembre 2006"),
    ],
)
def test_a_title_with_its_date_says_it_once(title, day, precision, is_sample, said):
    starts = datetime.date.fromisoformat(day)
    row = Meeting(title=title, starts_on=starts, starts_on_precision=precision, is_sample=is_sample)
    assert dated_title(row) == said


def test_the_quorum_is_said_with_or_without_what_holds_on_another_call():
    body = Body(
        quorum_basis=QuorumBasis.SEATS,
        quorum_numerator=1,
        quorum_denominator=3,
        quorum_is_strict=True,
        quorum_scope=QuorumScope.BY_COLLEGE,
        second_call_without_quorum=True,
    )
    rule = "plus du tiers des membres à voix délibérative, dans chaque collège"
    assert quorum_rule(body) == rule
    assert quorum_in_words(body) == f"{rule}{NBSP}; aucun sur seconde convocation"
    body.quorum_basis = QuorumBasis.NONE
    assert (quorum_rule(body), quorum_in_words(body)) == ("", "")


@pytest.mark.parametrize(
    ("due", "day", "words"),
    [
        (datetime.date(2026, 3, 1), "1er mars 2026", "pour le 1er mars 2026"),
        (None, "sans échéance", "sans échéance"),
    ],
)
def test_when_an_action_is_due(due, day, words):
    action = ActionItem(due_on=due)
    assert (due_day(action), due_in_words(action)) == (day, words)


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ((9, 1, 0), "9 pour, 1 contre, aucune abstention"),
        ((9, 0, 1), "9 pour, 0 contre, 1 abstention"),
        ((9, 2, 2), "9 pour, 2 contre, 2 abstentions"),
        ((9, 0, 0), "unanimité (9 voix)"),
        ((None, None, None), ""),
    ],
)
def test_votes(votes, words):
    decision = Decision(
        **dict(zip(("votes_for", "votes_against", "abstentions"), votes, strict=True))
    )
    assert votes_in_words(decision).replace(NBSP, " ") == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({MailState.SENT: 1}, "1 courriel : 1 parti."),
        (
            {MailState.SENT: 7, MailState.QUEUED: 2, MailState.FAILED: 1},
            "10 courriels : 2 en attente, 7 partis, 1 échoué.",
        ),
    ],
)
def test_mails(counts, words):
    assert mails_in_words(counts).replace(NBSP, " ") == words


def test_minutes_published_at_night_bear_the_day_in_paris():
    public = PublicMinutes(published_at=datetime.datetime(2026, 6, 30, 22, 30, tzinfo=datetime.UTC))
    assert steps_of(None, public)[-1].detail == "le 1er juillet 2026"
