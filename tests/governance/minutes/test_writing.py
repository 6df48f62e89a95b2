"""Minutes as they are written: what their page says is next, and texts of two people."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from governance.minutes.services import write_text
from governance.record.merging import digest
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory, MinutesFactory
from tests.governance.minutes.reviews import page, reviewed, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


# --- The page, and what is next ------------------------------------------------------------------


def test_the_page_says_where_the_minutes_are_and_what_is_next(office, meeting):
    assert "est à écrire" in words(office.get(page("minutes_page", meeting)))
    minutes = MinutesFactory(meeting=meeting, text="## Budget\n\n<script>alert(1)</script> Dit.")
    response = office.get(page("minutes_page", meeting))
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("[aria-current=step]").get_text(strip=True) == "Brouillon"
    assert soup.select_one(".crpv-readable h3").text == "Budget"
    assert soup.select(".crpv-readable script") == [], "le HTML tapé ne devient pas du HTML"
    assert soup.select_one(".crpv-next .fr-btn")["href"] == page("minutes_send", meeting)
    minutes = reviewed(minutes)
    step = BeautifulSoup(office.get(page("minutes_page", meeting)).content, "lxml")
    assert "jusqu’au 7 décembre 2026" in step.select_one("[aria-current=step]").text


@pytest.mark.history_of_any_day
def test_pages_are_for_those_who_keep_the_body(minutes, meeting):
    names = ("page", "edit", "send", "reopen", "approve", "publish", "withdraw")
    public = MeetingFactory(body=meeting.body, held=True, public=True)
    MinutesFactory(meeting=public, in_review=True)
    stranger = Client()
    stranger.force_login(UserFactory())
    for name in names:
        assert stranger.get(page(f"minutes_{name}", meeting)).status_code == 404, name
        assert stranger.get(page(f"minutes_{name}", public)).status_code == 403, name
        assert stranger.post(page(f"minutes_{name}", public)).status_code == 403, name
    assert stranger.get(page("minutes_review", public)).status_code == 404


def test_approved_minutes_are_neither_edited_nor_sent_again(office, meeting):
    MinutesFactory(meeting=meeting, approved=True)
    assert office.get(page("minutes_edit", meeting)).status_code == 302
    for name in ("send", "reopen", "approve"):
        again = office.post(page(f"minutes_{name}", meeting))
        assert again["Location"] == page("minutes_page", meeting)
    typed = office.post(page("minutes_edit", meeting), {"text": "Une phrase de plus.", "base": ""})
    assert typed.status_code == 409
    assert "Une phrase de plus." in typed.text, "ce qui a été écrit se lit encore"


# --- Writing -------------------------------------------------------------------------------------


def test_the_text_is_written_here_and_the_page_of_the_meeting_sees_it(office, minutes, meeting):
    sent = {"text": "Autre\r\ntexte.", "base": digest(minutes.text), "do": "save"}
    assert office.post(page("minutes_edit", meeting), sent).status_code == 302
    minutes.refresh_from_db()
    assert (minutes.text, minutes.version) == ("Autre\ntexte.", 2)
    version = meeting.version
    meeting.refresh_from_db()
    assert meeting.version == version + 1, "la page de la réunion, ouverte, devra comparer"


def test_the_second_of_two_texts_is_shown_beside_the_first(office, minutes, meeting, secretary):
    base = digest(minutes.text)
    write_text(meeting=meeting, text="Le texte de Claire.", base=base, user=None)
    mine = {"text": "Le texte de Denis.", "base": base, "do": "save"}
    response = office.post(page("minutes_edit", meeting), mine)
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "lxml").select_one(".crpv-clashes")
    assert "Le texte de Claire." in shown.text
    assert "Le texte de Denis." in shown.text
    asked = mine | {"seen": shown.select_one("[name=seen]")["value"]}
    assert office.post(page("minutes_edit", meeting), asked).status_code == 409, "sans choix"
    minutes.refresh_from_db()
    assert minutes.text == "Le texte de Claire."
    # A third text during the choice is seen too.
    write_text(meeting=meeting, text="Un troisième.", base=digest(minutes.text), user=None)
    again = office.post(page("minutes_edit", meeting), asked | {"choose": "mine"})
    assert again.status_code == 409
    assert "Un troisième." in words(again)
    seen = BeautifulSoup(again.content, "lxml").select_one("[name=seen]")["value"]
    chosen = asked | {"choose": "mine", "seen": seen}
    assert office.post(page("minutes_edit", meeting), chosen).status_code == 302
    minutes.refresh_from_db()
    assert minutes.text == "Le texte de Denis."


def test_what_cannot_be_read_empties_nothing(office, minutes, meeting):
    sent = {"text": "Un texte\x00 coupé.", "base": digest(minutes.text), "do": "save"}
    assert office.post(page("minutes_edit", meeting), sent).status_code == 422
    minutes.refresh_from_db()
    assert minutes.text == "Le **budget** est présenté."


def test_ends_of_line_are_no_change(meeting):
    minutes = MinutesFactory(meeting=meeting, text="Un.\r\nDeux.\r\n")
    base = digest("Un.\nDeux.")
    write_text(meeting=meeting, text="Un.\r\nDeux.", base=base, user=None)
    minutes.refresh_from_db()
    assert minutes.version == 1
    write_text(meeting=meeting, text="Un.\nDeux.\nTrois.", base=base, user=None)
    minutes.refresh_from_db()
    assert minutes.text == "Un.\nDeux.\nTrois."


def test_a_preview_writes_nothing(office, minutes, meeting):
    sent = {"text": "**Gras**", "base": digest(minutes.text), "do": "preview"}
    response = office.post(page("minutes_edit", meeting), sent)
    assert b"<strong>Gras</strong>" in response.content
    minutes.refresh_from_db()
    assert minutes.version == 1
