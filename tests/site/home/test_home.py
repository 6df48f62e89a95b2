"""The first page: figures computed, the published one apart, the latest changes in sentences."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from centres.models import Centre, Coverage
from centres.perimeters import change_perimeter
from centres.services import publish_centre, rename_centre
from crpv_portal.common.dates import PartialDate, in_words, today
from crpv_portal.common.french import NBSP
from crpv_portal.common.history import because
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    ContactFactory,
    CoverageFactory,
    LocalPartnershipFactory,
    NetworkFigureFactory,
    PositionFactory,
)
from tests.factories.facts import SourceFactory
from tests.factories.territories import DepartmentFactory, real_department

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_clock")]


def home(client):
    return BeautifulSoup(client.get("/").text, "lxml")


def said(node):
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


def figures(soup):
    return [said(figure) for figure in soup.select(".crpv-figure")]


def news(soup):
    return [said(link) for link in soup.select(".crpv-news a")]


def test_figures_are_computed_from_what_is_in_force(client):
    gard, reunion = real_department("30"), real_department("974")
    CentreFactory(published=True, departments=[gard], seen="2023")
    CentreFactory(published=True, departments=[reunion, gard], seen="2024")
    CentreFactory(departments=[real_department("48")])
    doubtful = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=doubtful, department=real_department("11"), unverified=True)
    ended = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=ended, department=real_department("11"), until="2020")
    soup = home(client)
    assert figures(soup) == [
        f"2 centres connus dont 1{NBSP}vu au travail depuis 2024",
        "2 départements sur 4 dans leur territoire connu "
        "dont 2 dans celui d’un centre vu au travail depuis 2024",
        f"1 centre connu outre-mer dont 1{NBSP}vu au travail depuis 2024",
    ]
    assert [link["href"] for link in soup.select(".crpv-figure a")] == [
        "/centres/",
        "/centres/?vus=on",
        "/territoires/",
        "/centres/?vus=on#carte",
        "/centres/?outre-mer=on",
        "/centres/?outre-mer=on&vus=on",
    ]


def test_the_figures_of_another_day_are_those_of_that_day(client):
    gard, reunion = real_department("30"), real_department("974")
    year = today().year
    old = CentreFactory(published=True, coverage=False, seen="2023")
    CoverageFactory(centre=old, department=gard, since="2007")
    CentreFactory(published=True, departments=[reunion], seen="2024")
    NetworkFigureFactory(value=19, stated="2009-10")
    NetworkFigureFactory(value=20, stated="2023-10")
    past = BeautifulSoup(client.get("/", {"au": "2010-06-01"}).text, "lxml")
    assert figures(past) == [
        "1 centre connu",
        "1 département sur les 2 d’aujourd’hui dans leur territoire connu",
        "0 centre connu outre-mer",
    ]
    assert "Le réseau le 1er juin 2010" in said(past)
    assert "annonçait 19" in said(past.select_one(".crpv-home__published"))
    assert not news(past)
    assert [link["href"] for link in past.select(".crpv-figure a")][-1] == (
        "/centres/?outre-mer=on&au=2010-06-01"
    )
    to_come = BeautifulSoup(client.get("/", {"au": f"{year + 2}-01-01"}).text, "lxml")
    assert figures(to_come)[0] == f"2 centres dont 1{NBSP}vu au travail depuis 2024"


def test_published_figure_stands_apart_with_date_and_source(client):
    NetworkFigureFactory(value=19, stated="2021-10")
    NetworkFigureFactory(
        value=20,
        stated="2023-10",
        remark="Dont 4 outre-mer.",
        sources=[SourceFactory(publisher="ANCT", address="https://anct.test/8")],
    )
    NetworkFigureFactory(value=25, stated="2026-01", unverified=True)
    soup = home(client)
    text = said(soup.select_one(".crpv-home__published"))
    assert "En octobre 2023, une page publique annonçait 20\u00a0centres (dont 4 outre-mer)" in text
    assert soup.select_one('.crpv-home__published a[href="https://anct.test/8"]')
    assert figures(soup)[0].startswith("0 centre connu")


def test_finder_comes_first_and_the_map_after(client):
    text = client.get("/").text
    assert text.index("crpv-finder") < text.index("crpv-home__map") < text.index("crpv-figures")


def test_news_say_what_changed_in_a_perimeter(client):
    gard, aude = real_department("30"), real_department("11")
    centre = CentreFactory(name="Villes d’essai", published=True, departments=[gard])
    first_of_january = datetime.date(today().year + 1, 1, 1)
    change_perimeter(
        centre=centre,
        departments=[aude],
        on=first_of_january,
        confidence="verified",
        reason="Motif interne",
    )
    for coverage in centre.coverages.all():
        coverage.confidence = "verified"
        coverage.save()
    (line,) = news(home(client))
    day = in_words(first_of_january)
    assert f"l’Aude rejoint le périmètre à partir du {day}" in line
    assert f"le Gard quitte le périmètre à partir du {day}" in line
    assert "Motif interne" not in client.get("/").text


def test_news_of_publication_and_renaming(client):
    centre = CentreFactory(name="Avant", departments=[real_department("30")])
    publish_centre(centre=centre, reason="Vérifié")
    (line,) = news(home(client))
    assert "le centre entre au registre" in line


def test_unverified_facts_and_drafts_make_no_news(client):
    draft = CentreFactory(name="Projet caché", departments=[real_department("30")])
    LocalPartnershipFactory(centre=draft)
    centre = CentreFactory(name="Public", published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_department("48"), unverified=True)
    text = said(home(client).select_one(".crpv-news"))
    assert "Projet caché" not in text
    assert "Lozère" not in text


def test_a_note_of_the_staff_makes_no_news(client):
    centre = CentreFactory(published=True)
    CentreFactory(name="Autre", published=True)
    with because("note"):
        centre.note = "à rappeler"
        centre.save()
    assert not any("mise à jour" in line for line in news(home(client)))


def test_news_name_nobody(client):
    staff = UserFactory(staff=True, last_name="Administratrice")
    centre = CentreFactory(name="Public", published=True)
    with because("raison interne", user=staff.pk):
        LocalPartnershipFactory(centre=centre)
        ContactFactory(centre=centre)
        PositionFactory(centre=centre)
    text = client.get("/").text
    for kept in ("Administratrice", "raison interne", "Durand"):
        assert kept not in text
    assert "un partenaire de plus" in text


def test_a_large_act_makes_one_line(client):
    """A load of the whole network is not four hundred news."""
    department = real_department("30")
    with because("chargement"):
        for index in range(6):
            CentreFactory(name=f"Centre {index}", published=True, departments=[department])
    assert news(home(client)) == [
        "Six fiches de centres sont mises à jour\u00a0: "
        "Centre 0, Centre 1, Centre 2 et trois autres."
    ]
    for centre in Centre.objects.all():
        centre.published_at = timezone.now()
        centre.save()
    assert news(home(client)) == [
        "Six centres entrent au registre\u00a0: Centre 0, Centre 1, Centre 2 et trois autres."
    ]


def test_a_small_act_after_a_large_one_is_told_first(client):
    department = real_department("30")
    with because("chargement"):
        for index in range(6):
            CentreFactory(name=f"Centre {index}", published=True, departments=[department])
    with because("ajout", action="add"):
        LocalPartnershipFactory(centre__name="Seul", centre__published=True)
    assert news(home(client))[0].startswith("Seul\u00a0: ")


def test_no_empty_block_without_news(client):
    soup = home(client)
    assert not soup.find(id="nouveau")
    assert soup.find("h1")


def test_rename_is_told(client):
    centre = CentreFactory(name="Avant", published=True)
    name = rename_centre(centre=centre, name="Après", on=PartialDate.parse("2026"), reason="Vote")
    name.confidence = "verified"
    name.save()
    assert any("Après" in line for line in news(home(client)))


def test_queries_do_not_grow(client, count_queries, django_assert_num_queries):
    def fill(number):
        for _ in range(number):
            centre = CentreFactory(published=True, departments=[DepartmentFactory()])
            LocalPartnershipFactory(centre=centre)

    fill(1)
    queries = count_queries(lambda: client.get("/"))
    fill(19)
    assert Coverage.objects.count() == 20
    with django_assert_num_queries(queries):
        client.get("/")


def test_published_figures_have_their_date_and_source(client):
    source = SourceFactory(title="Bilan 2021")
    NetworkFigureFactory(
        indicator="half_days", unit="half_days", value=3123, stated="2021", sources=[source]
    )
    NetworkFigureFactory(indicator="fte", unit="fte", value=81, stated="2017", unverified=True)
    page = BeautifulSoup(client.get("/reseau-en-chiffres/").text, "lxml").main
    assert "En 2021 3 123 demi-journées [ source 1 ]" in " ".join(page.get_text(" ").split())
    assert "Bilan 2021" in page.get_text()
    assert "81" not in page.get_text()
    assert client.get("/").text.count('href="/reseau-en-chiffres/"') == 1
