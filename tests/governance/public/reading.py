"""Reading a page of the committees as a visitor does."""

import datetime

from bs4 import BeautifulSoup


def soup(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "lxml")


def text(page):
    """The words of a page or of a part of it, every space alike."""
    return " ".join(page.get_text(" ").split())


def titles(page):
    """The titles of the rows of a list."""
    return [text(a) for a in page.select("main .crpv-row__title a")]


def day(year, month, day):
    return datetime.date(year, month, day)
