"""The usual agenda of a body: its page, and the meetings that begin with it."""

import datetime

import pytest
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.bodies.usual_agenda import set_usual_agenda
from governance.convening.item_calls import accept_proposal
from governance.convening.planning import log_meeting, postpone_meeting
from governance.meetings.points import PlannedPoint, is_approval, is_other_business
from governance.meetings.services import carry_minutes_to_approve, plan_meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    BodyFactory,
    ItemProposalFactory,
    MeetingFactory,
    MinutesFactory,
    UsualPointFactory,
)
from tests.tabs import Reader, Tab, browsers, words

pytestmark = pytest.mark.django_db

SOON = today() + datetime.timedelta(days=30)
APPROVAL = "Approbation du compte rendu de la réunion précédente"


@pytest.fixture
def body():
    body = BodyFactory()
    typed = [
        (None, PlannedPoint("Questions diverses", "debate")),
        (None, PlannedPoint("Budget", "decision")),
        (None, PlannedPoint(APPROVAL, "decision")),
    ]
    set_usual_agenda(body=body, points=typed)
    return body


@pytest.fixture
def client():
    client = Reader()
    client.force_login(UserFactory(staff=True, second_factor=True))
    return client


def titles(meeting):
    return list(meeting.items.order_by("position").values_list("title", flat=True))


def usual(body):
    return list(body.usual_points.order_by("position").values_list("title", "kind"))


def page_of(body):
    return reverse("espace:usual_agenda", args=[body.slug])


def test_approval_comes_first_and_other_business_last(body):
    assert usual(body) == [
        (APPROVAL, "decision"),
        ("Budget", "decision"),
        ("Questions diverses", "debate"),
    ]
    meeting = plan_meeting(body=body, on=SOON)
    assert titles(meeting) == [APPROVAL, "Budget", "Questions diverses"]


def test_a_past_meeting_begins_with_it_too(body):
    meeting, _ = log_meeting(body=body, on=today() - datetime.timedelta(days=2))
    assert titles(meeting) == [APPROVAL, "Budget", "Questions diverses"]


def test_all_that_is_added_comes_before_other_business(body):
    held = MeetingFactory(
        body=body, held=True, starts_on=today() - datetime.timedelta(days=60), items=["Budget"]
    )
    ActionItemFactory(body=body, item=held.items.get())
    meeting = plan_meeting(body=body, on=SOON)
    accept_proposal(
        proposal=ItemProposalFactory(meeting=meeting, title="Ateliers"),
        by=UserFactory(staff=True),
    )
    assert titles(meeting) == [
        APPROVAL,
        "Suites des réunions précédentes",
        "Budget",
        "Ateliers",
        "Questions diverses",
    ]


def test_the_announced_approval_becomes_that_of_the_minutes_that_wait(body):
    meeting = plan_meeting(body=body, on=SOON)
    held = MeetingFactory(body=body, held=True, starts_on=today() - datetime.timedelta(days=60))
    MinutesFactory(meeting=held)
    carry_minutes_to_approve(meeting=meeting)
    first = meeting.items.order_by("position").first()
    assert first.approves == held
    assert len(titles(meeting)) == 3
    later = plan_meeting(body=body, on=SOON + datetime.timedelta(days=30))
    assert titles(later)[0] == APPROVAL


def test_an_approval_on_which_something_is_written_stays(body):
    meeting = plan_meeting(body=body, on=SOON)
    meeting.items.filter(title=APPROVAL).update(note="Deux remarques.")
    held = MeetingFactory(body=body, held=True, starts_on=today() - datetime.timedelta(days=60))
    MinutesFactory(meeting=held)
    carry_minutes_to_approve(meeting=meeting)
    assert len(titles(meeting)) == 4


def test_a_meeting_put_off_has_its_own_agenda_and_not_twice_the_usual_one(body):
    meeting = plan_meeting(body=body, on=SOON)
    meeting.items.filter(title="Budget").delete()
    new = postpone_meeting(meeting=meeting, reason="Neige", to=SOON + datetime.timedelta(days=7))
    assert titles(new) == [APPROVAL, "Questions diverses"]


@pytest.mark.parametrize(
    ("title", "announces"),
    [
        ("Approbation du compte rendu du 3 mars", True),
        ("Approbation des comptes rendus", True),
        ("Approbation du procès-verbal de la séance du 2 mai", True),
        ("Approbation du PV", True),
        ("Approbation du budget", False),
        ("Approbation des comptes 2026", False),
        ("Compte rendu d’activité", False),
    ],
)
def test_what_announces_an_approval(title, announces):
    assert is_approval(title) is announces
    assert not is_other_business(title)


def test_its_page_proposes_a_first_one_and_writes_nothing(client):
    body = BodyFactory()
    shown = client.get(page_of(body))
    assert "rien n’est encore enregistré" in words(shown)
    assert "Questions diverses" in shown.text
    assert not body.usual_points.exists()


def test_rows_are_added_moved_and_removed_without_script(body):
    claire, _ = browsers()
    tab = Tab.read(claire, page_of(body), holding="base", button="add-item")
    answer = tab.send()
    tab = Tab.of(claire, tab.action, answer, holding="base", button="save")
    budget = body.usual_points.get(title="Budget").pk
    tab = tab.typed(**{"item-n1-title": "Orientations", "item-n1-kind": "debate"})
    up = Tab.of(
        claire, tab.action, tab.typed(do="up:n1").send(), holding="base", button="up:n1"
    ).send()
    drop = Tab.of(claire, tab.action, up, holding="base", button=f"drop-item:{budget}").send()
    assert not body.usual_points.filter(title="Orientations").exists()
    saved = Tab.of(claire, tab.action, drop, holding="base", button="save").send()
    assert saved.status_code == 302
    assert usual(body) == [
        (APPROVAL, "decision"),
        ("Orientations", "debate"),
        ("Questions diverses", "debate"),
    ]


def test_a_row_without_title_is_refused_at_its_box_and_nothing_is_written(body, client):
    first = body.usual_points.get(title="Budget")
    before = usual(body)
    sent = {"items": [first.pk], f"item-{first.pk}-title": "", f"item-{first.pk}-kind": "debate"}
    refused = client.post(page_of(body), {**sent, "base": "{}"})
    assert refused.status_code == 422
    assert "Donnez un titre à ce point" in words(refused)
    assert usual(body) == before


def test_two_writers_are_joined(body):
    claire, denis = browsers()
    tabs = [Tab.read(client, page_of(body), holding="base") for client in (claire, denis)]
    budget, last = (
        body.usual_points.get(title=each).pk for each in ("Budget", "Questions diverses")
    )
    tabs[0].send(**{f"item-{budget}-title": "Budget 2027"})
    tabs[1].send(**{f"item-{last}-kind": "information"})
    assert usual(body)[1:] == [
        ("Budget 2027", "decision"),
        ("Questions diverses", "information"),
    ]


def test_points_of_the_last_meeting_are_taken_without_their_texts(client):
    body = BodyFactory()
    last = MeetingFactory(
        body=body, held=True, starts_on=today() - datetime.timedelta(days=9), items=["Ateliers"]
    )
    last.items.update(note="Il a été dit ceci.")
    shown = client.post(page_of(body), {"do": "last", "base": "{}"})
    assert "Ateliers" in shown.text
    assert "Il a été dit ceci" not in shown.text


def test_more_points_than_a_page_holds_are_not_written(client):
    body = BodyFactory()
    keys = [f"n{number}" for number in range(1, 90)]
    sent = {f"item-{key}-title": "PlannedPoint" for key in keys} | {
        f"item-{key}-kind": "debate" for key in keys
    }
    client.post(page_of(body), {"items": keys, "base": "{}", **sent})
    assert body.usual_points.count() == 40


def test_the_page_of_the_body_tells_how_many(client):
    body = UsualPointFactory().body
    shown = client.get(reverse("espace:body_detail", args=[body.slug]))
    assert "1 point dont part chaque nouvelle réunion" in words(shown)
