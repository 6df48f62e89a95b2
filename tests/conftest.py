"""Fixtures and checks of every test: a real PostgreSQL, and refusals of sloppy code."""

import contextlib
import gc
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.template import engines
from django.test import TransactionTestCase
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker
from xdist.scheduler import LoadScopeScheduling

from crpv_portal.launcher import embedded_database
from tests.browser import HOW_TO_GET_IT, chromium_path, is_required
from tests.clocks import _one_day, one_clock  # noqa: F401 - for every test
from tests.committed import committed  # noqa: F401 - for the tests of several processes
from tests.database import empty_tables, template_for_tests
from tests.mails import deliver  # noqa: F401 - a fixture for every area
from tests.network_data import _network_database, network  # noqa: F401 - for every area
from tests.strict_fields import _dates_are_dates, _stamps_are_saved  # noqa: F401 - for every test
from tests.visits import _answered, answers, planted, world  # noqa: F401 - likewise

E2E = Path(__file__).parent / "e2e"


# A machine that does other things is no reason to fail: nothing here is judged by the clock.
hypothesis.settings.register_profile(
    "without clock",
    parent=hypothesis.settings.default,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("without clock")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-query-counts", action="store_true", help="make query-counts")


def pytest_configure(config: pytest.Config) -> None:
    """Have the embedded database run for as long as this process of the test run lives."""
    if is_required() and chromium_path() is None:
        pytest.exit(HOW_TO_GET_IT, returncode=pytest.ExitCode.USAGE_ERROR)
    if not settings.EMBEDDED_DATABASE:
        return
    stack = contextlib.ExitStack()
    try:
        of_tests = embedded_database.checkout_of_tests(settings.BASE_DIR)
        stack.enter_context(embedded_database.running(of_tests, lasting=False))
    except embedded_database.DatabaseUnavailable as problem:
        pytest.exit(str(problem), returncode=pytest.ExitCode.USAGE_ERROR)
    config.add_cleanup(stack.close)


# Files that take long: begun last, they would be all that one worker still does.
LONG = (
    "tests/test_hostile_values.py",
    "tests/test_final_acts.py",
    "tests/test_two_regions.py",
    "tests/launcher/",
    "tests/test_routes.py",
    "tests/territories/",
    "tests/test_queries.py",
    "tests/governance/papers/",
    "tests/test_layers.py",
    "tests/governance/record/",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the browser tests, before `-m` chooses among the tests."""
    if item.path.is_relative_to(E2E):
        item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(trylast=True)  # after the shuffling
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones; skip the browser tests where there is no browser."""
    items.sort(key=lambda item: _rank(item.nodeid))
    for item in items:
        if item.get_closest_marker("e2e") and chromium_path() is None:
            item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_IT))


def _rank(nodeid: str) -> int:
    for rank, start in enumerate(("tests/e2e/", *LONG)):
        if nodeid.startswith(start):
            return rank
    return len(LONG) + 1


class BrowserOnOneWorker(LoadScopeScheduling):
    """Share the work by file, so that what a module sets up is set up once.

    The browser's tests all go to one worker: they share one server and one browser. xdist 3.8's
    own way, marks named `xdist_group`, no longer works with pytest 9.2: it writes the group into
    an attribute that pytest stopped reading.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "browser" if file.startswith("tests/e2e/") else file


def pytest_collection_finish() -> None:
    """Leave what is loaded out of the garbage collector's rounds: a sixth of a test's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserOnOneWorker:
    config.option.loadscopereorder = False  # by the number of tests: it says little of the time
    return BrowserOnOneWorker(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end what tests counted, and that browser tests were skipped, if they were."""
    for report in [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]:
        for name, counted in report.user_properties:
            if name == "said":
                terminalreporter.write_line(str(counted))
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if HOW_TO_GET_IT in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} {HOW_TO_GET_IT}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Have this worker's database copied from the template that all of them share."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_for_tests()


@pytest.fixture(autouse=True, scope="session")
def _quick_flush() -> Iterator[None]:
    """Delete after a transactional test what it wrote, rather than truncate every table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: empty_tables())
        yield


@pytest.fixture(autouse=True, scope="session")
def _shuffle_unordered_queries() -> Iterator[None]:
    """Give unordered queries a random order, so that no test leans on luck."""
    original: Any = SQLCompiler._order_by_pairs

    def shuffled(self: SQLCompiler) -> Iterator[tuple[OrderBy, bool]]:
        pairs = list(original(self))
        query = self.query
        if not pairs and not (query.distinct or query.combinator or query.group_by):
            pairs = [(OrderBy(Random()), False)]
        yield from pairs

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLCompiler, "_order_by_pairs", shuffled)
        yield


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
    backend: Any = engines["django"]
    backend.engine.string_if_invalid = _UndefinedVariable()


@pytest.fixture(scope="session")
def _media_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give names of folders that nothing made yet: few tests store a file."""
    parent = tmp_path_factory.mktemp("media")
    return (parent / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_media_folder(settings: object, _media_folders: Iterator[Path]) -> None:
    """Keep the files that tests store out of the checkout."""
    settings.MEDIA_ROOT = next(_media_folders)  # type: ignore[attr-defined]


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    """Count the queries of a call, for pages whose number of queries must not grow."""

    def count(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured)

    return count
