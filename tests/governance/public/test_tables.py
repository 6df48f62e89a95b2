"""The public lists as files: what is on screen, under its filters, and nothing else."""

import csv
import io
import json
import zipfile

import pytest

from tests.committees_world import plant_committees
from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
)
from tests.factories.partners import OrganisationFactory, ProvisionFactory

pytestmark = pytest.mark.django_db

LISTS = ("instances", "reunions", "decisions")


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def lines(client, name, query=""):
    response = client.get(f"/gouvernance/{name}.json{query}")
    assert response.status_code == 200
    return json.loads(response.content)["lignes"]


def test_nothing_hidden_is_in_any_file(client):
    """Names, notes, drafts and restricted rows; an archive is searched inside."""
    mark = "zzsecret"
    plant_committees(
        mark=mark,
        centre=CentreFactory(published=True),
        hidden=OrganisationFactory(name=mark, unverified=True),
    )
    for name in LISTS:
        assert lines(client, name), name
        for form in ("csv", "json"):
            content = client.get(f"/gouvernance/{name}.{form}").content
            assert mark.encode() not in content.lower(), (name, form)
        sheet = io.BytesIO(client.get(f"/gouvernance/{name}.ods").content)
        with zipfile.ZipFile(sheet) as archive:
            for part in archive.namelist():
                assert mark.encode() not in archive.read(part).lower(), (name, part)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("reunions.csv?annee=NaN", "Année : "),
        ("reunions.json?annee=99999", "Année : "),
        ("decisions.ods?annee=2026.5", "Année : "),
        ("instances.csv?au=2026-02-31", "2026-02-31"),
    ],
)
def test_filter_that_cannot_be_read_gives_no_file(client, address, said):
    """The whole list would leave under the name of a part of it."""
    response = client.get(f"/gouvernance/{address}")
    assert response.status_code == 400
    assert said in response.text.replace("\xa0", " ")


def test_filters_of_the_page_are_those_of_the_file(client):
    kept = BodyFactory(of_centre=True, name="Conseil gardé")
    BodyFactory(name="Comité national")
    assert [line["nom"] for line in lines(client, "instances", "?niveau=centre")] == [kept.name]
    MeetingFactory(body=kept, public=True, held=True, title="Passée")
    MeetingFactory(body=kept, public=True, title="À venir")
    coming = lines(client, "reunions", "?quand=a-venir")
    assert [line["titre"] for line in coming] == ["À venir"]
    page = client.get("/gouvernance/instances/?niveau=centre&page=1").text
    assert 'href="/gouvernance/instances.csv?niveau=centre"' in page


def test_decision_says_its_votes_and_what_it_cites(client):
    provision = ProvisionFactory()
    decision = DecisionFactory(
        votes=True, public=True, adopted=True, provisions=[provision], text="=HYPERLINK(1)"
    )
    (line,) = lines(client, "decisions")
    assert (line["reference"], line["pour"], line["adoptee_le"]) == (
        decision.reference,
        3,
        "2026-03-03",
    )
    assert line["dispositions"] == f"{provision.edition.slug}.{provision.code}"
    assert line["adresse"] == f"http://testserver{decision.get_absolute_url()}"
    response = client.get("/gouvernance/decisions.csv")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    assert row["Texte"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize(("is_public", "said"), [(True, "SUI-2026-01"), (False, "")])
def test_correction_names_what_it_corrects_when_that_is_public(client, is_public, said):
    item = AgendaItemFactory(meeting=MeetingFactory(body__code="SUI", held=True, public=True))
    former = DecisionFactory(item=item, adopted=True, public=is_public)
    DecisionFactory(item=item, adopted=True, public=True, corrects=former)
    assert lines(client, "decisions")[0]["corrige"] == said


def test_sample_says_so_in_the_file(client):
    MeetingFactory(public=True, is_sample=True, title="Essai")
    (line,) = lines(client, "reunions")
    assert (line["titre"], line["exemple"]) == ("Exemple – Essai", True)


def test_unknown_form_is_no_page(client):
    assert client.get("/gouvernance/instances.xlsx").status_code == 404


def fill():
    body = BodyFactory(of_centre=True)
    meeting = MeetingFactory(body=body, public=True, held=True)
    DecisionFactory(
        item=AgendaItemFactory(meeting=meeting),
        public=True,
        adopted=True,
        provisions=[ProvisionFactory()],
    )


@pytest.mark.parametrize("name", LISTS)
def test_queries_do_not_follow_the_rows(client, count_queries, name):
    fill()
    one = count_queries(lambda: client.get(f"/gouvernance/{name}.csv"))
    for _ in range(19):
        fill()
    assert count_queries(lambda: client.get(f"/gouvernance/{name}.csv")) <= one
