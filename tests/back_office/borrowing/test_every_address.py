"""Every address, as seen through a borrowed view: what the role has, or closed; never a form."""

import pytest
from django.test import Client
from django.urls import reverse

from crpv_portal.accounts.borrowed_requests import CLOSED
from crpv_portal.accounts.models import SeenAs
from tests.back_office.borrowing.views import banner, borrow, traces
from tests.posts import POSTS
from tests.routes import TABLE
from tests.routes.resolved import admin_addresses
from tests.visits import addresses, outcome, visit
from tests.world import MARK, ROLES

pytestmark = pytest.mark.django_db

KIND = {ROLES[0]: SeenAs.PUBLIC, ROLES[1]: SeenAs.OFFICER, ROLES[2]: SeenAs.MEMBER}
# How one leaves: answered as the agent.
WAYS_OUT = {"account_logout": "200", "borrowing:leave": "405"}
# Its lines tell of people: its author reads it, and who borrows the author's view does not.
NEVER_LENT = {"espace:takeover_detail à vérifier", "espace:takeover_undo à vérifier"}


@pytest.fixture
def borrower(world):
    """Open the view of a role of the planted world, in a new browser of the national staff."""

    def of_role(role):
        client = Client()
        client.force_login(world.people["agent national"])
        person = world.people[role]
        who = f"{KIND[role].value}-{person.pk}" if person else "public"
        assert borrow(client, who).status_code == 302
        return client

    return of_role


@pytest.mark.parametrize("role", KIND)
def test_each_address_answers_as_to_that_role_or_is_closed(world, borrower, role):
    client = borrower(role)
    faults, closed = {}, 0
    for label, url, expected in addresses(world):
        response = visit(client, url)
        wanted = "404" if label in NEVER_LENT and role != ROLES[0] else expected[role]
        if url.startswith(CLOSED):
            wanted, closed = WAYS_OUT.get(label, "403"), closed + 1
        if outcome(response) != wanted:
            faults[label] = (outcome(response), wanted)
        if response.written - {"accounts_session"}:
            faults[label] = response.written
        is_page = response["Content-Type"].startswith("text/html")
        if is_page and response.status_code in (200, 403, 404) and not banner(response):
            faults[label] = "no banner"
        text = response.content.decode(errors="replace")
        if role == ROLES[0] and response.status_code == 200 and MARK in text:
            faults[label] = "shows what is not public"
        if response["Cache-Control"] != "private, no-store":
            faults[label] = response["Cache-Control"]
    assert faults == {}
    assert closed > 40


@pytest.mark.parametrize("role", KIND)
def test_no_form_is_taken(world, borrower, role):
    client = borrower(role)
    urls = [
        reverse(name, kwargs=TABLE[name][0].arguments(world))
        for name in POSTS
        if name != "borrowing:leave"
    ]
    urls += [url for _, url in admin_addresses()]
    assert len(urls) > 150
    before = traces()
    for url in urls:
        response = client.post(url, {"do": "save", "text": "Un texte"})
        assert response.status_code == 403, url
        assert banner(response), url
    assert traces() == before
