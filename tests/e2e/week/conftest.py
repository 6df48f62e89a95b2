"""An agent's week: a portal of its own with the real network, where acts and mails are counted."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Visits
from tests.e2e.serving import Loaded, Site, portal
from tests.e2e.test_admin import agent as agent_page  # noqa: F401 - a fixture
from tests.e2e.week.gestures import Agent


@pytest.fixture(scope="session")
def site(loaded: Loaded, django_db_blocker: Any) -> Iterator[Site]:
    with portal(loaded, "week", django_db_blocker) as site:
        yield site


@pytest.fixture
def agent(agent_page: Any, site: Site, visit: Visits) -> Agent:  # noqa: F811 - the fixture above
    """An agent of the national staff before a browser, and a visitor who reads what it does."""
    return Agent(agent_page, site)


# A refusal, which the console tells as a failure; then what axe tries on a page that it judges
# (to fetch its sheets, to style), said after it is done.
EXPECTED = (
    *("status of 422", "status of 404"),
    *("Applying inline style", "Couldn't load preload assets"),
)


@pytest.fixture
def look(
    visit: Visits, assert_accessible_in_turn: Callable[[Page], None]
) -> Iterator[Callable[[Page], None]]:
    """Judge a screen, and that the console said nothing until then; in the end, once more."""

    def is_quiet() -> None:
        assert [said for said in visit.messages if not any(e in said for e in EXPECTED)] == []

    def judge(page: Page) -> None:
        is_quiet()
        assert_accessible_in_turn(page)

    yield judge
    is_quiet()
