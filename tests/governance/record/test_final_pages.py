"""Pages of a meeting that no longer changes: they still say what happened, and what it is."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory, MinutesFactory
from tests.governance.papers.meetings import full_meeting

pytestmark = pytest.mark.django_db


def shown(client, meeting):
    client.force_login(UserFactory(staff=True))
    response = client.get(reverse("espace:meeting_record", args=[meeting.slug]))
    assert response.status_code == 200
    page = BeautifulSoup(response.text, "lxml").select_one("main")
    return page.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")


def test_an_approved_meeting_shows_its_day_roll_votes_and_that_it_is_a_sample(client):
    meeting = full_meeting(body=BodyFactory(is_sample=True, name="Exemple : comité"))
    meeting.minutes.delete()
    MinutesFactory(meeting=meeting, approved=True, text="Le texte approuvé.")
    text = shown(client, meeting)
    for said in (
        "Exemple – Comité d’animation national de printemps",
        "Mardi 3 mars 2026, de 14 h à 16 h 30",
        "Tenue",
        "Présents (",
        "Camille Dupont-Ét1",
        "Vote : ",
        "Le texte approuvé.",
        "Suites à donner",
    ):
        assert said in text
    assert "La présidence de séance" not in text, "une page ne se signe pas"


def test_a_cancelled_meeting_shows_its_day_and_that_it_is_a_sample(client):
    body = BodyFactory(is_sample=True, name="Exemple : comité")
    meeting = MeetingFactory(body=body, status="cancelled")
    text = shown(client, meeting)
    assert f"Exemple – {meeting.title}" in text
    assert str(meeting.starts_on.year) in text.partition("plus rien")[0].partition(meeting.title)[2]
    assert "Annulée" in text
