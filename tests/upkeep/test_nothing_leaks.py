"""Words of a proposal, waiting or decided, change nothing of what the public reads."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from crpv_portal.common.dates import PARIS, today
from crpv_portal.upkeep.choices import Origin, Outcome
from crpv_portal.upkeep.sheets import FINDERS, sheet_at
from tests.factories.accounts import UserFactory
from tests.factories.upkeep import SheetProposalFactory, about
from tests.routes import TABLE
from tests.routes.openings import OPEN_TO_ALL, WITH_A_FORM
from tests.visits import addresses, visit
from tests.world import ROLES

pytestmark = pytest.mark.django_db
WORD = "zzpropose"
SEARCHES = {
    "centres:list",
    "atlas:finder",
    "partners:list",
    "governance:body_list",
    "governance:meeting_list",
    "governance:decision_list",
}
SHEETS = [*FINDERS]


def sheets_of(world):
    """The first public address of each kind of sheet, as its path."""
    found = {}
    for name in SHEETS:
        pages = [url.partition("?")[0] for _, url, row in addresses(world, [name])]
        found[name] = next((page for page in pages if sheet_at(page)), None)
    return found


def propose_everywhere(world):
    pages = [page for page in sheets_of(world).values() if page]
    words = dict.fromkeys(("before", "after", "source"), WORD) | {"email": f"{WORD}@exemple.test"}
    decided = {"outcome": Outcome.DECLINED, "reply": WORD, "decided_at": timezone.now()}
    for page in pages:
        for more in ({}, decided):
            SheetProposalFactory(
                page=page, title=sheet_at(page).title, centre=None, **words, **more
            )
    centre = world.published
    author = UserFactory(centres=[centre])
    about("centre", centre, "summary", WORD, source=WORD, author=author)
    SheetProposalFactory(centre=centre, origin=Origin.LETTER, **words)
    SheetProposalFactory(centre=world.own, **words)


def public_pages(world):
    """The content of each public address, and of each search for the word, as nobody reads it."""
    names = [name for name in TABLE if name in OPEN_TO_ALL - WITH_A_FORM]
    urls = {label: url for label, url, _ in addresses(world, names)}
    for name in SEARCHES:
        _, url, _ = next(iter(addresses(world, [name])))
        urls[f"{name}, recherche"] = f"{url.partition('?')[0]}?q={WORD}"
    return {label: visit(Client(), url).content for label, url in urls.items()}


def test_every_kind_of_sheet_has_a_public_row_in_the_world(world):
    assert None not in sheets_of(world).values()


def test_public_pages_feeds_files_searches_and_sitemaps_are_the_same_with_proposals(
    world, time_machine
):
    time_machine.move_to(datetime.datetime.combine(today(), datetime.time(12), PARIS), tick=False)
    before = public_pages(world)
    propose_everywhere(world)
    after = public_pages(world)
    assert [label for label in before if before[label] != after[label]] == []


@pytest.mark.parametrize("role", ROLES[1:3])
def test_no_account_but_the_staff_reads_what_others_said(world, role):
    propose_everywhere(world)
    client = Client()
    client.force_login(world.people[role])
    seen = [
        label for label, url, _ in addresses(world) if WORD.encode() in visit(client, url).content
    ]
    assert seen == []
