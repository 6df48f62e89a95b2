"""Helpers of the tests of planned changes: plan one as an agent does, read the list, undo."""

from __future__ import annotations

import datetime

from bs4 import BeautifulSoup
from django.urls import reverse

from crpv_portal.common.acts import code_of
from crpv_portal.common.dates import PARIS
from crpv_portal.common.models import PlannedChange
from tests.admin.screens import Screens, address, errors

LIST = "/admin/changements-prevus/"
WHY = "décidé en assemblée générale"


def plain(text):
    """The text with each space, unbreakable or not, as one space."""
    return " ".join(text.split())


def said(page):
    return [plain(item.text) for item in page.select(".messagelist li")]


def refused(page):
    return [plain(text) for text in errors(page)]


def typed(day):
    return day.strftime("%d/%m/%Y")


def half_past_midnight(day):
    """The first half hour of a day in Paris: in UTC, it is still the day before."""
    return datetime.datetime.combine(day, datetime.time(0, 30), tzinfo=PARIS)


def plan(screens, row, deed, day, **values):
    page = screens.confirm(address(row, deed), {"on": typed(day), "reason": WHY, **values})
    assert "Prévu pour le" in said(page)[0], refused(page)
    return PlannedChange.objects.latest("pk")


def rename(screens, row, day, **values):
    typed_too = {"name": "Ressources Nouvelles", "confidence": "unverified", **values}
    return plan(screens, row, "renommer", day, **typed_too)


def drop(screens, change):
    url = reverse("planned:drop", args=[change.pk])
    assert "Abandonné" in said(screens.save(url, screens.filled(url) | {"reason": WHY}))[0]


def lines(screens, title):
    page = screens.get(LIST)
    heading = next((each for each in page.select("h2") if each.text.startswith(title)), None)
    after = heading.find_next_sibling() if heading else None
    return [plain(li.text) for li in after.select("li")] if after else []


def undo(client, event):
    url = reverse("journal:undo", args=[code_of((event.pgh_created_at, event.pgh_context_id))])
    data = Screens.filled_from(Screens(client).get(url)) | {"reason": "erreur"}
    page = BeautifulSoup(client.post(url, data, follow=True).text, "lxml")
    assert "est annulé" in said(page)[0], page.select_one("#content-main").text
