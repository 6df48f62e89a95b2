"""The national staff, logged in."""

import pytest

from tests.admin.screens import Screens
from tests.factories.accounts import UserFactory


@pytest.fixture
def agent(db):
    return UserFactory(staff=True, second_factor=True, first_name="Jeanne", last_name="Martin")


@pytest.fixture
def screens(client, agent) -> Screens:
    client.force_login(agent)
    return Screens(client)
