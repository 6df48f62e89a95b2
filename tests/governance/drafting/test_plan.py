"""The plan of a body's minutes: its headings, their order, the body's own."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    SecretaryshipFactory,
)
from tests.governance.drafting.drafts import draft_of
from tests.governance.minutes.reviews import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(name="Comité de suivi", code="CSP")


@pytest.fixture
def office(body):
    client = Client()
    client.force_login(SecretaryshipFactory(body=body).user)
    return client


def opened(office, body):
    """Return what the form would send without a change."""
    soup = BeautifulSoup(office.get(address(body)).content, "lxml")
    sent = {}
    for box in soup.select("main form input, main form textarea"):
        if box.get("type") == "checkbox" and not box.has_attr("checked"):
            continue
        is_ticked = box.get("type") == "checkbox"
        value = box.get("value", "on" if is_ticked else "")
        sent[box["name"]] = box.text.strip() if box.name == "textarea" else value
    return sent


def address(body):
    return reverse("espace:minutes_plan", args=[body.slug])


def headings(text):
    return [line.removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]


@pytest.fixture
def meeting(body):
    meeting = MeetingFactory(body=body, held=True)
    item = AgendaItemFactory(meeting=meeting, title="Budget")
    DecisionFactory(item=item, text="Le budget est adopté.", adopted=True)
    ActionItemFactory(item=item, text="Notifier le budget")
    return meeting


def test_headings_are_moved_kept_renamed_and_added_without_script(office, body, meeting):
    sent = opened(office, body)
    sent |= {
        "décisions-kept": "on",
        "suites-kept": "on",
        "ordre-du-jour-kept": "on",
        "clôture-title": "Levée de séance",
        "nouvelle-title": "Rappel",
        "nouvelle-text": "Les échanges sont *confidentiels*.",
    }
    assert office.post(address(body), sent).status_code == 302
    for _ in range(6):
        sent = opened(office, body) | {"do": "up:rubrique-1"}
        assert office.post(address(body), sent).status_code == 302
    text = draft_of(meeting)
    assert headings(text) == [
        *("Ouverture", "Rappel", "Présences", "Ordre du jour", "Points examinés", "Décisions"),
        *("Suites à donner", "Levée de séance"),
    ]
    assert "Les échanges sont *confidentiels*." in text
    assert text.count("Le budget est adopté.") == text.count("Notifier le budget") == 1
    assert "Point 1. Après en avoir délibéré" in text
    # An own heading goes when its title is emptied.
    office.post(address(body), opened(office, body) | {"rubrique-1-title": ""})
    assert "Rappel" not in draft_of(meeting)


def test_two_people_keep_both_their_headings(office, body):
    mine, theirs = opened(office, body), opened(office, body)
    theirs |= {"nouvelle-title": "De Claire", "clôture-title": "Fin"}
    office.post(address(body), theirs)
    answer = office.post(address(body), mine | {"ouverture-title": "Début"})
    assert answer.status_code == 302
    kept = opened(office, body)
    assert kept["rubrique-1-title"] == "De Claire"
    assert (kept["ouverture-title"], kept["clôture-title"]) == ("Début", "Fin")


def test_what_cannot_be_is_refused_at_its_box(office, body):
    answer = office.post(address(body), opened(office, body) | {"points-title": ""})
    assert answer.status_code == 422
    assert "Donnez un titre" in words(answer)
    answer = office.post(address(body), opened(office, body) | {"nouvelle-text": "Sans titre"})
    assert answer.status_code == 422
    assert "Sans titre" in answer.text


def test_a_section_that_says_nothing_is_not_written(office, body, meeting):
    sent = opened(office, body) | {"décisions-kept": "on"}
    office.post(address(body), sent)
    bare = MeetingFactory(body=body, held=True)
    assert "Décisions" not in headings(draft_of(bare))
