"""One question about all constraints of a row: the answers are those of Django, one by one."""

from __future__ import annotations

import copy
import datetime
import inspect

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.db.models import Model
from hypothesis import given, settings
from hypothesis import strategies as st

from crpv_portal.common import joint_constraints
from crpv_portal.common.joint_constraints import ConstrainedModel, rules_of
from tests import factories
from tests.factories import accounts, centres, facts, governance, partners, territories, upkeep
from tests.factories.centres import CentreFactory, CoverageFactory
from tests.factories.territories import DepartmentFactory

EXAMPLES = 150
pytestmark = pytest.mark.django_db
OURS = [
    model
    for model in apps.get_models()
    if model._meta.constraints and not model.__module__.startswith("allauth.")
]
MADE = {
    made._meta.model: made
    for module in (territories, accounts, facts, partners, centres, governance, upkeep)
    for _, made in inspect.getmembers(module, inspect.isclass)
    if made.__module__.startswith(factories.__name__)
    and hasattr(made, "_meta")
    and not made._meta.abstract
    and made._meta.model._meta.constraints
}
WORDS = [
    "",
    " ",
    "x",
    "day",
    "month",
    "year",
    "verified",
    "http://a",
    "12",
    "été",
    "x" * 300,
    "%",
    "\0",
]
DAY = datetime.date(2020, 1, 1)
DAYS = [DAY + datetime.timedelta(days=days) for days in (-366, -1, 0, 1, 31, 366)]


def refusals(row: Model, judge, left_out: set[str]) -> list:
    """Return what is refused, or the kind of the fault that a value makes."""
    try:
        with transaction.atomic():
            judge(row, exclude=left_out)
    except ValidationError as refusal:
        return [
            (name, error.code, error.messages)
            for name, errors in refusal.error_dict.items()
            for error in errors
        ]
    except (DatabaseError, TypeError, ValueError, OverflowError) as fault:
        return [type(fault)]
    return []


def values_of(field: models.Field) -> st.SearchStrategy:
    """Return values that a form, an import or a hasty script could leave in a column."""
    choices = [value for value, _ in field.flatchoices]
    of_kind: st.SearchStrategy = st.just("?")
    if isinstance(field, models.BooleanField):
        of_kind = st.booleans()
    elif isinstance(field, models.DateTimeField):
        at = [datetime.datetime.combine(day, datetime.time(9), datetime.UTC) for day in DAYS]
        of_kind = st.sampled_from(at)
    elif isinstance(field, models.DateField):
        of_kind = st.sampled_from(DAYS)
    elif isinstance(field, models.TimeField):
        of_kind = st.sampled_from([datetime.time(0), datetime.time(9), datetime.time(23, 59)])
    elif isinstance(field, models.ForeignKey | models.IntegerField):
        of_kind = st.sampled_from([-1, 0, 1, 2, 2020, 2**15, 2**31, 2**63])
    elif isinstance(field, models.DecimalField):
        of_kind = st.sampled_from([-1, 0, 1, 48, 10**9])
    elif isinstance(field, models.CharField | models.TextField):
        of_kind = st.sampled_from([*WORDS, *choices])
    return st.one_of(st.none(), of_kind, of_kind)


@pytest.fixture
def rows() -> list[Model]:
    """Rows of every table that a factory fills, stored."""
    return [made() for made in MADE.values()]


def test_one_question_says_what_django_says(rows):
    seen = {True: 0, False: 0}

    @settings(max_examples=EXAMPLES)
    @given(st.data())
    def judged(data):
        row = copy.copy(data.draw(st.sampled_from(rows)))
        row._state = copy.copy(row._state)
        row._state.adding = data.draw(st.booleans())  # a copy of a stored row meets it
        judging = sorted(set().union(*(rule.names for rule in rules_of(row._meta.label))))
        for name in data.draw(st.lists(st.sampled_from(judging), max_size=4)):
            field = row._meta.get_field(name)
            setattr(row, field.attname, data.draw(values_of(field)))
        left_out = data.draw(st.sets(st.sampled_from(judging), max_size=2))
        expected = refusals(row, Model.validate_constraints, left_out)
        assert refusals(row, type(row).validate_constraints, left_out) == expected
        seen[joint_constraints._holds(row, frozenset(left_out))] += 1
        if expected:
            assert not joint_constraints._holds(row, frozenset(left_out))

    judged()
    assert min(seen.values()) > EXAMPLES / 10, seen


def test_every_table_has_its_constraints_asked_together():
    """A constraint that could not be put in SQL would stop the portal at the first row."""
    for model in OURS:
        label = model._meta.label
        assert issubclass(model, ConstrainedModel), label
        assert len(rules_of(label)) == len(model._meta.constraints)
        question = joint_constraints._question(label, frozenset())
        with connection.cursor() as cursor:
            nothing = [None] * (len(question.columns) + 1)
            cursor.execute(question.sql, [*nothing, *question.params])
            assert cursor.fetchone()[0] in (True, False), label


def test_a_row_that_holds_costs_one_question(count_queries):
    row = CoverageFactory()
    assert count_queries(row.validate_constraints) == 3  # with its savepoint
    row.confidence = "nothing of the list"
    with pytest.raises(ValidationError, match="ne fait pas partie de la liste"):
        row.validate_constraints()


def test_two_rows_that_overlap_are_refused_and_a_row_does_not_meet_itself():
    place = {"centre": CentreFactory(), "department": DepartmentFactory()}
    stored = CoverageFactory(**place, start_on="2015-01-01", start_on_precision="year")
    stored.validate_constraints()
    row = CoverageFactory.build(**place, start_on="2016-01-01", start_on_precision="year")
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert refusals(row, Model.validate_constraints, set()) == [
        ("__all__", error.code, error.messages) for error in refusal.value.error_dict["__all__"]
    ]


def test_what_stops_the_question_leaves_the_transaction_whole():
    meeting = governance.MeetingFactory()
    meeting.time_zone = ""  # PostgreSQL knows no such zone
    meeting.validate_constraints()
    assert type(meeting).objects.filter(pk=meeting.pk).exists()
