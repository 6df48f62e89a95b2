"""Pages open in browsers: what a form sends is read in the page, hidden boxes included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

import lxml.html
from bs4 import Tag
from django.http import HttpResponse
from django.test import Client
from lxml.html import HtmlElement

from tests.factories.accounts import UserFactory

# Boxes that say which state of the record a page showed.
WHEN_READ = ("read", "base", "version", "seen", "held", "_read", "_version", "_judged")
# Names that no other row of a test bears.
PEOPLE = {"Claire": "Claire Petit", "Denis": "Denis Petit"}


def browsers() -> list[Client]:
    """Return the browsers of Claire Petit and Denis Petit, of the national staff."""
    clients = []
    for first_name in PEOPLE:
        user = UserFactory(staff=True, second_factor=True, first_name=first_name, last_name="Petit")
        client = Client(enforce_csrf_checks=True)
        client.force_login(user)
        clients.append(client)
    return clients


def forms_of(page: bytes) -> list[HtmlElement]:
    """Return the forms of a page that post; lxml alone costs a tenth of BeautifulSoup."""
    return [form for form in _read(page).iter("form") if form.get("method") == "post"]


def _read(page: bytes) -> HtmlElement:
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))


def sent_by(form: HtmlElement | Tag, button: str = "") -> dict[str, Any]:
    """Return what a browser sends for a form that nobody touched, by that button.

    button: the value of the button, or its name when its value is not known.
    """
    if isinstance(form, Tag):
        form = lxml.html.fragment_fromstring(str(form))
    sent: dict[str, list[str]] = {}
    for box in form.iter("input", "select", "textarea"):
        name, kind = box.get("name"), box.get("type")
        if name is None or kind in ("submit", "button", "file") or box.get("disabled") is not None:
            continue
        if kind in ("checkbox", "radio"):
            values = [box.get("value", "on")] if box.get("checked") is not None else []
        elif box.tag == "select":
            options = list(box.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            if not chosen and box.get("multiple") is None:
                chosen = options[:1]
            values = [option.get("value", option.text_content()) for option in chosen]
        elif box.tag == "textarea":
            values = [box.text_content().removeprefix("\n")]
        else:
            values = [box.get("value", "")]
        sent.setdefault(name, []).extend(values)
    if button:
        pressed = _pressed(form, button)
        assert pressed is not None, f"aucun bouton « {button} »"
        sent[pressed.get("name", "")] = [pressed.get("value", "")]
    return {name: values for name, values in sent.items() if values}


def _pressed(form: HtmlElement, button: str) -> HtmlElement | None:
    by_value = [each for each in form.iter("button") if each.get("value") == button]
    by_name = [
        each
        for each in form.iter("button", "input")
        if each.get("type") == "submit" and each.get("name") == button
    ]
    return next(iter([*by_value, *by_name]), None)


class Reader(Client):
    """Client that reads the page before it posts to it, and sends what says when it was read."""

    def post(self, path: str, data: Any = None, *args: Any, **more: Any) -> Any:
        if isinstance(data, dict):
            page = self.get(path, headers=more.get("headers"))
            data = {**marks_shown(page, data), **data}
        return super().post(path, data, *args, **more)


def marks_shown(page: HttpResponse, sent: dict[str, Any]) -> dict[str, str]:
    """Return what says when the page was read, of its form that has these boxes, or that button."""
    if not page.content:
        return {}
    for form in sorted(forms_of(page.content), key=lambda form: -_is_of(form, sent)):
        return {
            box.get("name"): box.get("value", "")
            for box in form.iter("input")
            if box.get("type") == "hidden" and box.get("name", "").rpartition("-")[2] in WHEN_READ
        }
    return {}


def _is_of(form: HtmlElement, sent: dict[str, Any]) -> int:
    if "do" in sent:
        return int(any(each.get("value") == sent["do"] for each in form.iter("button")))
    return len({each.get("name") for each in form.iter()} & set(sent))


@dataclass(frozen=True)
class Tab:
    """Form of a page open in a browser, as it was when the page was read."""

    client: Client
    action: str
    sent: dict[str, Any]

    @classmethod
    def read(cls, client: Client, address: str, *, holding: str, button: str = "") -> Tab:
        """Open a page; keep its form that posts and holds a box, or a button, of that name."""
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return cls.of(client, address, response, holding=holding, button=button)

    @classmethod
    def of(
        cls,
        client: Client,
        address: str,
        response: HttpResponse,
        *,
        holding: str,
        button: str = "",
    ) -> Tab:
        """Keep the form of a page already answered."""
        for form in forms_of(response.content):
            if any(each.get("name") == holding for each in form.iter()):
                action = urljoin(address, form.get("action") or address)
                return cls(client, action, sent_by(form, button))
        raise AssertionError(f"{address} : aucun formulaire n’a de case « {holding} »")

    def typed(self, **changed: Any) -> Tab:
        """Return the same tab with other values in these boxes."""
        return replace(self, sent={**self.sent, **changed})

    def send(self, **changed: Any) -> HttpResponse:
        """Send the form as a browser does, which says from which site it comes.

        A file is given as what makes it: each sending reads it anew.
        """
        origin = {"origin": "http://testserver"}
        boxes = {**self.sent, **changed}
        boxes = {name: value() if callable(value) else value for name, value in boxes.items()}
        return self.client.post(self.action, boxes, headers=origin)


def words(response: HttpResponse) -> str:
    """Return the text of a page, its unbreakable spaces told as others are."""
    if not response.content:
        return ""
    unseen = "ancestor::script or ancestor::style or ancestor::template"
    return " ".join(
        " ".join(_read(response.content).xpath(f"//body//text()[not({unseen})]")).split()
    )
