"""Drafts of a record: kept as typed, taken up again, never in anybody's way."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from governance.convening.planning import log_meeting
from governance.drafts import KEPT_FOR, purge_drafts
from governance.models import Minutes, RecordDraft
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.governance.record.page import DAY, fields, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(members=3), on=DAY)[0]


@pytest.fixture
def writer(client):
    client.force_login(UserFactory(staff=True))
    return client


def address(meeting, rest=""):
    return f"/espace/reunions/{meeting.slug}/{rest}"


def keep(client, meeting, page):
    return client.post(address(meeting, "saisie/"), page)


def typed(client, meeting):
    """A page with a text and a new point, kept and not saved."""
    page = opened(client, meeting) | {
        "minutes": ["Début du compte rendu."],
        "items": ["n1"],
        "item-n1-title": ["Budget"],
        "item-n1-kind": ["debate"],
    }
    assert keep(client, meeting, page).status_code == 200
    return page


def test_what_was_typed_comes_back_after_a_closed_browser(writer, meeting):
    typed(writer, meeting)
    assert not Minutes.objects.exists()

    shown = writer.get(address(meeting)).text
    assert "Une saisie non enregistrée vous attend" in shown
    resumed = fields(writer.get(address(meeting), {"reprendre": "1"}))
    assert resumed["minutes"] == ["Début du compte rendu."]
    assert resumed["item-n1-title"] == ["Budget"]

    assert send(writer, meeting, resumed).status_code == 302
    assert meeting.items.get(title="Budget")
    assert Minutes.objects.get().text == "Début du compte rendu."
    assert not RecordDraft.objects.waiting()


def test_a_draft_on_its_way_while_the_page_was_saved_does_not_come_back(writer, meeting):
    page = typed(writer, meeting)
    assert page["page_mark"][0]
    assert send(writer, meeting, page).status_code == 302

    assert keep(writer, meeting, page).status_code == 409
    assert "Une saisie non enregistrée" not in writer.get(address(meeting)).text
    next_page = typed(writer, meeting)
    assert next_page["page_mark"] != page["page_mark"]
    assert "Une saisie non enregistrée" in writer.get(address(meeting)).text


@pytest.mark.parametrize(
    "page", ["", "autre", "correction-", "correction-²", "correction-1", "correction-" + "9" * 30]
)
def test_a_draft_of_no_page_is_not_kept(writer, meeting, page):
    answer = writer.post(address(meeting, "saisie/") + f"?page={page}", {"text": ["x"]})
    assert answer.status_code == 409
    assert not RecordDraft.objects.exists()


def test_the_page_says_when_it_was_kept(writer, meeting, time_machine):
    time_machine.move_to("2026-11-22 13:05:00Z", tick=False)
    said = keep(writer, meeting, opened(writer, meeting)).text

    assert said == "Saisie gardée à 14\xa0h\xa005, pas encore enregistrée."


def test_what_others_saved_meanwhile_is_merged_with_it(writer, meeting):
    typed(writer, meeting)
    other = Client()
    other.force_login(UserFactory(staff=True))
    send(other, meeting, opened(other, meeting) | {"minutes": ["Un autre texte."]})

    resumed = fields(writer.get(address(meeting), {"reprendre": "1"}))
    answer = send(writer, meeting, resumed)

    assert answer.status_code == 409
    assert "Un autre texte." in answer.text
    assert Minutes.objects.get().text == "Un autre texte."
    assert RecordDraft.objects.exists(), "gardée tant que rien n’est choisi"


def test_it_is_nobody_else_s(writer, meeting):
    typed(writer, meeting)
    other = Client()
    other.force_login(UserFactory(staff=True))

    assert "saisie non enregistrée" not in other.get(address(meeting)).text
    assert "Budget" not in other.get(address(meeting), {"reprendre": "1"}).text
    other.post(address(meeting, "saisie/ecarter/"))
    assert RecordDraft.objects.count() == 1


def test_it_can_be_thrown_away(writer, meeting):
    typed(writer, meeting)

    answer = writer.post(address(meeting, "saisie/ecarter/"), follow=True)

    assert "écartée" in answer.text
    assert not RecordDraft.objects.exists()


def test_neither_secrets_of_the_page_nor_buttons_are_kept(writer, meeting):
    keep(writer, meeting, {"csrfmiddlewaretoken": ["secret"], "do": ["adopt"], "place": ["Lyon"]})

    assert RecordDraft.objects.get().form_data == "place=Lyon"


def test_what_nobody_takes_up_is_forgotten(writer, meeting):
    typed(writer, meeting)
    assert purge_drafts() == 0
    RecordDraft.objects.update(kept_at=timezone.now() - KEPT_FOR - datetime.timedelta(hours=1))

    assert purge_drafts() == 1

    assert not RecordDraft.objects.exists()


def test_who_may_not_write_the_meeting_keeps_nothing(client, meeting):
    client.force_login(UserFactory())

    assert keep(client, meeting, {"place": ["Lyon"]}).status_code in {403, 404}
    assert not RecordDraft.objects.exists()
