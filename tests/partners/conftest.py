"""Fixtures of the tests of these pages."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories.accounts import UserFactory


class Page:
    """A page as a visitor gets it."""

    def __init__(self, response) -> None:
        self.response = response
        self.status = response.status_code
        self.soup = BeautifulSoup(response.content, "lxml")

    def text(self, selector: str = "main") -> str:
        return " ".join(" ".join(node.get_text() for node in self.soup.select(selector)).split())

    def texts(self, selector: str) -> list[str]:
        return [" ".join(node.get_text().split()) for node in self.soup.select(selector)]

    @property
    def structured(self) -> dict:
        return json.loads(self.soup.select_one('script[type="application/ld+json"]').string)

    def __contains__(self, text: str) -> bool:
        """Anywhere in what was sent, attributes and structured data included."""
        return text in self.response.text


@pytest.fixture
def visit(client: Client):
    def get(path: str) -> Page:
        return Page(client.get(path))

    return get


@pytest.fixture
def staff(client: Client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user
