"""« Prévoir » begins with the usual agenda, or « comme la dernière »; each part is still typed."""

import datetime

import pytest
from django.urls import reverse

from crpv_portal.common.dates import PARIS, today
from governance.models import Meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory, UsualPointFactory
from tests.tabs import Tab, browsers, words

pytestmark = pytest.mark.django_db

PAGE = "espace:meeting_plan"
SOON = today() + datetime.timedelta(days=30)


@pytest.fixture
def body():
    body = BodyFactory()
    UsualPointFactory(body=body, title="Actualités")
    day = today() - datetime.timedelta(days=20)
    last = MeetingFactory(
        body=body,
        held=True,
        starts_on=day,
        starts_at=datetime.datetime.combine(day, datetime.time(14, 30), PARIS),
        ends_at=datetime.datetime.combine(day, datetime.time(17), PARIS),
        place="Préfecture, salle 12",
        mode="hybrid",
        video_link="https://visio.exemple.fr/mars",
        items=["Questions diverses", "Budget"],
    )
    last.items.update(note="Ce qui s’est dit.")
    approved = MeetingFactory(body=body, held=True, starts_on=day - datetime.timedelta(days=60))
    last.items.create(position=9, title="Approbation du CR", approves=approved)
    last.items.create(position=10, title="Suites", is_for_open_actions=True)
    return body


@pytest.fixture
def client():
    return browsers()[0]


def opened(client, body, **query):
    address = reverse(PAGE)
    page = f"{address}?instance={body.slug}" + "".join(f"&{k}={v}" for k, v in query.items())
    return Tab.read(client, page, holding="day", button="plan")


def planned():
    meeting = Meeting.objects.get(starts_on=SOON)
    return meeting, list(meeting.items.order_by("position").values_list("title", flat=True))


def test_the_usual_agenda_is_there_to_be_changed(client, body):
    tab = opened(client, body)
    (key,) = tab.sent["items"]
    tab.send(**{f"item-{key}-title": "Actualités du réseau"}, day=SOON.isoformat())
    assert planned()[1] == ["Actualités du réseau"]


def test_without_a_body_chosen_first_it_is_used_all_the_same(client, body):
    BodyFactory()
    tab = Tab.read(client, reverse(PAGE), holding="day", button="plan")
    assert "items" not in tab.sent
    tab.send(body=body.pk, day=SOON.isoformat())
    assert planned()[1] == ["Actualités"]


@pytest.mark.parametrize("by_link", [True, False])
def test_like_the_last_one(client, body, by_link):
    if by_link:
        tab = opened(client, body, comme="derniere")
    else:
        first = opened(client, body).typed(do="as-last", day=SOON.isoformat())
        tab = Tab.of(client, reverse(PAGE), first.send(), holding="day", button="plan")
        assert tab.sent["day"] == [SOON.isoformat()]
    assert tab.sent["video_link"] == [""]
    tab.send(day=SOON.isoformat(), video_link="https://visio.exemple.fr/juin")
    meeting, titles = planned()
    assert titles == ["Budget", "Questions diverses"]
    assert not meeting.items.exclude(note="").exists()
    opening = meeting.starts_at.astimezone(PARIS)
    assert (opening.date(), opening.time()) == (SOON, datetime.time(14, 30))
    assert meeting.ends_at.astimezone(PARIS).time() == datetime.time(17)
    assert (meeting.place, meeting.mode) == ("Préfecture, salle 12", "hybrid")
    assert meeting.video_link == "https://visio.exemple.fr/juin"


def test_the_link_of_the_video_conference_is_asked_for(client, body):
    shown = client.get(f"{reverse(PAGE)}?instance={body.slug}&comme=derniere")
    assert "propre à chaque réunion" in words(shown)
    assert "visio.exemple.fr/mars" not in shown.text


def test_it_says_at_the_box_what_lacks(client):
    new = BodyFactory()
    for chosen, said in (("", "Choisissez d’abord l’instance"), (new.pk, "pas encore de réunion")):
        tab = opened(client, new).typed(do="as-last", body=chosen)
        answer = tab.send()
        assert answer.status_code == 422
        assert said in words(answer)
    assert not Meeting.objects.exists()


def test_rows_of_another_body_are_looked_at_first(client, body):
    other = BodyFactory()
    tab = opened(client, body)
    answer = tab.send(body=other.pk, day=SOON.isoformat())
    assert answer.status_code == 422
    assert "d’une autre instance" in words(answer)
    assert not Meeting.objects.filter(starts_on=SOON).exists()
    again = Tab.of(client, tab.action, answer, holding="day", button="plan")
    assert again.send().status_code == 302
    assert planned()[0].body == other


def test_a_row_without_title_is_refused_and_nothing_is_planned(client, body):
    tab = opened(client, body, comme="derniere")
    added = tab.typed(do="add-item", day=SOON.isoformat())
    tab = Tab.of(client, reverse(PAGE), added.send(), holding="day", button="plan")
    key = tab.sent["items"][0]
    refused = tab.send(**{f"item-{key}-title": ""})
    assert refused.status_code == 302  # added then left empty: it is no point
    assert len(planned()[1]) == 1


def test_another_s_body_is_not_reached(body):
    client = browsers()[0]
    client.force_login(UserFactory())
    shown = client.get(f"{reverse(PAGE)}?instance={body.slug}&comme=derniere")
    assert "salle 12" not in shown.text
