"""A real server with real data, and a real browser that visits it.

`site` serves a database of its own, copied from the migrated template, with production's static
files.
`visit(path, width=…, theme=…, script=…)` opens a page; `assert_accessible` and
`assert_clean_console` judge it.
"""

import contextlib
import itertools
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connection
from playwright.sync_api import (
    Browser,
    BrowserContext,
    JSHandle,
    Page,
    Response,
    sync_playwright,
)

from tests.browser import chromium_path

# The browser's loop runs in this thread; the tests ask the database nothing through it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE, DESKTOP = 375, 1280
ON_EVERY_SCREEN = [(PHONE, "light"), (PHONE, "dark"), (DESKTOP, "dark"), (DESKTOP, "light")]
LOADERS = ("load_territories", "load_network")
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


@dataclass(frozen=True)
class Site:
    """A portal that answers at `address`, a name since passkeys refuse a number.

    `manage` runs a command against its database and gives back what it said:
    `manage("work", "--once")` has the mails that are due written into the folder `mails`.
    """

    address: str
    environment: dict[str, str]
    mails: Path
    commands: subprocess.Popen[str]

    def manage(self, *arguments: str) -> str:
        assert self.commands.stdin is not None
        assert self.commands.stdout is not None
        self.commands.stdin.write(json.dumps(arguments) + "\n")
        self.commands.stdin.flush()
        answer = self.commands.stdout.readline()
        assert answer, "le processus des commandes s’est arrêté"
        succeeded, said = json.loads(answer)
        assert succeeded, said
        return str(said)


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def process(
    command: list[str], environment: dict[str, str], **options: Any
) -> Iterator[subprocess.Popen[Any]]:
    """A process that ends with the block."""
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, **options) as started:
        try:
            yield started
        finally:
            started.terminate()
            started.wait(timeout=60)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/sante/", timeout=10):  # noqa: S310 our own
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"Le serveur n’a pas démarré :\n{log.read_text()}")


def drop(cursor: Any, name: str) -> None:
    """Drop a database and who of ours is still there; FORCE would want to end an autovacuum too."""
    cursor.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = %s AND pg_has_role(usename, 'MEMBER')",
        [name],
    )
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


@pytest.fixture(scope="session")
def site(
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    template = connection.settings_dict["TEST"]["TEMPLATE"]
    copy = f"served_{template}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        drop(cursor, copy)
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')

    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.e2e.served_settings",
        "SERVED_WITH": json.dumps(
            {
                "database": {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
                | {"NAME": copy},
                "static_root": str(folder / "static"),
                "mails": str(folder / "mails"),
            }
        ),
    }
    port = free_port()
    server_log = folder / "server.log"
    serve = [
        sys.executable, "-m", "granian", "--interface", "rsgi", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "1", "--http", "1", "--no-ws",
        "crpv_portal.gateway:gateway",
    ]  # fmt: skip
    with contextlib.ExitStack() as stack:
        commands = stack.enter_context(
            process(
                [sys.executable, "-m", "tests.e2e.served_manage"],
                environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        site = Site(f"http://localhost:{port}", environment, folder / "mails", commands)
        site.manage("build_assets")
        site.manage("collectstatic", "--noinput")
        for loader in LOADERS:
            site.manage(loader)
        output = stack.enter_context(server_log.open("wb"))
        server = stack.enter_context(process(serve, environment, stdout=output, stderr=output))
        wait_for(site.address, server, server_log)
        yield site
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        drop(cursor, copy)


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
        page.on("console", lambda said: self.messages.append(f"{said.type} : {said.text}"))
        page.on("pageerror", lambda error: self.messages.append(f"erreur : {error}"))
        page.on("response", self.refuse_elsewhere)
        return page

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
