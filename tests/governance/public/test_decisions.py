"""Decisions in public, what lower floors show of the committees, and what the pages cost."""

import datetime

import pytest
from django.urls import reverse

from governance.models import Decision
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.partners import (
    EditionFactory,
    ProvisionFactory,
)
from tests.governance.public.reading import day, soup, text, titles

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


# --- Decisions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("signs", ["-", "- ", "(-", "\u2011", "-€", "-:", "-_", "- or ", "a -"])
def test_signs_without_end_ask_nothing_that_the_database_refuses(client, signs):
    DecisionFactory(adopted=True, public=True, text="Le budget.")
    for times in (33, 40, 600):
        assert client.get("/gouvernance/decisions/", {"q": signs * times}).status_code == 200
    assert "Le budget" in client.get("/gouvernance/decisions/", {"q": "budget --calendrier"}).text


def test_decisions_are_searched_and_filtered(client):
    edition = EditionFactory(slug="cadre", in_force=True)
    provision = ProvisionFactory(edition=edition, code="socle")
    one = DecisionFactory(
        text="Le comité adopte le budget prévisionnel.",
        item__meeting__body=BodyFactory(code="CAN", slug="comite"),
        public=True,
        provisions=[provision],
        adopted=True,
    )
    two = DecisionFactory(
        text="Avis sur les évaluations.",
        favourable=True,
        public=True,
        item__meeting__starts_on=day(2024, 5, 2),
        item__meeting__body=BodyFactory(code="AUTRE"),
        adopted=True,
    )

    def found(query):
        return titles(soup(client, f"/gouvernance/decisions/?{query}"))

    budget, opinion = "Le comité adopte le budget prévisionnel", "Avis sur les évaluations"
    assert found("") == [budget, opinion]
    assert (one.reference, two.reference) == ("CAN-2026-01", "AUTRE-2024-01")
    assert found("q=budgets") == [budget]
    assert found("q=evaluation") == [opinion]
    assert found("annee=2024") == [opinion]
    assert found("instance=comite") == [budget]
    assert found("texte=cadre") == [budget]
    assert found("disposition=cadre.socle") == [budget]
    assert found("q=introuvable") == found("q=%25") == found("q=_") == []
    assert found("q=can-2026-1") == [budget]
    assert found("q=CAN-2026-02") == []


def test_hyphens_of_all_kinds_and_unseen_signs_part_no_word(client):
    written = DecisionFactory(
        text="Un avis sur le centre\u2011ville et la coo\u00adpé\u00adration.",
        public=True,
        adopted=True,
    )
    for asked in ("centre-ville", "centre\u2010ville", "coopération", "avis\u200b"):
        assert list(Decision.objects.search(asked)) == [written]


def test_an_empty_list_says_why(client):
    def empty_title(query):
        return text(
            soup(client, f"/gouvernance/decisions/?{query}").select_one(".crpv-empty__title")
        )

    assert empty_title("") == "Aucune décision n’est encore publiée"
    DecisionFactory(text="Le budget est adopté.", public=True, adopted=True)
    assert empty_title("q=avis") == "Aucune décision ne répond à ces critères"


def test_decision_page(client):
    provision = ProvisionFactory(title="Missions socles")
    old = DecisionFactory(public=True, adopted=True)
    decision = DecisionFactory(
        item=old.item,
        public=True,
        votes_for=9,
        votes_against=1,
        abstentions=0,
        corrects=old,
        provisions=[provision],
        adopted=True,
    )
    said = text(soup(client, decision.get_absolute_url()))
    assert "9 pour, 1 contre, aucune abstention" in said
    assert f"Corrige la décision {old.reference}" in said
    assert "Missions socles" in said
    assert f"Corrigée depuis par {decision.reference}" in text(soup(client, old.get_absolute_url()))


def test_the_file_tells_how_a_decision_was_voted(client):
    for ballot in ("secret", ""):
        DecisionFactory(public=True, adopted=True, ballot=ballot)
    told = {row["scrutin"] for row in client.get("/gouvernance/decisions.json").json()["lignes"]}
    assert told == {"au scrutin secret", ""}


def test_other_ways_of_writing_a_reference_lead_to_it(client):
    decision = DecisionFactory(item__meeting__body__code="CAN", public=True, adopted=True)
    for written in ("can-2026-1", "CAN-2026-1", "CAN-2026-001"):
        response = client.get(f"/gouvernance/decisions/{written}/")
        assert (response.status_code, response["Location"]) == (301, decision.get_absolute_url())
    assert client.get("/gouvernance/decisions/n-importe-quoi/").status_code == 404


def test_decision_of_a_restricted_meeting_does_not_lead_to_it(client):
    decision = DecisionFactory(
        item__meeting__public=False, item__title="Point tu", public=True, adopted=True
    )
    page = soup(client, decision.get_absolute_url())
    assert decision.item.meeting.get_absolute_url() not in str(page)
    assert "Point tu" not in text(page)


# --- What lower floors show -----------------------------------------------------------------------


def test_provision_lists_the_published_decisions_that_cite_it(client):
    provision = ProvisionFactory(edition=EditionFactory(slug="cadre", in_force=True), code="socle")
    shown = DecisionFactory(public=True, provisions=[provision], adopted=True)
    hidden = DecisionFactory(provisions=[provision], text="Tue.", adopted=True)
    client.force_login(UserFactory(staff=True))
    page = soup(client, "/cadre-de-reference/cadre/socle/")
    assert "Citée par 1 décision publiée" in text(page)
    assert page.find("a", href=shown.get_absolute_url())
    assert not page.find("a", href=hidden.get_absolute_url())


def test_edition_counts_the_decisions_that_cite_a_provision(client):
    provision = ProvisionFactory(
        edition=EditionFactory(charter=True, in_force=True, slug="charte"), code="but"
    )
    DecisionFactory(public=True, provisions=[provision], adopted=True)
    DecisionFactory(provisions=[provision], adopted=True)
    page = soup(client, "/charte/")
    link = page.find("a", href="/gouvernance/decisions/?disposition=charte.but")
    assert text(link).startswith("Cité par 1 décision")
    assert text(link).endswith(provision.title)
    assert len(titles(soup(client, link["href"]))) == 1


def test_centre_sheet_lists_its_bodies_and_published_decisions(client):
    centre = CentreFactory(published=True)
    body = BodyFactory(name="Assemblée du centre", centre=centre, code="AG")
    DecisionFactory(item__meeting__body=body, text="Publiée.", public=True, adopted=True)
    DecisionFactory(item__meeting__body=body, text="Tue.", adopted=True)
    BodyFactory(name="Conseil d’ailleurs", of_centre=True)
    page = soup(client, centre.get_absolute_url())
    section = page.select_one("#instances").find_parent("section")
    assert "Assemblée du centre" in text(section)
    assert "AG-2026-01" in text(section)
    assert "Publiée." in text(section)
    assert "Tue." not in text(page)
    assert "Conseil d’ailleurs" not in text(page)
    assert "#instances" in str(page.select_one(".crpv-summary"))

    taken = Decision.objects.get(text="Publiée.").adopted_on
    before = soup(client, f"{centre.get_absolute_url()}?au={taken - datetime.timedelta(days=1)}")
    assert "Publiée." not in text(before)
    assert "Publiée." in text(soup(client, f"{centre.get_absolute_url()}?au={taken}"))


def test_centre_without_committees_has_no_empty_section(client):
    centre = CentreFactory(published=True)
    page = soup(client, centre.get_absolute_url())
    assert page.select_one("#instances") is None
    assert "#instances" not in str(page.select_one(".crpv-summary"))


# --- Queries ---------------------------------------------------------------------------------


def fill(body, number):
    college = CollegeFactory(body=body)
    for _ in range(number):
        MandateFactory(seat=SeatFactory(college=college))
        meeting = MeetingFactory(body=body, held=True, public=True)
        item = AgendaItemFactory(meeting=meeting, public=True)
        DecisionFactory(item=item, public=True, provisions=[ProvisionFactory()], adopted=True)
        MeetingFactory(public=True, body=BodyFactory(of_centre=True))


@pytest.mark.parametrize(
    "name",
    ["home", "body_list", "meeting_list", "decision_list", "meeting_feed", "decision_feed",
     "calendar"],
)  # fmt: skip
def test_lists_do_not_query_more_with_more_rows(
    client, count_queries, django_assert_num_queries, name
):
    body = BodyFactory()
    fill(body, 1)
    address = reverse(f"governance:{name}")
    queries = count_queries(lambda: client.get(address))
    fill(body, 12)
    with django_assert_num_queries(queries):
        client.get(address)


def test_pages_do_not_query_more_with_more_rows(client, count_queries, django_assert_num_queries):
    body = BodyFactory()
    fill(body, 1)
    meeting = MeetingFactory(body=body, held=True, public=True, starts_on=day(2026, 6, 1))

    def points(number):
        for _ in range(number):
            item = AgendaItemFactory(meeting=meeting, public=True)
            item.provisions.add(ProvisionFactory())
            DecisionFactory(item=item, public=True, adopted=True)

    points(1)
    pages = [
        body.get_absolute_url(),
        meeting.get_absolute_url(),
        f"{body.get_absolute_url()}calendrier.ics",
    ]
    queries = [count_queries(lambda address=address: client.get(address)) for address in pages]
    fill(body, 12)
    points(12)
    for address, number in zip(pages, queries, strict=True):
        with django_assert_num_queries(number):
            client.get(address)


def test_decision_is_titled_by_what_was_decided(client):
    decision = DecisionFactory(
        text="Le budget de **2026** est adopté. Il s’élève à 12 000 €.", public=True, adopted=True
    )
    page = soup(client, decision.get_absolute_url())
    assert text(page.h1) == "Le budget de 2026 est adopté"
    assert decision.reference in text(page.select_one(".crpv-band__kicker"))
    assert decision.reference in page.title.get_text()
    row = soup(client, "/gouvernance/decisions/").select_one(".crpv-row")
    assert decision.reference in text(row.select_one(".crpv-row__over"))
    assert "Il s’élève" in text(row.select_one(".crpv-row__main"))
