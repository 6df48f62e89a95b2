"""An agent of the national staff, logged in, and an officer whose view may be borrowed."""

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.territories import RegionFactory


@pytest.fixture
def agent(db):
    return UserFactory(staff=True, first_name="Anne", last_name="Legrand")


@pytest.fixture
def client(client, agent):
    client.force_login(agent)
    return client


@pytest.fixture
def officer(db):
    region = RegionFactory(name="Bretagne")
    return UserFactory(first_name="Odile", last_name="Roux", regions=[region])
