"""Amounts of money in the boxes of the back office."""

from decimal import Decimal

import pytest

from tests.admin.screens import address
from tests.factories.centres import ActivityReportFactory, ContributionFactory

pytestmark = pytest.mark.django_db


def test_amounts_are_typed_as_french_writes_them(screens):
    row = ContributionFactory()
    page = address(row)
    screens.save(page, screens.filled(page) | {"granted": "12\u202f500,50", "paid": "1 000 €"})
    row.refresh_from_db()
    assert (row.granted, row.paid) == (Decimal("12500.50"), Decimal(1_000))
    assert screens.filled(page)["granted"] == "12\u00a0500,50"
    refused = screens.save(page, screens.filled(page) | {"granted": "douze mille"})
    assert "nombre" in refused.select_one(".errorlist").text


def test_a_thousand_typed_with_a_point_is_no_one(screens):
    row = ActivityReportFactory(accepted=True, half_days=10, publications=None)
    page = address(row)
    refused = screens.save(page, screens.filled(page) | {"publications": "1.000"})
    assert "entier" in refused.select_one(".errorlist").text
    screens.save(page, screens.filled(page) | {"publications": "1\u202f240"})
    row.refresh_from_db()
    assert row.publications == 1_240
    screens.save(page, screens.filled(page) | {"publications": "12.0"})
    row.refresh_from_db()
    assert row.publications == 12
