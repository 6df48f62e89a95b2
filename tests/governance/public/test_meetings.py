"""The public pages of meetings: what is public of them, when, before and after what."""

import datetime
import json

import pytest

from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    PublicMinutesFactory,
)
from tests.factories.territories import RegionFactory
from tests.governance.public.reading import day, soup, text, titles
from tests.sitemaps import sitemap_dates

pytestmark = pytest.mark.django_db


NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


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
    assert f" – {meeting.body.name} – " in text(page.title)


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
    assert not [address for address in sitemap_dates(client) if "reunion-" in address]


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
