"""« Rédiger depuis la réunion »: over nothing that was typed, and what changes later."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.drafting.pieces import pieces_of, text_of
from governance.minutes.drafting import changes_of
from governance.minutes.services import send_to_review, write_text
from governance.models import AgendaItem, Attendance, Decision, Minutes, MinutesDraft
from governance.papers import make
from governance.papers.reading import with_everything
from governance.record.merging import digest
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
    SecretaryshipFactory,
)
from tests.governance.drafting.drafts import draft_of
from tests.governance.minutes.reviews import page, words
from tests.governance.papers.meetings import full_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(name="Comité de suivi", code="CSP")


@pytest.fixture
def office(body):
    client = Client()
    client.force_login(SecretaryshipFactory(body=body).user)
    return client


@pytest.fixture
def meeting(body):
    meeting = MeetingFactory(body=body, held=True, title="Réunion de mars")
    item = AgendaItemFactory(meeting=meeting, title="Budget", note="Le budget est présenté.")
    DecisionFactory(item=item, text="Le budget est adopté.", adopted=True, votes=True)
    ActionItemFactory(item=item, text="Notifier le budget")
    return meeting


def drafted(office, meeting, **sent):
    return office.post(page("minutes_draft", meeting), {"do": "draft", "seen": digest(""), **sent})


def shown(office, meeting):
    return BeautifulSoup(office.get(page("minutes_changes", meeting)).content, "lxml")


def take(office, meeting, rank=0, verb="take"):
    rows = shown(office, meeting).select(".crpv-change")
    keys = [row.select_one("[name=key]")["value"] for row in rows]
    seen = [row.select_one("[name=seen]")["value"] for row in rows]
    sent = {"key": keys, "seen": seen, "do": f"{verb}:{keys[rank]}"}
    return office.post(page("minutes_changes", meeting), sent)


# --- The click ------------------------------------------------------------------------------------


def test_one_click_writes_the_minutes(office, meeting):
    home = BeautifulSoup(office.get(reverse("espace:home")).content, "lxml")
    buttons = home.select("form[action$='/rediger/'] button[value=draft]")
    assert ["Rédiger depuis la réunion" in each.text for each in buttons] == [True, True]
    tokens = home.select("form[action$='/rediger/'] [name=csrfmiddlewaretoken]")
    assert all(each["value"] for each in tokens)
    assert len(tokens) == 2, "en tête, et dans la liste"
    assert drafted(office, meeting)["Location"] == page("minutes_page", meeting)
    minutes = Minutes.objects.get(meeting=meeting)
    assert minutes.text == draft_of(meeting)
    assert "**Décision CSP-2026-01" in minutes.text
    assert "La réunion a changé" not in words(office.get(page("minutes_page", meeting)))
    # Twice gives the same text, and asks.
    again = drafted(office, meeting)
    assert again["Location"] == page("minutes_draft", meeting)
    minutes.refresh_from_db()
    assert minutes.version == 2


def test_a_text_that_was_typed_is_never_wiped(office, meeting):
    minutes = MinutesFactory(meeting=meeting, text="Ce que j’avais écrit.")
    drafted(office, meeting)
    minutes.refresh_from_db()
    assert minutes.text == "Ce que j’avais écrit."
    address = page("minutes_draft", meeting)
    seen = digest(minutes.text)
    refused = office.post(address, {"do": "replace", "seen": seen})
    assert refused.status_code == 422
    assert "Cochez la case" in words(refused)
    stale = office.post(address, {"do": "below", "seen": digest("autre")})
    assert stale.status_code == 422
    minutes.refresh_from_db()
    assert minutes.text == "Ce que j’avais écrit."
    office.post(address, {"do": "replace", "seen": seen, "sure": "oui"})
    minutes.refresh_from_db()
    assert minutes.text == draft_of(meeting)
    kept = office.get(address)
    assert "Ce que j’avais écrit." in words(kept)
    office.post(address, {"do": "restore", "seen": digest(minutes.text)})
    minutes.refresh_from_db()
    assert minutes.text == "Ce que j’avais écrit."
    office.post(address, {"do": "below", "seen": seen})
    minutes.refresh_from_db()
    assert minutes.text == f"Ce que j’avais écrit.\n\n{draft_of(meeting)}"


def test_what_is_not_drafted(office, meeting, body):
    to_come = MeetingFactory(body=body, starts_on=datetime.date(2099, 1, 5))
    assert drafted(office, to_come)["Location"] == page("minutes_page", to_come)
    called_off = MeetingFactory(body=body, status="cancelled")
    drafted(office, called_off)
    reviewed = MinutesFactory(meeting=meeting, in_review=True, text="Relu.")
    drafted(office, meeting)
    reviewed.refresh_from_db()
    assert reviewed.text == "Relu."
    assert not MinutesDraft.objects.exists()
    assert not Minutes.objects.exclude(pk=reviewed.pk).exists()


# --- What changes later ---------------------------------------------------------------------------


def test_what_changed_is_told_and_taken_passage_by_passage(office, meeting):
    drafted(office, meeting)
    item = meeting.items.get()
    item.note = "Le budget est présenté par la trésorière."
    item.save()
    ActionItemFactory(item=item, text="Écrire au préfet")
    told = words(office.get(page("minutes_page", meeting)))
    assert "La réunion a changé depuis : 1 note et 1 suite." in told.replace("\xa0", " ")
    text = Minutes.objects.get(meeting=meeting).text
    assert "trésorière" not in text
    take(office, meeting)
    take(office, meeting)
    minutes = Minutes.objects.get(meeting=meeting)
    assert minutes.text == draft_of(meeting), "l’un remplacé, l’autre ajouté à sa place"
    assert not changes_of(meeting, minutes)
    ActionItemFactory._meta.model.objects.filter(text="Écrire au préfet").delete()
    take(office, meeting)
    minutes.refresh_from_db()
    assert "préfet" not in minutes.text


def test_a_passage_changed_by_hand_is_never_overwritten(office, meeting):
    drafted(office, meeting)
    minutes = Minutes.objects.get(meeting=meeting)
    text = minutes.text.replace("Le budget est présenté.", "Le budget fut présenté, longuement.")
    write_text(meeting=meeting, text=text, base=digest(minutes.text), user=None)
    AgendaItem.objects.filter(meeting=meeting).update(note="Rien.")
    soup = shown(office, meeting)
    assert "changé à la main" in soup.text
    assert "Rien." in soup.text
    assert soup.select("button[value^=take]") == []
    refused = take(office, meeting)
    assert refused.status_code == 422
    assert Minutes.objects.get(meeting=meeting).text == text
    assert take(office, meeting, verb="seen").status_code == 302
    assert not changes_of(meeting, Minutes.objects.get(meeting=meeting))
    assert Minutes.objects.get(meeting=meeting).text == text


def test_what_changed_again_since_it_was_shown_is_not_taken(office, meeting):
    drafted(office, meeting)
    AgendaItem.objects.filter(meeting=meeting).update(note="Deux.")
    row = shown(office, meeting).select_one(".crpv-change")
    sent = {
        "key": row.select_one("[name=key]")["value"],
        "seen": row.select_one("[name=seen]")["value"],
    }
    AgendaItem.objects.filter(meeting=meeting).update(note="Trois.")
    answer = office.post(page("minutes_changes", meeting), sent | {"do": f"take:{sent['key']}"})
    assert answer.status_code == 422
    assert "a changé depuis" in words(answer)
    assert "Deux" not in Minutes.objects.get(meeting=meeting).text


def test_in_review_changes_are_told_and_not_taken(office, meeting):
    drafted(office, meeting)
    minutes = Minutes.objects.get(meeting=meeting)
    until = today() + datetime.timedelta(days=9)
    minutes = send_to_review(minutes=minutes, until=until, version=minutes.version, user=None)
    AgendaItem.objects.filter(meeting=meeting).update(note="Deux.")
    assert "1 note" in words(office.get(page("minutes_page", meeting)))
    assert shown(office, meeting).select("button[value^=take]") == []
    assert take(office, meeting).status_code == 422
    assert Minutes.objects.get(meeting=meeting).text == minutes.text


def test_everything_untouched_is_taken_at_once(office, meeting):
    drafted(office, meeting)
    item = meeting.items.get()
    item.title, item.note = "Budget 2027", "Deux."
    item.save()
    soup = shown(office, meeting)
    sent = {
        "key": [each["value"] for each in soup.select("[name=key]")],
        "seen": [each["value"] for each in soup.select("form [name=seen]")],
        "do": "all",
    }
    office.post(page("minutes_changes", meeting), sent)
    assert Minutes.objects.get(meeting=meeting).text == draft_of(meeting)


# --- The paper ------------------------------------------------------------------------------------


def test_the_paper_tells_nothing_twice(office, meeting):
    drafted(office, meeting)
    html = make("minutes", meeting, "html").content.decode()
    for said in ("Notifier le budget", "Le budget est adopté.", "Le budget est présenté."):
        assert html.count(said) == 1, said
    minutes = Minutes.objects.get(meeting=meeting)
    Minutes.objects.filter(pk=minutes.pk).update(text="Autre chose.")
    html = make("minutes", meeting, "html").content.decode()
    for said in ("Notifier le budget", "Le budget est adopté.", "Autre chose."):
        assert html.count(said) == 1, said


# --- Laws -----------------------------------------------------------------------------------------


def test_each_point_decision_and_action_is_there_once_in_order():
    meeting = full_meeting()
    other = MeetingFactory(body=meeting.body, held=True)
    item = AgendaItemFactory(meeting=other, title="Titre d’ailleurs", note="Noté ailleurs")
    DecisionFactory(item=item, text="Décidé ailleurs", adopted=True)
    ActionItemFactory(item=item, text="Fait ailleurs")
    text = draft_of(meeting)
    said = []
    for rank, item in enumerate(meeting.items.order_by("position"), start=1):
        said.append(f"### Point {rank}. {item.title}")
        said += [f"{row.reference}\xa0:** {row.text}" for row in item.decisions.order_by("number")]
        said += [f"{row.text} (" for row in item.actions.order_by("pk")]
    assert {each: text.count(each) for each in said} == dict.fromkeys(said, 1)
    places = [text.index(each) for each in said]
    assert places == sorted(places)
    assert "ailleurs" not in text
    assert text == draft_of(meeting), "deux fois le même texte"


def test_the_queries_of_a_draft_do_not_follow_the_rows():
    meeting = full_meeting()
    few = _queries(meeting)
    for _ in range(10):
        item = AgendaItemFactory(meeting=meeting)
        DecisionFactory(item=item, adopted=True)
        ActionItemFactory(item=item)
    assert _queries(meeting) == few


def _queries(meeting):

    with CaptureQueriesContext(
        connection,
    ) as captured:
        text_of(pieces_of(with_everything(meeting.pk)))
    return len(captured)


def test_a_vote_and_a_presence_are_counted(office):
    meeting = full_meeting()
    user = SecretaryshipFactory(body=meeting.body).user
    client = Client()
    client.force_login(user)
    minutes = meeting.minutes
    client.post(
        page("minutes_draft", meeting),
        {"do": "replace", "sure": "1", "seen": digest(minutes.text)},
    )
    row = Attendance.objects.filter(meeting=meeting, state="absent").get()
    Attendance.objects.filter(pk=row.pk).update(state="excused")
    project = DecisionFactory(item=meeting.items.first(), text="Projet")
    Decision.objects.filter(pk=project.pk).update(votes_for=3, votes_against=0, abstentions=0)
    told = words(client.get(page("minutes_page", meeting))).replace("\xa0", " ")
    assert "La réunion a changé depuis : 1 présence, 1 vote et 1 décision." in told
