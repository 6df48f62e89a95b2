"""What every test runs under: a real PostgreSQL, and checks that refuse sloppiness."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pgtrigger
import pytest
from django.conf import settings
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.template import engines
from django.test import TransactionTestCase

from crpv_portal.common import embedded_database


def pytest_configure(config: pytest.Config) -> None:
    """Have the embedded database run for as long as this process of the test run lives."""
    if not settings.EMBEDDED_DATABASE:
        return
    stack = contextlib.ExitStack()
    try:
        stack.enter_context(embedded_database.running(settings.BASE_DIR))
    except embedded_database.DatabaseUnavailable as problem:
        pytest.exit(str(problem), returncode=pytest.ExitCode.USAGE_ERROR)
    config.add_cleanup(stack.close)


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_guards() -> Iterator[None]:
    """Let the flush after a transactional test empty the event tables, which refuse it."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        with pgtrigger.ignore():
            original(self)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = original  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def _shuffle_unordered_queries() -> Iterator[None]:
    """Give unordered queries a random order, so that no test leans on luck."""
    original = SQLCompiler._order_by_pairs  # type: ignore[attr-defined]

    def shuffled(self: SQLCompiler) -> Iterator[tuple[OrderBy, bool]]:
        pairs = list(original(self))
        query = self.query
        if not pairs and not (query.distinct or query.combinator or query.group_by):
            pairs = [(OrderBy(Random()), False)]
        yield from pairs

    SQLCompiler._order_by_pairs = shuffled  # type: ignore[attr-defined]
    yield
    SQLCompiler._order_by_pairs = original  # type: ignore[attr-defined]


class _UndefinedVariable:
    """Stand in for an undefined template variable; fail when the template is ours.

    Django asks `"%s" in string_if_invalid`, then formats it with the variable's name.
    """

    def __contains__(self, needle: str) -> bool:
        return needle == "%s"

    def __mod__(self, variable: object) -> str:
        frame = sys._getframe(1)
        while frame is not None:
            origin = getattr(frame.f_locals.get("self"), "origin", None)
            if origin is not None:
                if Path(origin.name).is_relative_to(settings.BASE_DIR / "templates"):
                    pytest.fail(f"variable inconnue {variable} dans {origin.template_name}")
                return ""
            frame = frame.f_back  # type: ignore[assignment]
        return ""


@pytest.fixture(autouse=True, scope="session")
def _strict_templates() -> None:
    """Make an undefined variable in one of our templates fail the test that renders it."""
    engines["django"].engine.string_if_invalid = _UndefinedVariable()
