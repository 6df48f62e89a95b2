"""Pages open in browsers: what a form sends is read in the page, hidden boxes included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client

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


def sent_by(form: Tag, button: str = "") -> dict[str, Any]:
    """Return what a browser sends for a form that nobody touched, by that button.

    button: the value of the button, or its name when its value is not known.
    """
    sent: dict[str, list[str]] = {}
    for box in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(box["name"]), box.get("type")
        if kind in ("submit", "button", "file") or box.has_attr("disabled"):
            continue
        if kind in ("checkbox", "radio"):
            values = [str(box.get("value", "on"))] if box.has_attr("checked") else []
        elif box.name == "select":
            chosen = box.select("option[selected]")
            if not chosen and not box.has_attr("multiple"):
                chosen = box.select("option")[:1]
            values = [str(option.get("value", option.text)) for option in chosen]
        elif box.name == "textarea":
            values = [box.text.removeprefix("\n")]
        else:
            values = [str(box.get("value", ""))]
        sent.setdefault(name, []).extend(values)
    if button:
        pressed = form.find("button", value=button) or form.select_one(
            f"[type=submit][name='{button}']"
        )
        assert isinstance(pressed, Tag), f"aucun bouton « {button} »"
        sent[str(pressed["name"])] = [str(pressed["value"])]
    return {name: values for name, values in sent.items() if values}


class Reader(Client):
    """Client that reads the page before it posts to it, and sends what says when it was read."""

    def post(self, path: str, data: Any = None, *args: Any, **more: Any) -> Any:
        if isinstance(data, dict):
            page = self.get(path, headers=more.get("headers"))
            data = {**marks_shown(page, data), **data}
        return super().post(path, data, *args, **more)


def marks_shown(page: HttpResponse, sent: dict[str, Any]) -> dict[str, str]:
    """Return what says when the page was read, of its form that has these boxes, or that button."""
    forms = BeautifulSoup(page.content, "lxml").select("form[method=post]")
    for form in sorted(forms, key=lambda form: -_is_of(form, sent)):
        return {
            str(box["name"]): str(box.get("value", ""))
            for box in form.select("input[type=hidden][name]")
            if str(box["name"]).rpartition("-")[2] in WHEN_READ
        }
    return {}


def _is_of(form: Tag, sent: dict[str, Any]) -> int:
    if "do" in sent:
        return int(form.find("button", value=sent["do"]) is not None)
    return len({str(box["name"]) for box in form.select("[name]")} & set(sent))


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
        page = BeautifulSoup(response.content, "lxml")
        for form in page.select("form[method=post]"):
            if form.find(attrs={"name": holding}):
                action = urljoin(address, str(form.get("action") or address))
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
    page = BeautifulSoup(response.content, "lxml")
    return " ".join(page.body.get_text(" ").split()) if page.body else ""
