"""Checks on what is written to the columns of dates, in force in every test."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models


@pytest.fixture(autouse=True, scope="session")
def _stamps_are_saved() -> Iterator[None]:
    """Refuse `save(update_fields=…)` that leaves out the row's own « modifié le »."""
    original = models.Model.save_base

    def save_base(self: models.Model, *args: Any, **options: Any) -> None:
        named = options.get("update_fields")
        if named:
            stamps = {f.name for f in self._meta.concrete_fields if getattr(f, "auto_now", False)}
            if forgotten := sorted(stamps.difference(named)):
                pytest.fail(f"save(update_fields=…) of {self._meta.label} without {forgotten}")
        original(self, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models.Model, "save_base", save_base)
        yield


@pytest.fixture(autouse=True, scope="session")
def _dates_are_dates() -> Iterator[None]:
    """Refuse a moment where a date is stored or asked for: whose date it gives depends on the hour.

    Django takes the date in the current time zone without a word.
    """
    original = models.DateField.to_python

    def to_python(self: models.DateField, value: Any) -> Any:
        if isinstance(value, datetime.datetime):
            pytest.fail(f"the moment {value} where {self} is a date")
        return original(self, value)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(models.DateField, "to_python", to_python)
        yield
