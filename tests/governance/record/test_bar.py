"""The bar of the record: what its three buttons do, said where they are met."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from crpv_portal.common.dates import today
from governance.convening.planning import open_roll
from tests.factories.governance import BodyFactory, MeetingFactory, SecretaryshipFactory

pytestmark = pytest.mark.django_db


def bar_of(meeting):
    client = Client()
    client.force_login(SecretaryshipFactory(body=meeting.body).user)
    page = BeautifulSoup(client.get(f"/espace/reunions/{meeting.slug}/").content, "lxml")
    return page.select_one(".crpv-bar")


def test_quorum_is_neither_reached_nor_missed_before_anybody_is_called():
    body = BodyFactory(members=3, majority=True)
    meeting = MeetingFactory(body=body, starts_on=today() - datetime.timedelta(days=2))
    assert "Appel non commencé" in bar_of(meeting).get_text()
    assert not bar_of(meeting).select("[data-quorum-state]")
    open_roll(meeting=meeting)
    said = " ".join(bar_of(meeting).select_one("[data-quorum]").get_text().split())
    assert said == "Quorum non atteint 0 sur 3, il en faut 2"


def test_what_each_button_does_is_said_until_the_meeting_is_held():
    body = BodyFactory()
    held = MeetingFactory(body=body, held=True, starts_on=today() - datetime.timedelta(days=9))
    assert not bar_of(held).select("details")
    to_hold = MeetingFactory(body=body, starts_on=today() - datetime.timedelta(days=2))
    bar = bar_of(to_hold)
    buttons = [each.get_text(strip=True) for each in bar.select("button")]
    told = [each.get_text(strip=True) for each in bar.select("details strong")]
    assert buttons == ["Enregistrer", "Déclarer tenue"]
    assert told == [*buttons, "Adopter"]
