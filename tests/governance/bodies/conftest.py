"""A body of a région, the officer who keeps it, and a vacant seat."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, CollegeFactory, SeatFactory
from tests.factories.territories import RegionFactory
from tests.tabs import Reader


@pytest.fixture
def client():
    return Reader()


@pytest.fixture
def body():
    return BodyFactory(region=RegionFactory(), name="Comité régional", slug="comite-regional")


@pytest.fixture
def officer(client, body):
    user = UserFactory(regions=[body.region])
    client.force_login(user)
    return user


@pytest.fixture
def seat(body):
    return SeatFactory(college=CollegeFactory(body=body), title="Trésorier")
