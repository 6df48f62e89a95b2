"""A centre's sheet as its reader has it."""

import re

from bs4 import BeautifulSoup


def sheet(client, centre, status=200, **query):
    response = client.get(f"/centres/{centre.slug}/", query)
    assert response.status_code == status
    return BeautifulSoup(response.text, "lxml")


def said(node):
    """The text as a reader sees it: one space where the template has many."""
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


def part(soup, anchor):
    return said(soup.find(id=anchor).find_parent("section"))
