"""A body of four members to convene, in the time of La Réunion."""

import datetime

import pytest

from governance.meetings.services import plan_meeting
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.governance.convening.body import DAY, REUNION, member_of
from tests.tabs import Reader


@pytest.fixture
def client():
    return Reader()


@pytest.fixture
def officer():
    return UserFactory(staff=True, first_name="Nadia", last_name="Benali")


@pytest.fixture
def body():
    return BodyFactory(members=4, name="Comité de La Réunion", majority=True)


@pytest.fixture
def meeting(body):
    for number in (1, 2):
        member_of(body, f"membre{number}@exemple.test")
    return plan_meeting(
        body=body,
        on=DAY,
        time_zone="Indian/Reunion",
        place="Préfecture, Saint-Denis",
        starts_at=datetime.datetime.combine(DAY, datetime.time(14), tzinfo=REUNION),
        ends_at=datetime.datetime.combine(DAY, datetime.time(16), tzinfo=REUNION),
    )
