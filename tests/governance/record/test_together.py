"""Two people write the same meeting: nothing is overwritten, the second chooses."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from bs4 import BeautifulSoup
from django.db import connections
from django.test import Client

from governance.convening.planning import log_meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.governance.record.page import DAY, fields, opened, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(members=3), on=DAY)[0]


@pytest.fixture
def two():
    clients = Client(), Client()
    for client, name in zip(clients, ("Claire", "Denis"), strict=True):
        client.force_login(UserFactory(staff=True, first_name=name, last_name="Petit"))
    return clients


def test_the_second_of_two_texts_is_shown_beside_the_first(two, meeting):
    first, second = two
    pages = [opened(client, meeting) for client in two]
    assert send(first, meeting, pages[0] | {"minutes": ["Le texte de Claire."]}).status_code == 302
    response = send(second, meeting, pages[1] | {"minutes": ["Le texte de Denis."]})
    assert response.status_code == 409
    shown = BeautifulSoup(response.content, "lxml").select_one(".crpv-clashes").text
    assert "Claire Petit" in shown
    assert "Le texte de Claire." in shown
    assert "Le texte de Denis." in shown
    asking = fields(response)
    assert asking["minutes"] == ["Le texte de Denis."], "son texte reste dans la page"
    meeting.refresh_from_db()
    assert meeting.minutes.text == "Le texte de Claire."

    # Without a choice it is asked again; with one, that is what is kept.
    again = send(second, meeting, asking)
    assert again.status_code == 409
    assert "Choisissez l’une des deux versions." in again.content.decode()
    assert "l’une des deux versions" not in response.content.decode()
    theirs = send(second, meeting, asking | {"choose-minutes": ["theirs"]})
    assert theirs.status_code == 302
    meeting.minutes.refresh_from_db()
    assert meeting.minutes.text == "Le texte de Claire."


def test_the_second_may_keep_a_text_made_of_both(two, meeting):
    first, second = two
    pages = [opened(client, meeting) for client in two]
    send(first, meeting, pages[0] | {"minutes": ["Claire."]})
    asking = fields(send(second, meeting, pages[1] | {"minutes": ["Denis."]}))
    both = asking | {"minutes": ["Claire. Denis."], "choose-minutes": ["mine"]}
    assert send(second, meeting, both).status_code == 302
    meeting.refresh_from_db()
    assert meeting.minutes.text == "Claire. Denis."


def test_a_third_save_during_the_choice_is_seen_too(two, meeting):
    first, second = two
    pages = [opened(client, meeting) for client in two]
    send(first, meeting, pages[0] | {"minutes": ["Un."]})
    asking = fields(send(second, meeting, pages[1] | {"minutes": ["Denis."]}))
    send(first, meeting, opened(first, meeting) | {"minutes": ["Deux."]})
    response = send(second, meeting, asking | {"choose-minutes": ["mine"]})
    meeting.refresh_from_db()
    # « La mienne » answered « Un. » ; it says nothing of « Deux. », which is shown in its turn.
    assert response.status_code == 409
    assert "Deux." in response.content.decode()
    assert meeting.minutes.text == "Deux."


def test_different_fields_are_put_together(two, meeting):
    first, second = two
    pages = [opened(client, meeting) for client in two]
    row = meeting.attendances.first()
    send(first, meeting, pages[0] | {"place": ["Lyon"], f"roll-{row.pk}-state": ["present"]})
    response = send(second, meeting, pages[1] | {"minutes": ["Denis."]})
    assert response.status_code == 302
    meeting.refresh_from_db()
    row.refresh_from_db()
    assert (meeting.place, row.state, meeting.minutes.text) == ("Lyon", "present", "Denis.")
    assert "rien n’est perdu" in second.get(response["Location"]).content.decode()


def test_points_added_by_both_are_all_there(two, meeting):
    pages = [opened(client, meeting) for client in two]
    for client, page, title in zip(two, pages, ("Un", "Deux"), strict=True):
        added = {"items": [*page.get("items", []), "n1"], "item-n1-title": [title]}
        assert send(client, meeting, page | added | {"item-n1-kind": ["debate"]}).status_code == 302
    assert set(meeting.items.values_list("title", flat=True)) == {"Un", "Deux"}


@pytest.mark.django_db(transaction=True)
def test_two_saves_at_the_same_moment_lose_nothing(two, meeting):
    """Two real connections: one writes, the other is shown both texts and keeps its own."""
    texts = ("Le texte de Claire.", "Le texte de Denis.")
    pages = [opened(client, meeting) for client in two]
    start = Barrier(2)

    def save(client, page, text):
        start.wait(timeout=60)
        try:
            return send(client, meeting, page | {"minutes": [text]})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        responses = list(pool.map(save, two, pages, texts))
    assert sorted(response.status_code for response in responses) == [302, 409]
    late = next(rank for rank, response in enumerate(responses) if response.status_code == 409)
    meeting.refresh_from_db()
    assert meeting.minutes.text == texts[1 - late]
    shown = BeautifulSoup(responses[late].content, "lxml").select_one(".crpv-clashes").text
    assert all(text in shown for text in texts)
    assert fields(responses[late])["minutes"] == [texts[late]]
