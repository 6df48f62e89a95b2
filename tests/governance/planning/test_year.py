"""The dates of a year: read or found by a rule, shown, then planned all together or not at all."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.dates import PARIS, today
from crpv_portal.common.holidays import public_holiday
from crpv_portal.outbox.models import OutgoingMail
from governance.models import Meeting
from governance.planning.days_typed import read_days
from governance.planning.year import (
    LAST,
    DayRefused,
    YearDay,
    days_by_rule,
    months_every,
    plan_days,
    usual_months,
)
from tests.factories.governance import BodyFactory, MeetingFactory, UsualPointFactory
from tests.tabs import Tab, browsers, words

D = datetime.date
NEXT = today().year + 1


# --- Reading dates --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "mardi 9 mars 2027",
        "le 9 mars 2027",
        "9 mars",
        "Mardi 9 Mars 2027 à 14 h 30",
        "09/03/2027",
        "9/3/27",
        "9.3.2027",
        "9-03-2027",
        "2027-03-09",
        "- 9 mars : conseil",
    ],
)
def test_each_style_is_read(text):
    days, unread = read_days(text, 2027)
    assert ([each.day for each in days], unread) == ([D(2027, 3, 9)], [])


def test_several_on_a_line_with_the_year_at_the_end():
    days, _ = read_days("1er mars, 8 juin et 14 septembre 2028", 2027)
    assert [each.day for each in days] == [D(2028, 3, 1), D(2028, 6, 8), D(2028, 9, 14)]
    days, _ = read_days("2, 9 et 16 déc. 2027 ; 5 fév. 2028", 2020)
    assert [each.day for each in days] == [
        *(D(2027, 12, day) for day in (2, 9, 16)),
        D(2028, 2, 5),
    ]


def test_hours_after_the_day_are_its_own():
    days, _ = read_days("9 mars 2027 de 14h à 16h30\n10/03/2027 18:30", 2027)
    assert [(each.starts, each.ends) for each in days] == [
        (datetime.time(14), datetime.time(16, 30)),
        (datetime.time(18, 30), None),
    ]


def test_what_is_no_date_is_told_and_nothing_else_is_lost():
    days, unread = read_days("9 mars 2027\nà fixer\n31 novembre 2027\n45/13/2027\n\n", 2027)
    assert [each.day for each in days] == [D(2027, 3, 9)]
    assert unread == ["à fixer", "31 novembre 2027", "45/13/2027"]


def test_a_weekday_that_is_not_that_of_the_date_is_told():
    days, _ = read_days("lundi 9 mars 2027\nmardi 9 mars 2027", 2027)
    assert [each.weekday for each in days] == ["lundi", ""]


@given(st.text(max_size=300))
def test_any_text_is_read_or_told(text):
    days, unread = read_days(text, 2027)
    lines = [line for line in text.splitlines() if line.strip()]
    assert bool(days or unread) == bool(lines)


@given(st.dates(min_value=D(2000, 1, 1), max_value=D(2099, 12, 31)))
def test_a_date_is_read_as_it_was_written(day):
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    written = f"{day.day} {months.split()[day.month - 1]} {day.year}"
    for text in (written, f"{day:%d/%m/%Y}", f"{day:%d/%m/%y}", day.isoformat()):
        assert [each.day for each in read_days(text, 1990)[0]] == [day]


# --- The rule, the holidays -----------------------------------------------------------------------


def test_the_second_tuesday_of_four_months():
    found = days_by_rule(2027, [3, 6, 9, 12], 1, 2)
    assert found == [D(2027, 3, 9), D(2027, 6, 8), D(2027, 9, 14), D(2027, 12, 14)]


@given(
    st.integers(2000, 2099), st.sets(st.integers(1, 12)), st.integers(0, 6), st.integers(1, LAST)
)
def test_the_rule_gives_one_such_day_a_month(year, months, weekday, rank):
    days = days_by_rule(year, months, weekday, rank)
    assert [day.month for day in days] == sorted(months)
    assert all(day.weekday() == weekday for day in days)
    week = datetime.timedelta(days=7)
    for day in days:
        if rank == LAST:
            assert (day + week).month != day.month
        else:
            assert (day.day - 1) // 7 == rank - 1


@pytest.mark.parametrize(
    ("per_year", "months"),
    [(4, [3, 6, 9, 12]), (2, [6, 12]), (1, [12]), (12, list(range(1, 13))), (None, []), (30, [])],
)
def test_months_follow_the_rhythm(per_year, months):
    assert usual_months(per_year) == months


def test_holidays_of_2027():
    """As the Service public lists them."""
    days = [D(2027, 1, 1) + datetime.timedelta(days=n) for n in range(365)]
    found = [(day.month, day.day) for day in days if public_holiday(day)]
    assert found == [
        (1, 1), (3, 29), (5, 1), (5, 6), (5, 8), (5, 17),
        (7, 14), (8, 15), (11, 1), (11, 11), (12, 25),
    ]  # fmt: skip


# --- Planning -------------------------------------------------------------------------------------


@pytest.fixture
def client(db):
    return browsers()[0]


def found(client, body, **typed):
    page = reverse("espace:year_plan", args=[body.slug])
    tab = Tab.read(client, page, holding="dates", button="find").typed(year=NEXT, **typed)
    return page, tab.send()


def rows_of(client, page, answer):
    return Tab.of(client, page, answer, holding="days", button="plan")


def test_a_year_in_two_gestures(client):
    body = BodyFactory(expected_per_year=4)
    UsualPointFactory(body=body, title="Budget")
    page, answer = found(client, body, starts_time="14:00", ends_time="16:00", place="Lille")
    assert answer.status_code == 200
    tab = rows_of(client, page, answer)
    assert len(tab.sent["days"]) == 4
    second = tab.sent["days"][1]
    tab.sent.pop(f"day-{second}-keep")
    third = tab.sent["days"][2]
    done = tab.send(**{f"day-{third}-place": "Arras", f"day-{third}-starts": "09:30"})
    assert done.status_code == 302
    meetings = list(Meeting.objects.order_by("starts_on"))
    assert [(meeting.place, meeting.starts_on.month) for meeting in meetings] == [
        ("Lille", 3),
        ("Arras", 9),
        ("Lille", 12),
    ]
    opening = meetings[1].starts_at.astimezone(PARIS)
    assert (opening.hour, opening.minute) == (9, 30)
    assert all(meeting.items.get().title == "Budget" for meeting in meetings)
    assert {meeting.status for meeting in meetings} == {"planned"}
    assert not OutgoingMail.objects.exists()


def test_what_is_worth_a_look_is_told_and_not_refused(client):
    body = BodyFactory()
    known = MeetingFactory(body=body, starts_on=D(NEXT, 6, 9))
    text = f"14 juillet {NEXT}\n9 juin {NEXT}\nplus tard"
    page, answer = found(client, body, dates=text)
    said = words(answer)
    assert "jour férié : fête nationale" in said
    assert "est déjà prévue ce jour-là" in said
    assert "« plus tard »" in said
    assert text.splitlines()[0] in answer.text  # the pasted text stays
    rows_of(client, page, answer).send()
    assert set(Meeting.objects.values_list("starts_on", flat=True)) == {
        known.starts_on,
        D(NEXT, 7, 14),
    }


def test_a_second_meeting_of_a_day_is_planned_when_it_is_ticked(client):
    body = BodyFactory()
    MeetingFactory(body=body, starts_on=D(NEXT, 6, 9))
    page, answer = found(client, body, dates=f"9 juin {NEXT}", starts_time="18:00")
    (key,) = rows_of(client, page, answer).sent["days"]
    rows_of(client, page, answer).send(**{f"day-{key}-keep": "on"})
    assert body.meetings.count() == 2


def test_one_planned_meanwhile_is_left_out_and_nothing_is_written(client):
    body = BodyFactory()
    page, answer = found(client, body, dates=f"9 juin {NEXT}\n8 septembre {NEXT}")
    tab = rows_of(client, page, answer)
    MeetingFactory(body=body, starts_on=D(NEXT, 6, 9))
    refused = tab.send()
    assert refused.status_code == 422
    assert "1 jour a déjà une réunion ; il est laissé de côté" in words(refused)
    assert body.meetings.count() == 1
    assert rows_of(client, page, refused).send().status_code == 302
    assert body.meetings.count() == 2


def test_one_bad_row_and_nothing_is_written(client):
    body = BodyFactory()
    page, answer = found(client, body, dates=f"9 juin {NEXT}\n8 septembre {NEXT}")
    tab = rows_of(client, page, answer)
    first, second = tab.sent["days"]
    for typed, said in (
        ({f"day-{second}-starts": "16:00", f"day-{second}-ends": "07:00"}, "doit suivre"),
        ({f"day-{second}-on": ""}, "Indiquez le jour"),
        ({f"day-{second}-on": "2020-01-06"}, "Ce jour est passé"),
        ({f"day-{first}-place": "https://visio.exemple.fr/x"}, "Le lieu est public"),
    ):
        refused = tab.send(**typed)
        assert refused.status_code == 422
        assert said in words(refused)
        assert not Meeting.objects.exists()


def test_nothing_kept_and_nothing_found_are_told(client):
    body = BodyFactory()
    page, answer = found(client, body, dates="bientôt")
    assert answer.status_code == 422
    assert "Aucune date n’y est lue" in words(answer)
    page, answer = found(client, body, dates=f"9 juin {NEXT}")
    tab = rows_of(client, page, answer)
    tab.sent.pop(f"day-{tab.sent['days'][0]}-keep")
    assert "Aucun jour n’est retenu" in words(tab.send())
    page, answer = found(client, body, dates="", months=[])
    assert "Cochez au moins un mois" in words(answer)


@pytest.mark.django_db
def test_a_body_that_will_be_over_refuses_the_whole():
    body = BodyFactory(end_on=D(NEXT, 9, 1), end_on_precision="day")
    days = [YearDay(D(NEXT, 6, 9)), YearDay(D(NEXT, 12, 8))]
    with pytest.raises(DayRefused) as refused:
        plan_days(body=body, days=days)
    assert refused.value.place == 1
    assert not Meeting.objects.exists()


def test_a_long_list_is_bounded(client):
    body = BodyFactory()
    first = D(NEXT, 1, 4)
    text = "\n".join(f"{first + datetime.timedelta(days=n):%d/%m/%Y}" for n in range(90))
    page, answer = found(client, body, dates=text)
    assert len(rows_of(client, page, answer).sent["days"]) == 60
    assert "au-delà de 60 jours" in words(answer)


def test_the_page_of_a_year_costs_the_same_for_one_row_and_for_twenty(
    client, django_assert_max_num_queries
):
    body = BodyFactory()
    found(client, body, dates=f"9 juin {NEXT}")
    for count in (1, 20):
        text = "\n".join(f"{day}/06/{NEXT}" for day in range(1, count + 1))
        with django_assert_max_num_queries(40):
            found(client, body, dates=text)


@pytest.mark.parametrize(
    ("step", "first", "months"),
    [(1, 1, list(range(1, 13))), (3, 2, [2, 5, 8, 11]), (6, 12, [12]), (4, 1, [1, 5, 9])],
)
def test_months_come_every_so_many(step, first, months):
    assert months_every(step, first) == months


def test_every_three_months_stands_for_the_ticked_ones(client):
    body = BodyFactory()
    _, answer = found(client, body, dates="", months=["1"], every="3", first_month="2")
    assert answer.status_code == 200
    days = BeautifulSoup(answer.content, "lxml").select("[name$='-on']")
    assert [day["value"][5:7] for day in days] == ["02", "05", "08", "11"]
    _, answer = found(client, body, dates="", months=[], every="5")
    assert answer.status_code == 422
