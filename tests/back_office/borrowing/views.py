"""Borrowed views, opened as an agent does; what their pages say."""

import re

from bs4 import BeautifulSoup

from crpv_portal.common.history import event_models

CHOOSE, QUIT = "/admin/voir-comme/", "/admin/voir-comme/quitter/"
WHY = "un officier dit ne pas voir sa réunion"


def borrow(client, who, *, address=CHOOSE, why=WHY):
    return client.post(address, {"who": who, "reason": why})


def as_officer(client, officer):
    response = borrow(client, f"regional-{officer.pk}")
    assert response["Location"] == "/espace/", response.status_code
    return response


def banner(response):
    found = BeautifulSoup(response.content, "lxml").select_one(".crpv-borrowed p")
    return plain(found.text).strip() if found else ""


def said(response):
    return plain(BeautifulSoup(response.content, "lxml").text)


def plain(text):
    """Return the text with an ordinary space wherever it has some."""
    return re.sub(r"\s+", " ", text)


def traces():
    return sum(model._default_manager.count() for model in event_models())
