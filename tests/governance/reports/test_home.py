"""The home of the working space, the planning of meetings, the actions."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.bodies.rhythm_table import rhythm_of
from governance.choices import ActionState, MeetingStatus
from governance.convening.planning import log_meeting, postpone_meeting
from governance.meetings.actions import set_action_state
from governance.models import Meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    MeetingFactory,
    MinutesFactory,
)
from tests.factories.territories import RegionFactory
from tests.tabs import Reader, marks_shown, words

pytestmark = pytest.mark.django_db

HOME = "/espace/"


@pytest.fixture(autouse=True)
def _day(time_machine):
    time_machine.move_to("2026-11-22 10:00:00Z", tick=False)


@pytest.fixture
def client():
    return Reader()


@pytest.fixture
def region():
    return RegionFactory()


@pytest.fixture
def officer(client, region):
    user = UserFactory(regions=[region])
    client.force_login(user)
    return user


def groups(response):
    soup = BeautifulSoup(response.content, "lxml")
    return {
        section.h2.get_text(" ", strip=True).rpartition(" ")[0]: [
            (task.select_one(".crpv-task__text").text.strip(), task.a["href"])
            for task in section.select(".crpv-task")
        ]
        for section in soup.select(".crpv-task-group")
    }


def day(number, month=11):
    return datetime.date(2026, month, number)


def test_home_says_what_there_is_to_do(client, officer, region):
    body = BodyFactory(region=region, expected_per_year=4)
    MeetingFactory(body=body, title="À venir", starts_on=day(1, 12))
    MeetingFactory(body=body, title="Oubliée", starts_on=day(10))
    MeetingFactory(body=body, title="Sans texte", held=True, starts_on=day(5))
    MinutesFactory(meeting=MeetingFactory(body=body, title="À relire", held=True, starts_on=day(1)))
    put_off = MeetingFactory(body=body, title="Reportée", starts_on=day(3, 12))
    postpone_meeting(meeting=put_off, to=None, reason="salle prise")
    ActionItemFactory(
        item=AgendaItemFactory(meeting__body=body, meeting__held=True),
        text="Relancer",
        due_on=day(1),
    )
    found = groups(client.get(HOME))
    titles = {name: [text.partition(" (")[0] for text, _ in tasks] for name, tasks in found.items()}
    assert titles == {
        "À consigner": ["Oubliée"],
        "Comptes rendus à écrire": ["Sans texte", titles["Comptes rendus à écrire"][1]],
        "Prochaines réunions": ["À venir"],
        "Reportées sans jour": ["Reportée"],
        "Suites en retard": ["Relancer"],
        "Comptes rendus à approuver": ["À relire"],
    }
    for tasks in found.values():
        for _, url in tasks:
            assert client.get(url).status_code == 200


def test_a_body_behind_its_rhythm_is_named_with_what_to_do(client, officer, region):
    late = BodyFactory(region=region, expected_per_year=4)
    MeetingFactory(body=late, held=True)
    kept = BodyFactory(region=region, expected_per_year=1)
    MinutesFactory(meeting=MeetingFactory(body=kept, held=True), approved=True)
    found = groups(client.get(HOME))["Instances en retard sur leur rythme"]
    assert [url for _, url in found] == [f"/espace/reunions/prevoir/?instance={late.slug}"]
    page = client.get(found[0][1])
    chosen = BeautifulSoup(page.content, "lxml").select_one("#id_body option[selected]")
    assert chosen["value"] == str(late.pk)


def test_a_body_founded_this_autumn_is_not_late(client, officer, region):
    body = BodyFactory(
        region=region, expected_per_year=4, start_on=day(2), start_on_precision="day"
    )
    assert "Instances en retard sur leur rythme" not in groups(client.get(HOME))
    row = rhythm_of([body], [2026], day(22))[body.pk, 2026]
    assert (row.is_behind, row.late) == (False, 0)


@pytest.mark.history_of_any_day
def test_nothing_of_other_bodies_is_shown(client, officer):
    other = BodyFactory(region=RegionFactory(), name="Instance d’ailleurs")
    meeting = MeetingFactory(body=other, title="Réunion d’ailleurs", public=True)
    ActionItemFactory(
        item=AgendaItemFactory(meeting=meeting), text="Suite d’ailleurs", due_on=day(1, 1)
    )
    for path in (HOME, "/espace/reunions/", "/espace/reunions/consigner/", "/espace/suites/"):
        assert "ailleurs" not in client.get(path).content.decode()
    sent = {"body": other.pk, "day": "2026-11-20"}
    assert client.post("/espace/reunions/consigner/", sent).status_code == 422
    assert client.post("/espace/reunions/prevoir/", sent | {"day": "2026-12-20"}).status_code == 422
    action = other.actions.get()
    done = {"action": action.pk, f"suite-{action.pk}-state": "done"}
    assert client.post("/espace/suites/", done).status_code == 404
    action.refresh_from_db()
    assert action.state == ActionState.OPEN


def test_somebody_without_a_body_is_told_why(client):
    client.force_login(UserFactory())
    for page in ("", "instances/", "reunions/", "reunions/consigner/", "reunions/prevoir/"):
        shown = BeautifulSoup(client.get(HOME + page).content, "lxml").main
        assert "Aucune instance ne vous est confiée" in shown.text
        assert not shown.select("form[method=post]"), page


def test_logging_a_past_day_opens_the_roll(client, officer, region):
    body = BodyFactory(region=region, members=3)
    response = client.post("/espace/reunions/consigner/", {"body": body.pk, "day": "2026-11-20"})
    meeting = Meeting.objects.get()
    assert response["Location"] == reverse("espace:meeting_record", args=[meeting.slug])
    assert meeting.attendances.count() == 3
    again = client.post("/espace/reunions/consigner/", {"body": body.pk, "day": "2026-11-20"})
    assert again["Location"] == response["Location"]
    assert Meeting.objects.count() == 1


def test_a_day_to_come_is_not_logged(client, officer, region):
    body = BodyFactory(region=region)
    response = client.post("/espace/reunions/consigner/", {"body": body.pk, "day": "2026-11-23"})
    assert response.status_code == 422
    assert "Ce jour est à venir" in response.content.decode()
    assert not Meeting.objects.exists()


def test_planning_keeps_the_time_zone_of_the_place(client, officer, region):
    region.code = "04"
    region.save()
    body = BodyFactory(region=region)
    sent = {"body": body.pk, "day": "2026-12-08", "mode": "remote", "starts_time": "14:00"}
    refused = client.post("/espace/reunions/prevoir/", sent | {"ends_time": "12:00"})
    assert "La clôture doit suivre l’ouverture." in refused.content.decode()
    client.post("/espace/reunions/prevoir/", sent)
    meeting = Meeting.objects.get()
    assert meeting.time_zone == "Indian/Reunion"
    assert meeting.starts_at == datetime.datetime(2026, 12, 8, 10, tzinfo=datetime.UTC)


def test_postponing_takes_the_agenda_along(client, officer, region):
    meeting = MeetingFactory(body=BodyFactory(region=region), items=["Un", "Deux"])
    url = f"/espace/reunions/{meeting.slug}/reporter/"
    assert "Dites pourquoi." in client.post(url, {"to": "2026-12-15"}).content.decode()
    same = client.post(url, {"to": meeting.starts_on.isoformat(), "reason": "x"})
    assert "C’est le jour déjà prévu" in same.content.decode()
    client.post(url, {"to": "2026-12-15", "reason": "Salle prise"})
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.POSTPONED
    new = meeting.postponed_to
    assert list(new.items.order_by("position").values_list("title", flat=True)) == ["Un", "Deux"]
    assert client.get(url).status_code == 302
    closed = client.get(f"/espace/reunions/{meeting.slug}/").content.decode()
    assert f"/espace/reunions/{new.slug}/" in closed


def test_cancelling_asks_why(client, officer, region):
    meeting = MeetingFactory(body=BodyFactory(region=region))
    url = f"/espace/reunions/{meeting.slug}/annuler/"
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"reason": "Faute de quorum"}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.CANCELLED


def test_an_action_is_closed_where_it_is_listed(client, officer, region):
    body = BodyFactory(region=region)
    action = ActionItemFactory(item=AgendaItemFactory(meeting__body=body, meeting__held=True))
    sent = {"action": action.pk, f"suite-{action.pk}-state": "done"}
    response = client.post("/espace/suites/", sent | {f"suite-{action.pk}-outcome": "Envoyé"})
    assert response.status_code == 302
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.outcome) == ("done", today(), "Envoyé")


@pytest.mark.history_of_any_day
def test_a_closed_action_is_dropped_or_opened_again_in_one_gesture(client, officer, region):
    body = BodyFactory(region=region)
    action = ActionItemFactory(item=AgendaItemFactory(meeting__body=body, meeting__held=True))
    name = f"suite-{action.pk}-state"
    client.post("/espace/suites/", {"action": action.pk, name: "dropped"})
    page = client.get("/espace/suites/").text
    assert "1 suite close" in page.replace("\xa0", " ")
    assert f'name="{name}"' in page
    client.post("/espace/suites/", {"action": action.pk, name: "open"})
    action.refresh_from_db()
    assert (action.state, action.closed_on) == ("open", None)
    assert client.post("/espace/suites/", {"action": action.pk, name: "lost"}).status_code == 422
    for key in ("²", "9" * 5000, ""):
        assert client.post("/espace/suites/", {"action": key, name: "done"}).status_code == 404


@pytest.mark.history_of_any_day
def test_what_was_typed_of_an_action_closed_meanwhile_is_apart_and_counted_among_none(
    client, officer, region
):
    body = BodyFactory(region=region)
    action, _other = ActionItemFactory.create_batch(2, item__meeting__body=body)
    box, path = f"suite-{action.pk}-outcome", "/espace/suites/"
    read = marks_shown(client.get(path), {"action": action.pk, box: ""})
    set_action_state(action=action, state="done", outcome="Réglé par téléphone.")
    typed = {"action": action.pk, box: "Fait en commission.", f"suite-{action.pk}-state": "done"}
    refused = client.post(path, read | typed)
    assert refused.status_code == 422
    for page in (refused, client.get(path)):
        told = words(page)
        assert "1 suite a été close pendant que vous écriviez" in told
        assert "1 suite ouverte" in told
        assert "faite le" in told
        shown = BeautifulSoup(page.content, "lxml")
        assert shown.title.text.strip().startswith("Erreur")
        (found,) = shown.select(f"[name={box}]")
        assert found["value"] == "Fait en commission."
        ids = [each["id"] for each in shown.select("[id]")]
        assert len(ids) == len(set(ids))


def test_the_lists_ask_as_much_for_many_as_for_one(client, officer, region):
    counts = {}
    for size in (1, 5):
        for _ in range(size):
            body = BodyFactory(region=region)
            MeetingFactory(body=body, starts_on=day(10))
            MeetingFactory(body=body)
            held = MeetingFactory(body=body, held=True)
            ActionItemFactory(item=AgendaItemFactory(meeting=held), due_on=day(1))
            MinutesFactory(meeting=MeetingFactory(body=body, held=True))
        for path in (HOME, "/espace/reunions/", "/espace/suites/"):
            with CaptureQueriesContext(connection) as captured:
                client.get(path)
            counts.setdefault(path, []).append(len(captured))
    assert all(few == many for few, many in counts.values()), counts


def test_two_logs_of_one_day_make_one_meeting(region):
    body = BodyFactory(region=region)
    first, is_new = log_meeting(body=body, on=day(20))
    second, is_again = log_meeting(body=body, on=day(20))
    assert (first, is_new, is_again) == (second, True, False)
    postpone_meeting(meeting=first, reason="erreur de jour")
    assert log_meeting(body=body, on=day(20))[0] != first
