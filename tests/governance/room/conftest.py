"""A meeting of today of a body of twelve, whose room is open."""

import pytest
from django.test import Client

from crpv_portal.common.dates import today
from governance.room.opening import open_room
from tests.factories.accounts import UserFactory
from tests.factories.governance import AgendaItemFactory, BodyFactory, MeetingFactory


@pytest.fixture
def meeting():
    body = BodyFactory(members=12, majority=True, name="Comité de la salle")
    meeting = MeetingFactory(body=body, starts_on=today(), title="Comité du jour")
    for rank, title in enumerate(("Approbation", "Budget", "Questions diverses"), start=1):
        AgendaItemFactory(meeting=meeting, position=rank, title=title)
    return meeting


@pytest.fixture
def room(meeting):
    room = open_room(meeting=meeting)
    meeting.refresh_from_db()
    return room


@pytest.fixture
def secretary():
    client = Client()
    client.force_login(UserFactory(staff=True, first_name="Nadia", last_name="Benali"))
    return client
