"""The public pages of the committees: what they say of a day, what they keep to themselves."""

import datetime
import json

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, MilestoneFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    PublicMinutesFactory,
    SeatFactory,
)
from tests.factories.partners import (
    OrganisationFactory,
    PersonFactory,
)
from tests.factories.territories import DepartmentFactory, RegionFactory
from tests.governance.public.reading import day, soup, text, titles

pytestmark = pytest.mark.django_db

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


# --- Home ----------------------------------------------------------------------------------------


def test_home_shows_national_bodies_first_then_meetings_then_decisions(client):
    committee = BodyFactory(name="Comité d’animation", code="CAN")
    other = BodyFactory(name="Autre instance nationale", kind="working_group")
    BodyFactory(name="Conseil d’un centre", of_centre=True)
    MeetingFactory(body=committee, title="Prochaine", public=True)
    held = MeetingFactory(body=other, title="Passée", public=True, held=True)
    DecisionFactory(item__meeting=held, public=True, adopted=True)
    page = soup(client, "/gouvernance/")
    assert [h.get_text(strip=True) for h in page.select(".crpv-national__title")] == [
        "Comité d’animation",
        "Autre instance nationale",
    ]
    assert [h.get_text(strip=True) for h in page.select("main h2")] == [
        "Au niveau national",
        "Prochaines réunions",
        "Dernières réunions connues",
        "Dernières décisions publiées",
        "Suivre toutes les instances",
    ]
    assert titles(page)[:2] == ["Prochaine", "Passée"]


def test_empty_home_says_why(client):
    said = text(soup(client, "/gouvernance/"))
    assert "Aucune réunion à venir n’est publiée" in said
    assert "Aucune décision n’est encore publiée" in said


def test_menu_leads_to_governance(one_clock, client):
    elsewhere = soup(client, "/").select_one("nav.fr-nav a:-soup-contains('Gouvernance')")
    assert (elsewhere["href"], elsewhere.get("aria-current")) == ("/gouvernance/", None)
    there = soup(client, elsewhere["href"]).select("nav.fr-nav a[aria-current]")
    assert [(a.get_text(strip=True), a["aria-current"]) for a in there] == [("Gouvernance", "page")]


def test_front_page_announces_national_meetings_only(one_clock, client):
    MeetingFactory(title="Comité de décembre", public=True)
    MeetingFactory(title="Conseil d’un centre", public=True, body__of_centre=True)
    MeetingFactory(title="Comité restreint")
    page = soup(client, "/")
    assert "Comité de décembre" in text(page)
    assert "Conseil d’un centre" not in text(page)
    assert "Comité restreint" not in text(page)


# --- Bodies --------------------------------------------------------------------------------------


def test_bodies_are_listed_nation_then_regions_then_centres(client):
    BodyFactory(name="A du centre", of_centre=True)
    BodyFactory(name="B régionale", of_region=True)
    BodyFactory(name="C nationale")
    assert titles(soup(client, "/gouvernance/instances/")) == [
        "C nationale",
        "B régionale",
        "A du centre",
    ]


def test_bodies_are_filtered(client):
    region = RegionFactory(name="Région d’essai", slug="region-essai")
    centre = CentreFactory(
        name="Centre", slug="centre", published=True, departments=[DepartmentFactory(region=region)]
    )
    BodyFactory(name="Conseil du centre", centre=centre)
    BodyFactory(name="Comité régional", region=region, kind="steering_committee")
    BodyFactory(name="Comité national", code="NAT")
    BodyFactory(name="Conseil d’ailleurs", of_centre=True)

    def found(query):
        return set(titles(soup(client, f"/gouvernance/instances/?{query}")))

    assert found("region=region-essai") == {"Conseil du centre", "Comité régional"}
    assert found("centre=centre") == {"Conseil du centre"}
    assert found("niveau=national") == {"Comité national"}
    assert found("nature=steering_committee") == {"Comité régional"}
    assert found("q=comite") == {"Comité régional", "Comité national"}
    assert found("q=nat") >= {"Comité national"}
    assert found("q=introuvable") == set()
    page = soup(client, "/gouvernance/instances/?q=introuvable")
    assert "Aucune instance ne répond à ces critères" in text(page)


def test_rhythm_is_said_and_drawn_with_its_table(client):
    body = BodyFactory(expected_per_year=4)
    for month in (2, 5, 9):
        MeetingFactory(body=body, held=True, public=True, starts_on=day(2026, month, 3))
    MeetingFactory(body=body, public=True, starts_on=day(2026, 12, 8))
    MeetingFactory(body=body, public=True, starts_on=day(2025, 6, 3))
    MeetingFactory(body=body, held=True, starts_on=day(2026, 10, 3))
    page = soup(client, body.get_absolute_url())
    assert f"3{NBSP}réunions sur 4 en 2026." in page.select_one(".crpv-band__lead").get_text()
    assert len(page.select("rect.crpv-rhythm__meeting--held")) == 3
    assert len(page.select("rect.crpv-rhythm__meeting--to-come")) == 1
    assert len(page.select("rect.crpv-rhythm__meeting--unsure")) == 1
    rows = [
        [cell.get_text(strip=True) for cell in row.select("th, td")]
        for row in page.select(".crpv-rhythm__table tbody tr")
    ]
    assert rows == [["2026", "3", "1", "0", "4"], ["2025", "0", "0", "1", "4"]]


def test_unknown_rhythm_and_composition_are_said(client):
    body = BodyFactory(expected_per_year=None)
    page = soup(client, body.get_absolute_url())
    assert "Aucune réunion connue en 2026." in text(page)
    unknown = page.select_one(".crpv-unknown").get_text()
    assert "qui y siège" in unknown
    assert "combien de fois par an elle doit se réunir" in unknown
    assert "si elle a une règle de quorum, et laquelle" in unknown
    assert page.select_one("svg.crpv-rhythm__drawing") is None


def test_composition_names_only_who_agreed(client):
    body = BodyFactory()
    college = CollegeFactory(body=body, name="État")
    shown = OrganisationFactory(name="Préfecture de région")
    hidden = OrganisationFactory(name="Organisation cachée", unverified=True)
    MandateFactory(
        seat=SeatFactory(college=college, title="Siège un"),
        organisation=shown,
        capacity="préfet de région ou son représentant",
        holder=PersonFactory(first_name="Anne", last_name="Tue"),
    )
    MandateFactory(
        seat=SeatFactory(college=college, title="Siège deux"),
        named=True,
        holder=PersonFactory(first_name="Bérénice", last_name="Publique"),
        alternate=PersonFactory(first_name="Chloé", last_name="Suppléante"),
        consultative=True,
    )
    MandateFactory(seat=SeatFactory(college=college, title="Siège trois"), organisation=hidden)
    SeatFactory(college=college, title="Siège quatre")
    said = text(soup(client, body.get_absolute_url()))
    assert "Préfecture de région" in said
    assert "Préfet de région ou son représentant" in said
    assert "Bérénice Publique" in said
    assert "Chloé Suppléante" in said
    assert "voix consultative" in said
    assert "Vacant, ou pourvu sans que nous le sachions" in said
    assert "Tue" not in said
    assert "cachée" not in said


def test_an_erased_person_is_no_longer_named(client):
    gone = PersonFactory(
        last_name="Effacée", erased_at=datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    )
    mandate = MandateFactory(named=True, holder=gone)
    assert "Effacée" not in text(soup(client, mandate.seat.college.body.get_absolute_url()))


def test_composition_on_a_day(client):
    seat = SeatFactory()
    before = OrganisationFactory(name="Ancien membre")
    after = OrganisationFactory(name="Nouveau membre")
    MandateFactory(seat=seat, organisation=before, since="2015", until="2020-06-01")
    MandateFactory(seat=seat, organisation=after, since="2020-06-01")
    address = seat.college.body.get_absolute_url()

    def sitting(query):
        return soup(client, address + query).select_one("#composition").find_parent("section")

    assert "Nouveau membre" in text(sitting(""))
    assert "Ancien membre" not in text(sitting(""))
    assert "Ancien membre" in text(sitting("?au=2020-05-31"))
    assert "Nouveau membre" in text(sitting("?au=2020-06-01"))


def test_a_body_of_a_centre_that_did_not_exist_yet_is_to_come(client):
    centre = CentreFactory(published=True)
    body = BodyFactory(name="Conseil du centre", centre=centre, since="", attested="2014")
    sheet = f"{centre.get_absolute_url()}?au=2010-06-01"
    assert "sans certitude pour le 1er juin 2010" in text(soup(client, sheet))
    assert "ne sait pas si" in text(soup(client, f"{body.get_absolute_url()}?au=2010-06-01"))
    MilestoneFactory(centre=centre, kind="founding", happened="2012")
    assert not soup(client, sheet).select("#instances")
    page = text(soup(client, f"{body.get_absolute_url()}?au=2010-06-01"))
    assert "Cette instance n’existait pas encore ce jour-là" in page


def test_former_name_of_a_body_leads_to_it(client):
    body = BodyFactory(slug="comite")
    BodyNameFactory(body=body, slug="vieux-comite")
    response = client.get("/gouvernance/instances/vieux-comite/?au=2020-01-01")
    assert response.status_code == 301
    assert response["Location"] == "/gouvernance/instances/comite/?au=2020-01-01"


def test_quorum_rule_in_words(client):
    body = BodyFactory(majority=True, quorum_is_strict=True, quorum_scope="by_college")
    college = CollegeFactory(body=body)
    SeatFactory(college=college)
    said = text(soup(client, body.get_absolute_url()))
    assert "plus de la moitié des sièges à voix délibérative, dans chaque collège" in said


# --- Meetings -------------------------------------------------------------------------------------


def test_meeting_shows_its_public_parts_alone(client):
    meeting = MeetingFactory(held=True, public=True, summary="Un *bilan*.")
    shown = AgendaItemFactory(meeting=meeting, title="Point publié", public=True, note="Note tue")
    AgendaItemFactory(meeting=meeting, title="Point tu")
    DecisionFactory(item=shown, text="Décision publiée.", public=True, adopted=True)
    DecisionFactory(item=shown, text="Décision tue.", adopted=True)
    PublicMinutesFactory(
        minutes__meeting=meeting,
        minutes__text="Texte gardé, Mme Masquée.",
        text="Texte **publié**.",
    )
    page = soup(client, meeting.get_absolute_url())
    said = text(page)
    for words in ("Point publié", "Décision publiée.", "Texte publié", "Un bilan"):
        assert words in said, words
    for words in ("Note tue", "Point tu ", "Décision tue", "Masquée"):
        assert words not in said, words
    assert page.select_one(".crpv-minutes strong").get_text() == "publié"


def test_meeting_announced_but_not_seen_held_says_so(client):
    meeting = MeetingFactory(public=True, starts_on=day(2025, 11, 17))
    assert "Tenue non vérifiée" in text(soup(client, meeting.get_absolute_url()))


def test_meeting_page_is_an_event(client):

    meeting = MeetingFactory(
        public=True,
        title="Comité",
        status="cancelled",
        place="Lille",
        starts_at=datetime.datetime(2026, 12, 8, 13, tzinfo=datetime.UTC),
    )
    block = soup(client, meeting.get_absolute_url()).select_one(
        'script[type="application/ld+json"]'
    )
    data = json.loads(block.string)
    assert data["@type"] == "Event"
    assert data["startDate"] == "2026-12-08T14:00:00+01:00"
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert data["location"]["name"] == "Lille"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Paris", f"de 14{NBSP}h à 16{NBSP}h 30".replace(" 30", f"{NBSP}30")),
        (
            "Indian/Reunion",
            f"de 17{NBSP}h à 19{NBSP}h{NBSP}30, heure de La Réunion "
            f"(de 14{NBSP}h à 16{NBSP}h{NBSP}30 à Paris)",
        ),
        (
            "America/Martinique",
            f"de 9{NBSP}h à 11{NBSP}h{NBSP}30, heure de la Martinique "
            f"(de 14{NBSP}h à 16{NBSP}h{NBSP}30 à Paris)",
        ),
    ],
)
def test_hours_in_the_own_time_and_in_paris_when_they_differ(client, zone, expected):
    meeting = MeetingFactory(
        public=True,
        time_zone=zone,
        starts_at=datetime.datetime(2026, 12, 8, 13, tzinfo=datetime.UTC),
        ends_at=datetime.datetime(2026, 12, 8, 15, 30, tzinfo=datetime.UTC),
    )
    assert expected in soup(client, meeting.get_absolute_url()).select_one("main").get_text()


@pytest.mark.history_of_any_day  # the sitemap
def test_sample_says_so_in_title_and_page(client):
    meeting = MeetingFactory(public=True, held=True, title="Réunion d’essai", is_sample=True)
    decision = DecisionFactory(item__meeting=meeting, public=True, adopted=True)
    for address in (meeting.get_absolute_url(), decision.get_absolute_url()):
        page = soup(client, address)
        assert page.title.get_text(strip=True).startswith("Exemple – ")
        assert page.h1.get_text(strip=True).startswith("Exemple – ")
        assert "Donné pour la démonstration" in text(page)
        assert page.select_one("meta[name=robots]")["content"] == "noindex"
    for address in ("/gouvernance/", "/gouvernance/reunions/", "/gouvernance/decisions/"):
        assert all(title.startswith("Exemple – ") for title in titles(soup(client, address)))
    assert "reunion-" not in client.get("/sitemap.xml").content.decode()


def test_postponed_meeting_leads_to_the_new_one(client):
    body = BodyFactory()
    new = MeetingFactory(body=body, public=True, starts_on=day(2027, 1, 12))
    old = MeetingFactory(body=body, public=True, status="postponed", postponed_to=new)
    page = soup(client, old.get_absolute_url())
    assert "Reportée" in text(page)
    assert page.find("a", href=new.get_absolute_url(), string=lambda s: s and "Nouvelle" in s)
    new.visibility = "restricted"
    new.save()
    assert new.get_absolute_url() not in str(soup(client, old.get_absolute_url()))


def test_restricted_meeting_is_shown_to_who_keeps_the_body_with_its_state(client):
    meeting = MeetingFactory(body__of_region=True)
    assert client.get(meeting.get_absolute_url()).status_code == 404
    client.force_login(UserFactory(regions=[meeting.body.region]))
    page = soup(client, meeting.get_absolute_url())
    assert "Réunion non publiée." in text(page)
    assert page.select_one('script[type="application/ld+json"]') is None


def test_meetings_are_filtered(client):
    region = RegionFactory(slug="region-essai")
    MeetingFactory(title="Future", public=True, body=BodyFactory(slug="une"))
    MeetingFactory(title="Passée", public=True, held=True, body__region=region)
    MeetingFactory(title="Annulée", public=True, status="cancelled")
    MeetingFactory(title="Mois en cours", public=True, starts_on=day(2026, 11, 1),
                   starts_on_precision="month")  # fmt: skip

    def found(query):
        return set(titles(soup(client, f"/gouvernance/reunions/?{query}")))

    assert found("quand=a-venir") == {"Future", "Mois en cours", "Annulée"}
    assert found("quand=passees") == {"Passée"}
    assert found("region=region-essai") == {"Passée"}
    assert found("instance=une") == {"Future"}
    assert found("etat=held") == {"Passée"}
    assert found("annee=2026&niveau=regional") == {"Passée"}
    assert found("annee=1999") == set()


def test_meetings_to_come_precede_the_past_ones(client, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    for year, month in ((2027, 6), (2026, 12), (2026, 3), (2025, 5)):
        MeetingFactory(
            title=f"En {month}", public=True, held=year < 2027 and month < 11,
            starts_on=day(year, month, 10),
        )  # fmt: skip
    page = soup(client, "/gouvernance/reunions/")
    assert titles(page) == ["En 12", "En 6", "En 3", "En 5"]
    assert titles(page.select_one(".crpv-next-meeting")) == ["En 12"]
    assert [text(h) for h in page.select(".crpv-level__title")] == [
        "À venir",
        "Passées en 2026",
        "Passées en 2025",
    ]


def test_the_next_meeting_is_one_that_will_be_held(client, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    MeetingFactory(title="Annulée", public=True, status="cancelled", starts_on=day(2026, 12, 1))
    assert not soup(client, "/gouvernance/reunions/").select(".crpv-next-meeting")
    MeetingFactory(title="Tenue", public=True, held=True, starts_on=day(2026, 11, 3))
    MeetingFactory(title="À tenir", public=True, starts_on=day(2026, 12, 8))
    page = soup(client, "/gouvernance/reunions/")
    assert titles(page) == ["À tenir", "Annulée", "Tenue"]
    assert titles(page.select_one(".crpv-next-meeting")) == ["À tenir"]


def test_meetings_of_another_day_are_past_or_followed_as_seen_from_it(client):
    for year in (2027, 2025, 2015, 2009):
        MeetingFactory(
            title=f"En {year}", public=True, held=year < 2027, starts_on=day(year, 3, 10)
        )

    def parts(on):
        page = soup(client, f"/gouvernance/reunions/?au={on}")
        return titles(page), [text(h) for h in page.select(".crpv-level__title")]

    assert parts("2015-06-01") == (
        ["En 2015", "En 2009", "En 2025", "En 2027"],
        ["Passées en 2015", "Passées en 2009", "Par la suite"],
    )
    # A day to come holds nothing for past that is not: what is planned is planned.
    assert parts("2030-01-01") == (
        ["En 2027", "En 2025", "En 2015", "En 2009"],
        ["Prévues", "Passées en 2025", "Passées en 2015", "Passées en 2009"],
    )
    assert "Tenue non vérifiée" not in text(soup(client, "/gouvernance/reunions/?au=2030-01-01"))
    assert titles(soup(client, "/gouvernance/reunions/?quand=passees&au=2010-01-01")) == ["En 2009"]


def test_governance_of_a_past_day(client):
    committee = BodyFactory(name="Comité né en 2012", since="2012")
    BodyFactory(name="Comité vu en 2020", since="", attested="2020")
    held = MeetingFactory(
        body=committee, title="En 2013", public=True, held=True, starts_on=day(2013, 5, 1)
    )
    DecisionFactory(item__meeting=held, public=True, adopted=True)
    page = soup(client, "/gouvernance/?au=2012-06-01")
    assert [text(h) for h in page.select(".crpv-national__title")] == ["Comité né en 2012"]
    assert "1 instance nationale n’est connue que par des sources plus récentes" in text(page)
    assert "Réunions qui ont suivi" in text(page)
    assert "Aucune décision prise ce jour-là ou avant" in text(page)
    assert not page.select('main a[href="/gouvernance/instances/"]')
    after = soup(client, "/gouvernance/?au=2013-06-01")
    assert "Dernières décisions publiées" in text(after)
    assert titles(after)[0] == "En 2013"
    before = soup(client, "/gouvernance/decisions/?au=2013-04-30")
    assert "Aucune décision publiée n’a été prise ce jour-là ou avant" in text(before)
    assert len(titles(soup(client, "/gouvernance/decisions/?au=2013-05-01"))) == 1
    assert client.get("/gouvernance/decisions.json?au=2013-04-30").json()["lignes"] == []


def test_day_in_a_title_is_said_once(client, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    meeting = MeetingFactory(
        title="Conseil du 10 décembre 2026", public=True, starts_on=day(2026, 12, 10)
    )
    row = soup(client, "/gouvernance/reunions/").select_one(".crpv-row")
    assert text(row.a).startswith("Conseil ,") or text(row.a).startswith("Conseil,")
    page = soup(client, meeting.get_absolute_url())
    assert text(page.h1) == "Conseil"
    assert page.title.get_text(strip=True).count("10 décembre 2026") == 1


def test_date_in_the_title_of_a_meeting_or_of_its_neighbours_is_said_once(client):
    facts = {"body": BodyFactory(), "public": True, "held": True}
    MeetingFactory(title="Assemblée du 4 décembre 2006", starts_on=day(2006, 12, 4), **facts)
    meeting = MeetingFactory(
        title="Assemblée d’août 2020",
        starts_on=day(2020, 8, 1),
        starts_on_precision="month",
        **facts,
    )
    MeetingFactory(title="Bureau", starts_on=day(2021, 5, 3), **facts)
    page = soup(client, meeting.get_absolute_url())
    assert text(page.title).startswith("Assemblée, août 2020")
    assert [text(link) for link in page.select(".crpv-neighbours a")][:2] == [
        "Bureau, lundi 3 mai 2021",
        "Assemblée, lundi 4 décembre 2006",
    ]


def test_past_meeting_and_ended_body_offer_no_calendar(client, time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)
    body = BodyFactory(since="2012", until="2016", expected_per_year=None)
    MeetingFactory(body=body, public=True, held=True, starts_on=day(2014, 1, 5))
    past = MeetingFactory(body=body, public=True, held=True, starts_on=day(2015, 1, 5))
    ahead = MeetingFactory(public=True, starts_on=day(2027, 1, 5))
    assert "Mettre à mon agenda" not in text(soup(client, past.get_absolute_url()))
    assert "Mettre à mon agenda" in text(soup(client, ahead.get_absolute_url()))
    page = text(soup(client, body.get_absolute_url()))
    for words in (
        "S’abonner à",
        "combien de fois par an",
        "Aucune réunion connue en 2026",
        "siège ",
    ):
        assert words not in page, words
    assert "Qui y siégeait" in page
    years = soup(client, body.get_absolute_url()).select(".crpv-rhythm tbody th")
    assert [text(year) for year in years] == ["2015", "2014"]
