"""A body of a région, its officer, and the action of which Nadia Benali is reminded."""

from __future__ import annotations

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory
from tests.factories.partners import PersonFactory
from tests.factories.territories import RegionFactory
from tests.governance.reports.reminders import given_to


@pytest.fixture
def body():
    return BodyFactory(region=RegionFactory(), name="Comité des suites")


@pytest.fixture
def officer(client, body):
    user = UserFactory(regions=[body.region])
    client.force_login(user)
    return user


@pytest.fixture
def owner():
    return PersonFactory(
        first_name="Nadia", last_name="Benali", function_email="nadia@exemple.test"
    )


@pytest.fixture
def action(body, owner):
    return given_to(owner, body, text="Transmettre le bilan")
