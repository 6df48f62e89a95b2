"""Constraints asked about together: the answers are those of Django, constraint by constraint."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from centres.models import Coverage
from crpv_portal.back_office.imports.checking import _question_of, check_together
from crpv_portal.back_office.imports.declared import KINDS
from tests.factories.centres import CentreFactory, CoverageFactory
from tests.factories.territories import DepartmentFactory

pytestmark = pytest.mark.django_db


def said_of(row: Coverage) -> dict[str, list[str]]:
    try:
        row.validate_constraints()
    except ValidationError as refusal:
        return refusal.message_dict
    return {}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"start_on": "2016-01-01", "start_on_precision": "year"},  # meets the other row
        {"start_on": "2012-01-01", "start_on_precision": "year", "end_on": "2014-01-01",
         "end_on_precision": "year"},
        {"start_on": None, "start_on_precision": ""},
        {"start_on_precision": ""},
        {"end_on": "2001-01-01", "end_on_precision": "day"},
        {"confidence": "unknown"},
        {"confidence": "x" * 400},
        {"checked_on": None, "confidence": "verified"},
    ],
)  # fmt: skip
def test_one_question_says_what_django_says(changes):
    centre, department = CentreFactory(), DepartmentFactory()
    place = {"centre": centre, "department": department}
    CoverageFactory(**place, start_on="2015-01-01", start_on_precision="year")
    row = CoverageFactory.build(**place, start_on="2012-01-01", start_on_precision="year")
    row.end_on, row.end_on_precision = None, ""
    for name, value in {**changes}.items():
        setattr(row, name, value)
    row.clean_fields = lambda exclude=None: None
    expected = said_of(row)
    check_together(row)
    assert said_of(row) == expected
    stored = Coverage.objects.get()
    check_together(stored)
    assert said_of(stored) == {}  # a row does not meet itself


def test_each_table_that_files_bring_is_asked_so():
    """A constraint that could not be put in SQL would be asked one by one, unseen and slowly."""
    for kind in KINDS.values():
        question = _question_of(kind.model._meta.label)
        assert question.constraints, kind.slug
