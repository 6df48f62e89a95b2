"""A meeting held in March, its minutes, and the secretary who keeps its body."""

import pytest
from django.test import Client

from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    MeetingFactory,
    MinutesFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.minutes.public_version import PLANTED, TEXT
from tests.governance.minutes.reviews import LATER, attended, reviewed


@pytest.fixture
def body():
    return BodyFactory(name="Comité de suivi")


@pytest.fixture
def secretary(body):
    return SecretaryshipFactory(body=body).user


@pytest.fixture
def office(secretary):
    client = Client()
    client.force_login(secretary)
    return client


@pytest.fixture
def meeting(body):
    return MeetingFactory(body=body, held=True, title="Réunion de mars")


@pytest.fixture
def minutes(meeting):
    return MinutesFactory(meeting=meeting, text="Le **budget** est présenté.")


@pytest.fixture
def later_item(body):
    later = MeetingFactory(body=body, held=True, starts_on=LATER, title="Réunion de juin")
    return AgendaItemFactory(meeting=later, position=1, title="Compte rendu de mars")


@pytest.fixture
def link(minutes, meeting, deliver):
    person = attended(meeting, function_email="lien@exemple.test")
    reviewed(minutes)
    (mail,) = deliver()
    token = mail.body.partition("/relecture/")[2].partition("/")[0]
    return person, token


@pytest.fixture
def approved(body):
    """Approved minutes of a public meeting; somebody whose name is to be masked was there."""
    meeting = MeetingFactory(body=body, held=True, public=True, title="Réunion de mars")
    person = PersonFactory(first_name="Abel", last_name=PLANTED)
    AttendanceFactory(meeting=meeting, person=person)
    return MinutesFactory(meeting=meeting, approved=True, text=TEXT)
