"""Filling in the staff's pages as a browser does: from what the page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Model
from django.test import Client
from django.urls import reverse


def address(row: Model | type[Model], page: str = "change") -> str:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page.replace('-', '_')}"
    return reverse(name, args=[] if isinstance(row, type) else [row.pk])


@dataclass
class Screens:
    client: Client

    def get(self, url: str) -> BeautifulSoup:
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return BeautifulSoup(response.text, "lxml")

    def filled(self, url: str) -> dict[str, Any]:
        """Return what the form of a page would send, untouched."""
        return self.filled_from(self.get(url))

    @staticmethod
    def filled_from(page: BeautifulSoup) -> dict[str, Any]:
        """Return what the form of a page already read would send."""
        data: dict[str, Any] = {}
        form = page.select_one(
            "#content-main form[method=post], #content-main form[method=get]:not(.lookup)"
        )
        for box in form.select("input[name], textarea[name], select[name]"):
            name, kind = box["name"], box.get("type")
            if kind in {"submit", "button"} or name == "csrfmiddlewaretoken":
                continue
            if box.name == "select":
                chosen = [option["value"] for option in box.select("option[selected]")]
                if box.has_attr("multiple"):
                    data[name] = chosen
                elif chosen or box.select("option"):
                    data[name] = (chosen or [box.select("option")[0].get("value", "")])[0]
                else:
                    data[name] = ""
            elif box.name == "textarea":
                data[name] = box.text.removeprefix("\n")
            elif kind == "checkbox":
                if box.has_attr("checked"):
                    data.setdefault(name, []).append(box.get("value", "on"))
            else:
                data[name] = box.get("value", "")
        return {name: value for name, value in data.items() if "__prefix__" not in name}

    def add_row(self, data: dict[str, Any], prefix: str, **values: Any) -> int:
        """One more row in an inline; returns its number."""
        number = int(data[f"{prefix}-TOTAL_FORMS"])
        data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
        for name, value in {"confidence": "unverified", **values}.items():
            data[f"{prefix}-{number}-{name}"] = value
        return number

    def read_at(self, url: str, data: dict[str, Any]) -> dict[str, str]:
        """Return the mark that the page of an action carries; none when it is not offered."""
        asked = {name: data[name] for name in ("on",) if name in data}
        for question in ({}, asked):  # its first question may come on a page of its own
            page = BeautifulSoup(self.client.get(url, question).content, "lxml")
            if box := page.select_one("input[name=_read]"):
                return {"_read": str(box["value"])}
        return {}

    def save(self, url: str, data: dict[str, Any]) -> BeautifulSoup:
        """Save, follow redirections and return the page that the staff sees."""
        if not url.endswith(("/change/", "/add/")) and "_read" not in data:
            data = data | self.read_at(url, data)
        response = self.client.post(url, data, follow=True)
        assert response.status_code == 200
        return BeautifulSoup(response.text, "lxml")

    def confirm(self, url: str, data: dict[str, Any]) -> BeautifulSoup:
        """Send an action that shows what it would do, then confirm; a refusal is returned."""
        page = self.save(url, data)
        button = page.select_one("button[name=_confirmed]")
        if button is None:
            return page
        return self.save(url, data | {"_confirmed": button["value"]})


def errors(page: BeautifulSoup) -> list[str]:
    return [item.get_text(" ", strip=True) for item in page.select(".errorlist li")]


def said(page: BeautifulSoup) -> list[str]:
    """Return what the page says was done, or not."""
    return [item.text.strip() for item in page.select(".messagelist li")]


def is_saved(page: BeautifulSoup) -> bool:
    return page.select_one(".messagelist .success") is not None
