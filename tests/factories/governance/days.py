"""Days of the meetings of the tests, and who may see what a factory makes."""

import datetime
from typing import Any

import factory

from crpv_portal.common.dates import today
from governance.choices import Visibility

HELD_ON = datetime.date(2026, 3, 3)
WRITTEN_ON = datetime.date(2026, 11, 22)  # on which the tests that stop the clock stop it


def to_come(month: int, day: int) -> datetime.date:
    """A day of the end of 2026, later by whole weeks when WRITTEN_ON is past: always to come."""
    weeks = max(0, -((WRITTEN_ON - today()).days // 7))
    return datetime.date(2026, month, day) + datetime.timedelta(weeks=weeks)


def day_to_come(month: int, day: int) -> Any:
    return factory.LazyFunction(lambda: to_come(month, day))


def shown_if_public():
    """Public where the factory is told `public=True`, restricted otherwise."""
    return factory.LazyAttribute(
        lambda row: Visibility.PUBLIC if row.public else Visibility.RESTRICTED
    )
