"""Gestures of an agent, in the words of docs/guide-agents.md, and what the public reads of them."""

import email
import email.policy
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.e2e.serving import Site


@dataclass
class Agent:
    """An agent of the national staff before a page of the browser."""

    page: Page
    site: Site

    def open(self, path: str) -> None:
        self.page.goto(path)

    def open_record(self, screen: str, name: str) -> str:
        """Find a record by its list, as the guide says; return the address of its page."""
        self.open(f"/admin/{screen}/")
        self.page.locator("#searchbar").fill(name)
        self.press("Rechercher")
        self.follow(name)
        return urlsplit(self.page.url).path

    def follow(self, name: str, *, exact: bool = False) -> None:
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()

    def press(self, name: str, *, twice: bool = False) -> None:
        button = self.page.get_by_role("button", name=name, exact=True)
        with self.page.expect_navigation():
            if twice:
                button.dblclick(no_wait_after=True)
            else:
                button.click()

    def fill(self, **boxes: str) -> None:
        """Fill boxes by the names they bear in the form."""
        for name, text in boxes.items():
            self.page.locator(f"#content-main form:not(.lookup) [name={name}]").first.fill(text)

    def carry_out(self, verb: str, why: str, *, shows: str = "") -> str:
        """Give the reason, press the act, read its preview if it shows one; return what is said."""
        self.fill(reason=why)
        self.press(verb)
        if shows:
            assert shows in self.text(self.page.locator(".action-preview"))
            self.press(f"Confirmer : {verb}")
        return self.said()

    def undo(self, why: str) -> str:
        """Take back the latest act, from the journal."""
        self.open("/admin/journal/")
        self.page.locator("a.act-when").first.click()
        self.follow("Annuler cet acte")
        self.fill(reason=why)
        self.press("Annuler cet acte")
        return self.said()

    def said(self) -> str:
        return self.text(self.page.locator(".messagelist"))

    @property
    def shown(self) -> str:
        return self.text(self.page.locator("#content"))

    @staticmethod
    def text(part: Locator) -> str:
        return " ".join(part.inner_text().split())


def read(site: Site, path: str) -> tuple[int, str]:
    """What a visitor without an account is answered: the page, or where it has moved."""
    host = urlsplit(site.address).netloc
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    return answer.status, answer.headers.get("Location") or page


def public(site: Site, path: str) -> str:
    status, page = read(site, path)
    assert status == 200, path
    return page


def letters(site: Site) -> dict[str, str]:
    """Have the mails that are due leave; return the text of each, by the address it went to."""
    for each in site.mails.glob("*"):
        each.unlink()
    site.manage("work", "--once")
    found = {}
    for file in site.mails.glob("*"):
        for sent in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
            mail = email.message_from_bytes(sent, policy=email.policy.default)
            body = mail.get_body(("plain",)) if mail["To"] else None
            if body is not None:
                found[str(mail["To"])] = body.get_content()
    return found


def link_of(letter: str, start: str) -> str:
    """The path of the personal link in a letter."""
    found = re.search(rf"https?://[^/\s]+(/{start}/\S+/)", letter)
    assert found, letter
    return found[1]
