"""What secretaries write in a cell, and in the name of a file: days, hours, votes, decisions."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from governance.takeover.cells import (
    day_of,
    days_in,
    hours_in,
    mark_of,
    pieces_of,
    sense_of,
    votes_in,
)

DAY = datetime.date(2021, 3, 12)


@pytest.mark.parametrize(
    "said",
    [
        *(
            "12/03/2021",
            "12-03-2021",
            "12.03.21",
            "2021-03-12",
            "12 mars 2021",
            "2021-03-12 00:00:00",
        ),
        *(
            "vendredi 12 mars 2021",
            "Le 12 MARS 2021 à 14h30",
            "12/3/2021",
            "44267",
            "12 mars 2021 ",
        ),
    ],
)
def test_a_day_is_read_as_it_is_written(said):
    assert day_of(said) == DAY


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("mars 2021", "est un mois"),
        ("2021", "n’est pas un jour"),
        ("à fixer", "n’est pas un jour"),
        ("31/02/2021", "n’est pas un jour"),
        ("12/03/2021 et 13/03/2021", "plusieurs jours"),
        ("31/12/2089", "est à venir"),
    ],
)
def test_what_is_no_day_of_a_past_meeting_is_refused_in_words(said, words):
    with pytest.raises(ValidationError, match=words):
        day_of(said)


@pytest.mark.parametrize(
    "name",
    [
        *("CR_CA_2021-03-12", "compte rendu 12-03-2021 v2", "CR12mars2021", "20210312 CR CA"),
        *("PV 12.03.2021 (définitif)", "12_03_2021", "CR du 12 mars 2021", "12032021"),
    ],
)
def test_the_day_of_a_file_is_read_in_its_name(name):
    assert days_in(name) == [DAY]


def test_a_short_date_may_mean_two_days_and_a_number_none():
    assert days_in("CR 210312") == [datetime.date(2012, 3, 21), DAY]
    assert days_in("CR n° 112") == []


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("14h-16h30", ["14:00", "16:30"]),
        ("de 9 h 05 à 12 heures", ["09:05", "12:00"]),
        ("14:00 / 16:30", ["14:00", "16:30"]),
        ("matin", []),
        ("12/03/2021 00:00:00", []),
    ],
)
def test_hours(said, hours):
    assert [f"{hour:%H:%M}" for hour in hours_in(said)] == hours


def test_a_mark_says_how_somebody_was_there():
    said = [mark_of(cell) for cell in ("x", "P", "✓", "exc.", "A", "r", "", "-", "Paul")]
    present, excused, absent = "present", "excused", "absent"
    assert said == [present, present, present, excused, absent, "represented", "", "", None]


def test_several_decisions_of_a_cell():
    assert pieces_of("- Le budget est voté\n- Le programme\n  est validé") == [
        "Le budget est voté",
        "Le programme est validé",
    ]
    assert pieces_of("1. Un\n2. Deux") == ["Un", "Deux"]
    assert pieces_of("Budget voté ; Programme validé") == ["Budget voté", "Programme validé"]
    assert pieces_of("Budget voté ; sous réserve") == ["Budget voté ; sous réserve"]


def test_votes_are_counted_when_they_are_said():
    assert votes_in("12 pour, 1 contre, 2 abstentions") == (12, 1, 2)
    assert votes_in("Pour : 8 ; contre : 0") == (8, 0, 0)
    assert votes_in("à l’unanimité") is None
    assert votes_in("pour information") is None


def test_an_opinion_says_its_sense():
    said = [sense_of(t) for t in ("Avis favorable sur…", "Avis défavorable", "Le budget est voté")]
    assert said == ["favourable", "unfavourable", ""]
