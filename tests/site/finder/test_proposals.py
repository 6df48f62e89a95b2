"""What the finder proposes while somebody types."""

import pytest

from tests.factories.centres import CentreFactory
from tests.factories.territories import CommuneFactory, real_commune, real_department

pytestmark = pytest.mark.django_db

URL = "/trouver-mon-centre/propositions/"


def proposed(client, text, **query):
    response = client.get(URL, {"q": text, **query})
    assert response.status_code == 200
    return response.json()


def labels(client, text):
    return [choice["label"] for choice in proposed(client, text)["choices"]]


@pytest.fixture
def nantes():
    for code in ("44109", "12168", "92050"):  # Nantes, Nant (Aveyron), Nanterre
        real_commune(code)


@pytest.mark.usefixtures("nantes")
def test_the_name_in_whole_precedes_the_most_populous_of_the_longer(client):
    assert labels(client, "nant") == [
        "Nant (Aveyron)",
        "Nantes (Loire-Atlantique)",
        "Nanterre (Hauts-de-Seine)",
    ]
    assert proposed(client, "nanterr")["said"] == "1\u00a0proposition"


@pytest.mark.usefixtures("nantes")
def test_each_proposal_leads_to_an_answer_on_the_day_asked(client):
    for choice in proposed(client, "nant", au="2015-06-01")["choices"]:
        assert "au=2015-06-01" in choice["url"]
        page = client.get(choice["url"]).text
        assert "Qui intervenait à Nant" in page


def test_departments_and_centres_are_proposed_too(client):
    real_department("30")
    centre = CentreFactory(name="Gardons la ville", published=True)
    CentreFactory(name="Gardons le brouillon")
    choices = proposed(client, "gard")["choices"]
    assert [choice["label"] for choice in choices] == [
        "Gard, département",
        "Gardons la ville, centre de ressources",
    ]
    assert choices[1]["url"] == centre.get_absolute_url()


@pytest.mark.parametrize("text", ["", " ", "n", "xyzxyz"])
def test_nothing_is_proposed_for_next_to_nothing(client, django_assert_max_num_queries, text):
    with django_assert_max_num_queries(8 if len(text) > 1 else 0):
        assert proposed(client, text) == {"choices": [], "said": "Aucune proposition"}


def test_few_are_proposed(client):
    for number in range(12):
        CommuneFactory(name=f"Longueville-{number}", population=number)
    assert len(labels(client, "longueville")) == 8
