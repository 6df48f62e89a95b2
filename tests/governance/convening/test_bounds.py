"""Days that no meeting can have."""

from __future__ import annotations

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "day"),
    [("/espace/reunions/prevoir/", "9999-12-31"), ("/espace/reunions/consigner/", "0001-01-01")],
)
def test_a_year_that_cannot_be_is_refused_at_its_field(client, address, day):
    client.force_login(UserFactory(staff=True))
    body = BodyFactory()
    response = client.post(address, {"body": body.pk, "day": day, "mode": "in_person"})
    assert response.status_code == 422
    assert f"L’année {day[:4]} ne peut pas être juste" in response.text
    assert not body.meetings.exists()
