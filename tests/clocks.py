"""Two clocks in one test: Python's, which `time_machine` moves, and those that it cannot move.

The database dates the history by its own `now()`, and the disk dates files. A test that stops
Python's clock on a day written in its source, and has the portal read what another clock dated,
passes on that day and fails on the others. Hence the rule, which the fixture `_one_day` keeps:

    where a test, or what its module sets up, travels to a literal day, the portal may read neither
    the history's dates nor a file's as long as Python's clock is moved.

A travel is literal unless its destination is counted from the present, and says so by a name with
the word `now` or `today` (`time_machine.move_to(now + timedelta(days=3))`, `today_at_noon`).

Ways out: `one_clock`, which stops Python's clock at the database's present; `os.utime`, which gives
a file the date that the test means; the mark `history_of_any_day`, for a test that visits pages
without judging when their rows were written.
"""

import ast
import datetime
import functools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine as machine
from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import connection

PRESENT = {"now", "today"}
TRAVELS = {"travel", "move_to"}
ANY_DAY = "history_of_any_day"
DATED_BY_THE_DATABASE = "pgh_created_at"
TESTS = Path(__file__).parent


@pytest.fixture
def one_clock(db: None, time_machine: Any) -> datetime.datetime:
    """Stop Python's clock at the moment the database's own `now()` gives in this test.

    For pages that compare what Python dated (`timezone.now()`) with what the database dated (the
    history): PostgreSQL's `now()` is one moment for a whole transaction, hence for a whole test.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        (moment,) = cursor.fetchone()
    time_machine.move_to(moment, tick=False)
    return moment


@pytest.fixture(autouse=True)
def _one_day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse what another clock dated, where the test travels to a literal day."""
    is_free = "one_clock" in request.fixturenames or request.node.get_closest_marker(ANY_DAY)
    if is_free or not travels_to_a_literal_day(request.path, request.node.originalname):
        yield
        return
    file_time = FileSystemStorage.get_modified_time

    def get_modified_time(self: FileSystemStorage, name: str) -> datetime.datetime:
        _refuse("the date of a file")
        return file_time(self, name)

    def query(execute: Callable[..., Any], sql: Any, *rest: Any) -> Any:
        if DATED_BY_THE_DATABASE in str(sql) and _asked_by_the_portal():
            _refuse("the dates of the history")
        return execute(sql, *rest)

    monkeypatch.setattr(FileSystemStorage, "get_modified_time", get_modified_time)
    with connection.execute_wrapper(query):
        yield


def travels_to_a_literal_day(module: Path, test: str) -> bool:
    """Tell whether this test, or a fixture or helper of its module, travels so."""
    return any(name == test or not name.startswith("test_") for name in _literal_travellers(module))


@functools.cache
def _literal_travellers(module: Path) -> set[str]:
    """The functions of a module, or its own name, that travel to a day written in the source."""
    return {
        getattr(part, "name", module.stem.removeprefix("test_"))
        for part in ast.parse(module.read_text("utf-8")).body
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in TRAVELS
        and not _is_counted_from_the_present([*call.args, *(word.value for word in call.keywords)])
    }


def _is_counted_from_the_present(destination: list[ast.expr]) -> bool:
    parts = [part for expression in destination for part in ast.walk(expression)]
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    names |= {part.attr for part in parts if isinstance(part, ast.Attribute)}
    return any(PRESENT.intersection(name.split("_")) for name in names)


def _asked_by_the_portal() -> bool:
    """Tell whether the portal asks, rather than the test itself."""
    frame = sys._getframe(1)
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(settings.BASE_DIR) and ".venv" not in path.parts and path != OWN:
            return not path.is_relative_to(TESTS)
        frame = frame.f_back  # type: ignore[assignment]
    return False


OWN = Path(__file__)


def _refuse(what: str) -> None:
    if machine.escape_hatch.is_travelling():
        pytest.fail(f"{what}, read on a day that Python alone believes in: see tests/clocks.py")
