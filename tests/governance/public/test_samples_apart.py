"""A sample of the demonstration is tagged wherever it is listed, and told of nothing real."""

import csv
import datetime
import io

import pytest
from bs4 import BeautifulSoup

from governance.models import Decision
from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory
from tests.factories.partners import EditionFactory, ProvisionFactory
from tests.network_data import bare

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return CentreFactory(name="Centre réel", published=True)


@pytest.fixture
def sample(centre):
    body = BodyFactory(centre=centre, level="centre", name="Exemple : conseil", is_sample=True)
    MeetingFactory(body=body, public=True, is_sample=True)
    return body


def soup(client, address):
    return BeautifulSoup(client.get(address).text, "lxml")


def test_the_sheet_of_a_real_centre_tells_nothing_invented(client, centre, sample):
    BodyFactory(centre=centre, level="centre", name="Vrai conseil")
    text = soup(client, centre.get_absolute_url()).main.get_text()
    assert "Vrai conseil" in text
    assert "Exemple" not in text


def test_a_sample_names_no_real_centre_and_bears_its_tag(client, centre, sample):
    for address in ("/gouvernance/instances/", "/gouvernance/reunions/"):
        page = soup(client, address)
        (row,) = page.select(".crpv-row")
        assert row.select_one(".fr-badge--warning").get_text(strip=True) == "Exemple"
        assert centre.name not in row.get_text()
        count = page.select_one(".crpv-count").get_text(" ", strip=True)
        assert bare(count) in ("0 instance et, à part, 1 d’exemple",
                               "0 réunion et, à part, 1 d’exemple")  # fmt: skip
    assert centre.name not in soup(client, sample.get_absolute_url()).main.get_text()


def test_files_call_a_sample_an_example_never_verified(client, centre, sample):
    for name in ("instances", "reunions"):
        text = client.get(f"/gouvernance/{name}.csv").content.decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
        assert row["Fiabilité"] == "exemple"
        assert centre.name not in text


def test_a_provision_counts_real_decisions_only(client):
    edition = EditionFactory(slug="cadre", in_force=True)
    chapter = ProvisionFactory(edition=edition, code="chapitre")
    article = ProvisionFactory(edition=edition, parent=chapter, code="article")
    for is_sample in (True, False):
        meeting = MeetingFactory(public=True, held=True, is_sample=is_sample)
        DecisionFactory(item__meeting=meeting, adopted=True, public=True, provisions=[article])
    text = soup(client, edition.get_absolute_url()).main.get_text(" ")
    assert "Cité par 1 décision" in " ".join(text.split())
    (real,) = Decision.objects.filter(item__meeting__is_sample=False)
    before = {"au": real.adopted_on - datetime.timedelta(days=1)}
    for page in (edition, article):
        assert "ité par" not in client.get(page.get_absolute_url(), before).text
