"""The finder, asked and read as a visitor does."""

import re

from bs4 import BeautifulSoup

URL = "/trouver-mon-centre/"


def ask(client, text=None, **query):
    if text is not None:
        query["q"] = text
    response = client.get(URL, query)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def said(node):
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


def answers(soup):
    return [link.get_text(strip=True) for link in soup.select(".crpv-row__title a")]


def choices(soup):
    return [link.get_text(strip=True) for link in soup.select(".crpv-choices a")]
