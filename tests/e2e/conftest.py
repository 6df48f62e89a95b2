"""A real server with real data, and a real browser that visits it.

`site` serves a database of its own, copied from the migrated template, with production's static
files.
`visit(path, width=…, theme=…, script=…)` opens a page; `assert_accessible` and
`assert_clean_console` judge it.
"""

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    JSHandle,
    Page,
    Response,
    sync_playwright,
)

from tests.browser import chromium_path
from tests.e2e.serving import Loaded, Site, loaded_network, portal

# The browser's loop runs in this thread; the tests ask the database nothing through it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# Chromium says what it wiped of a machine that may be shared.
DONE_AT_LOG_OUT = "Clear-Site-Data header on"
PHONE, DESKTOP = 375, 1280
ON_EVERY_SCREEN = [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (DESKTOP, "light")]
AXE_RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice",
    ],
    # What passes is not told: naming each element that does took axe two thirds of its time.
    "resultTypes": ["violations"],
}  # fmt: skip
# Of these rules, those that the theme changes the answer of.
OF_COLOURS = AXE_RULES | {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
AXE = Axe()
# How each element looks that is drawn. Asked again on another width, what looks otherwise, or was
# not drawn, is new to see; an element whose ground changed brings all it holds.
NEW_TO_SEE = """() => {
    const former = window.looks;
    window.looks = new Map();
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const style = getComputedStyle(element);
        window.looks.set(element, [
            style.color, style.backgroundColor, style.backgroundImage, style.boxShadow,
            style.opacity, style.position, style.fontSize, style.fontWeight,
            style.textDecorationLine,
        ].join());
    }
    return former
        ? [...window.looks.keys()].filter((each) => window.looks.get(each) !== former.get(each))
        : [];
}"""


# --- The server ----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def loaded(
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Loaded]:
    with loaded_network(tmp_path_factory.mktemp("site"), django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="session")
def site(loaded: Loaded, django_db_blocker: Any) -> Iterator[Site]:
    with portal(loaded, "served", django_db_blocker) as site:
        yield site


# --- The browser ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium_path(),
            # Chromium refuses its sandbox to root; drawing as if with a graphics card costs more.
            args=["--no-sandbox", "--disable-gpu"],
        )
        yield opened
        opened.close()


@dataclass
class Visits:
    """Opens pages, each in a context of its own unless told otherwise, and listens to them."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def context(self, *, width: int, theme: str, script: bool) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=script,
            locale="fr-FR",
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        return context

    def page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.on("console", lambda said: self.hear(said.type, said.text))
        page.on("pageerror", lambda error: self.messages.append(f"erreur : {error}"))
        page.on("response", self.refuse_elsewhere)
        return page

    def hear(self, kind: str, text: str) -> None:
        if not text.startswith(DONE_AT_LOG_OUT):
            self.messages.append(f"{kind} : {text}")

    def refuse_elsewhere(self, response: Response) -> None:
        if not response.url.startswith((self.address, "data:")):
            self.messages.append(f"appel à un tiers : {response.url}")

    def __call__(
        self, path: str, *, width: int = DESKTOP, theme: str = "light", script: bool = True
    ) -> Page:
        page = self.page(self.context(width=width, theme=theme, script=script))
        self.open(page, path, script=script)
        return page

    def open(self, page: Page, path: str, *, script: bool = True) -> None:
        page.goto(path, wait_until="load")
        if script:  # the design system takes its buttons over one frame after the page is there
            page.locator("[data-fr-js-modal-button]").first.wait_for(state="attached")


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visits]:
    visits = Visits(browser, site.address)
    yield visits
    for context in visits.contexts:
        context.close()


# --- Judgements ----------------------------------------------------------------------------


def judge(page: Page, rules: dict[str, Any] = AXE_RULES, of: JSHandle | None = None) -> None:
    """No axe violation at all on the page as it is, header and footer included.

    of: an array of elements, to judge no other.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    report = page.evaluate(
        "([of, rules]) => axe.run(of ? { include: of } : document, rules)", [of, rules]
    )
    found = [
        f"{violation['id']} : {violation['help']}\n    "
        + "\n    ".join(node["html"][:200] for node in violation["nodes"][:5])
        for violation in report["violations"]
    ]
    assert found == [], "\n".join([page.url, *found])


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    return judge


@pytest.fixture
def assert_accessible_everywhere() -> Callable[[Page], None]:
    """No axe violation and no sideways scroll, on a phone and a desk, in light and in dark."""
    return _judge_everywhere


@pytest.fixture
def assert_accessible_in_turn() -> Callable[[Page], None]:
    """The same for many screens of one frame: each on both widths and in both themes.

    The pairs alternate from a screen to the next, so that the frame is seen in all four.
    """
    turns = itertools.cycle((ON_EVERY_SCREEN[0::2], ON_EVERY_SCREEN[1::2]))
    return lambda page: _judge_on(next(turns), page)


def _judge_everywhere(page: Page) -> None:
    """All the rules on each width, and the colours of all that shows on each width in each theme.

    On the second width of a theme only what it shows otherwise than the first is asked its colours
    again: they are most of what axe costs.
    """
    for theme, first, second in (("light", DESKTOP, PHONE), ("dark", PHONE, DESKTOP)):
        _show_on(first, theme, page)
        judge(page)
        page.evaluate("window.looks = undefined")
        page.evaluate(NEW_TO_SEE)
        _show_on(second, theme, page)
        new = page.evaluate_handle(NEW_TO_SEE)
        if new.evaluate("all => all.length"):
            judge(page, OF_COLOURS, new)


def _judge_on(screens: list[tuple[int, str]], page: Page) -> None:
    for width, theme in screens:
        _show_on(width, theme, page)
        judge(page)


# Django's admin lets the colours of links change in a fifth of a second.
END_TRANSITIONS = """() => new Promise(done => requestAnimationFrame(() => {
    document.getAnimations()
        .filter(animation => animation instanceof CSSTransition)
        .forEach(transition => transition.finish());
    done();
}))"""


def _show_on(width: int, theme: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    if page.locator("html[data-fr-theme]").count():  # the design system's, which the admin is not
        page.locator(f"html[data-fr-theme={theme}]").wait_for()
    page.evaluate(END_TRANSITIONS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def assert_clean_console(visit: Visits) -> Callable[[], None]:
    """Nothing said in the console, nothing fetched elsewhere, in any page of this test."""

    def check() -> None:
        assert visit.messages == []

    return check
