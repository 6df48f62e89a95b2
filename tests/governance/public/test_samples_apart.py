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
from tests.governance.papers.reading import pdf_text, squeezed
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


def test_a_sample_bears_its_mark_in_the_links_to_it(client, sample):
    first, second = (
        MeetingFactory(body=sample, public=True, held=True, starts_on=datetime.date(2020, 1, day))
        for day in (7, 8)
    )
    decision = DecisionFactory(item__meeting=second, adopted=True, public=True)
    (link,) = soup(client, second.get_absolute_url()).select(
        f".crpv-neighbours a[href='{first.get_absolute_url()}']"
    )
    assert link.get_text().startswith("Exemple – ")
    (link,) = soup(client, decision.get_absolute_url()).select(
        f"main a[href='{second.get_absolute_url()}']"
    )
    assert link.get_text().startswith("Exemple – ")


def test_calendars_feeds_and_papers_of_a_sample_name_no_real_centre(client, centre, sample):
    meeting = MeetingFactory(body=sample, public=True, held=True)
    decision = DecisionFactory(item__meeting=meeting, adopted=True, public=True)
    for address in (
        "/calendrier.ics",
        "/gouvernance/reunions.atom",
        meeting.get_absolute_url(),
        decision.get_absolute_url(),
    ):
        assert centre.name not in client.get(address).text
    paper = client.get(f"{meeting.get_absolute_url()}releve-de-decisions.pdf")
    assert squeezed(centre.name) not in pdf_text(paper.content)
    assert squeezed("Centre d’exemple") in pdf_text(paper.content)


def test_an_inferred_meeting_says_so_in_calendars_and_feeds(client):
    MeetingFactory(public=True, inferred=True)
    said = "duit\N{NO-BREAK SPACE}: aucune source ne l’écrit tel quel"
    assert said in client.get("/gouvernance/reunions.atom").text
    assert said in client.get("/calendrier.ics").text.replace("\r\n ", "")


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
