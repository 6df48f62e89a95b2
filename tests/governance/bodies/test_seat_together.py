"""One holder per seat, whoever clicks at the same moment, over real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from crpv_portal.common.dates import PartialDate
from governance.bodies.mandates import Occupant, give_mandate, replace_mandate
from governance.models import Mandate
from tests.factories.governance import MandateFactory, SeatFactory

TOGETHER = 4
SINCE = PartialDate.parse("01/09/2026")


def outcomes(act):
    """Return what each of four gets who act at once: a mandate, or the refusal at its field."""
    start = Barrier(TOGETHER)

    def attempt(number):
        try:
            connections["default"].ensure_connection()
            start.wait(timeout=60)
            return act(Occupant(capacity=f"qualité {number}"))
        except ValidationError as refusal:
            return set(refusal.error_dict)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TOGETHER) as pool:
        return list(pool.map(attempt, range(TOGETHER)))


@pytest.mark.django_db(transaction=True)
def test_vacant_and_held_seats_each_get_one_holder():
    vacant, former = SeatFactory(), MandateFactory()
    given = outcomes(lambda occupant: give_mandate(seat=vacant, occupant=occupant, since=SINCE))
    handed = outcomes(
        lambda occupant: replace_mandate(mandate=former, occupant=occupant, since=SINCE)
    )
    for found, seat in ((given, vacant), (handed, former.seat)):
        (kept,) = (each for each in found if isinstance(each, Mandate))
        assert [each for each in found if each != kept] == [{"since"}] * (TOGETHER - 1)
        assert seat.mandates.in_force(SINCE.date).get() == kept
    former.refresh_from_db()
    assert former.end_on == SINCE.date
