"""The rhythm of bodies and the presence of their members: counted, said in words, in files."""

import csv
import datetime
import io
import re
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from governance.bodies.rhythm_table import rhythm_of
from governance.models import Body
from governance.reports.attendance import BY_ORGANISATION, BY_REGION, report
from tests.common.test_tables import read_ods
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    AttendanceFactory,
    BodyFactory,
    CollegeFactory,
    HeadCountFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import CommuneFactory, RegionFactory

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def agent(client):
    user = UserFactory(staff=True, second_factor=True)
    client.force_login(user)
    return user


def year_of(body, year=2026):
    return rhythm_of([body], [year], TODAY).get((body.pk, year))


def meet(body, *days, **values):
    for day in days:
        MeetingFactory(body=body, starts_on=datetime.date.fromisoformat(day), **values)


# --- The rhythm ------------------------------------------------------------------------------


def test_year_under_way_counts_what_is_due_by_today():
    """On 22 November, 326 days of 366: three of four meetings are due."""
    body = BodyFactory(expected_per_year=4)
    meet(body, "2026-02-01", held=True)
    meet(body, "2026-12-08", "2026-10-01")
    row = year_of(body)
    assert (row.held, row.planned, row.unlogged, row.due, row.late) == (1, 1, 1, 3, 2)
    assert row.words == "En retard de 2\xa0réunions, 1\xa0prévue"


@pytest.mark.parametrize(
    ("expected", "held", "year", "words"),
    [
        (None, 2, 2026, "Rythme non connu"),
        (2, 2, 2026, "Rythme tenu"),
        (4, 3, 2026, "À jour"),
        (2, 1, 2025, "Il a manqué 1\xa0réunion"),
        (4, 0, 2027, "À venir"),
        (4, 0, 2026, "En retard de 3\xa0réunions, aucune prévue"),
    ],
)
def test_numbers_are_said_in_words(expected, held, year, words):
    body = BodyFactory(expected_per_year=expected)
    meet(body, *[f"{year}-0{month}-03" for month in range(1, held + 1)], held=True)
    assert year_of(body, year).words == words


def test_no_year_is_late_in_which_the_body_was_not_all_along():
    begun = BodyFactory(since="01/06/2026")
    assert (year_of(begun).late, year_of(begun).words) == (
        0,
        "Année connue en partie, aucun retard compté",
    )
    assert year_of(begun, 2025) is None
    ended = BodyFactory(since="2010", until="2024-07-01")
    assert year_of(ended, 2024).late == 0
    assert year_of(ended, 2025) is None


def test_unknown_start_is_not_open():
    body = BodyFactory(since="", attested="2020")
    assert year_of(body, 2019) is None
    assert year_of(body, 2021).late == 4


def test_postponed_and_cancelled_meetings_count_nowhere():
    body = BodyFactory()
    meet(body, "2026-03-01", status="cancelled")
    meet(body, "2026-12-01", status="postponed")
    row = year_of(body)
    assert (row.held, row.planned, row.unlogged) == (0, 0, 0)


# --- Its page and files ----------------------------------------------------------------------


def table(page):
    return [
        [re.sub(r"[ \n]+", " ", cell.get_text()).strip() for cell in row.select("th, td")]
        for row in page.select(".crpv-report tr")
    ]


def read(response, status=200):
    assert response.status_code == status
    return BeautifulSoup(response.text, "lxml")


def test_table_has_totals_and_narrows(client, agent):
    region = RegionFactory(name="Bretagne")
    own = BodyFactory(region=region, name="Comité breton", expected_per_year=2)
    BodyFactory(name="Comité national", expected_per_year=None)
    meet(own, "2026-01-05", held=True)
    rows = table(read(client.get("/espace/rythme/")))
    assert rows[-1] == ["Ensemble", "", "2", "1", "0", "0", "0", "1\xa0rythme non connu"]
    assert [row[0] for row in rows[1:-1]] == [
        "Comité national Instance nationale",
        "Comité breton Bretagne",
    ]
    rows = table(read(client.get(f"/espace/rythme/?region={region.slug}&annee=2025")))
    assert rows[1] == ["Comité breton Bretagne", "2025", "2", "0", "0", "0", "2", rows[1][7]]
    assert len(table(read(client.get("/espace/rythme/?niveau=national")))) == 3


def test_officer_counts_the_bodies_of_the_region_alone(client):
    own = BodyFactory(region=RegionFactory(), name="À moi")
    BodyFactory(region=RegionFactory(), name="Zzautre")
    client.force_login(UserFactory(regions=[own.region]))
    for address in ("rythme/", "rythme.csv"):
        text = client.get(f"/espace/{address}").content.decode()
        assert "À moi" in text
        assert "Zzautre" not in text
    meet(own, "2013-03-05", held=True)
    for address in ("rythme/", "presences/"):
        form = client.get(f"/espace/{address}").context["form"]
        assert list(form.fields["region"].queryset) == [own.region]
        assert [label for _, label in form.fields["niveau"].choices] == ["Tous", "Régionales"]
    assert client.get("/espace/rythme/?annee=2013").status_code == 200
    client.force_login(UserFactory())
    assert "Aucune instance" in read(client.get("/espace/rythme/")).main.text


def test_files_hold_what_the_page_shows_typed_and_harmless(client, agent):
    BodyFactory(name="=cmd|' /C calc'!A0", expected_per_year=4)
    BodyFactory(of_centre=True)
    response = client.get("/espace/rythme.csv?niveau=national")
    assert 'filename="rythme-des-instances-2026-11-22.csv"' in response["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    assert row["Instance"].startswith("'=")
    assert (row["Attendues"], row["Tenues"]) == ("4", "0")
    cells = read_ods(client.get("/espace/rythme.ods?niveau=national").content)[10:]
    assert cells[0][0] == "string"
    assert [kind for kind, _, _ in cells[3:9]] == ["float"] * 6


@pytest.mark.parametrize("query", ["annee=1900", "annee=x", "niveau=x", "region=nulle-part"])
def test_question_that_makes_no_sense_is_said(client, agent, query):
    page = read(client.get(f"/espace/rythme/?{query}"), 422)
    assert page.select_one(".fr-error-text")


# --- The presence ----------------------------------------------------------------------------


@pytest.fixture
def member():
    """Makes a member of a body, of an organisation in some place."""

    def make(body, **place):
        organisation = OrganisationFactory(**place)
        seat = SeatFactory(college=CollegeFactory(body=body))
        return MandateFactory(seat=seat, organisation=organisation)

    return make


def presence(by=BY_ORGANISATION, first="2026-01-01", last="2026-12-31"):
    days = map(datetime.date.fromisoformat, (first, last))
    return report(Body.objects.all(), *days, by)


def test_presence_is_counted_where_the_member_was_in_office(member):
    body = BodyFactory()
    state, city = member(body, name="Préfecture"), member(body, name="Ville")
    met = MeetingFactory(body=body, held=True)
    bearer = AttendanceFactory(meeting=met, mandate=state)
    AttendanceFactory(meeting=met, mandate=city, state="represented", represented_by=bearer)
    AttendanceFactory(meeting=met, organisation=OrganisationFactory(name="Invitée"))
    again = MeetingFactory(body=body, held=True, starts_on=datetime.date(2026, 6, 2))
    AttendanceFactory(meeting=again, mandate=state, state="absent")
    before = MeetingFactory(body=body, held=True, starts_on=datetime.date(2025, 6, 2))
    AttendanceFactory(meeting=before, mandate=state)
    found = presence()
    assert [
        (row.label, row.invited, row.present, row.represented, row.absent) for row in found.rows
    ] == [
        ("Préfecture", 2, 1, 0, 1),
        ("Ville", 1, 0, 1, 0),
    ]
    assert [row.rate for row in found.rows] == [Decimal("50.0"), Decimal("100.0")]
    assert (found.meetings, found.total.rate_words) == (2, "66,7\xa0%")


def test_a_name_typed_in_two_bodies_is_two_organisations(member):
    for region in ("Bretagne", "Corse"):
        body = BodyFactory(
            region=RegionFactory(name=region), name="Comité", slug=f"comite-{region.lower()}"
        )
        met = MeetingFactory(body=body, held=True)
        row = AttendanceFactory(meeting=met, mandate=member(body))
        row.organisation, row.organisation_name = None, "Préfecture de région"
        row.save()
    assert [(row.label, row.invited) for row in presence().rows] == [
        ("Préfecture de région (Comité, Bretagne)", 1),
        ("Préfecture de région (Comité, Corse)", 1),
    ]


def test_presence_by_region_of_the_organisation(member):
    body, region = BodyFactory(), RegionFactory(name="Bretagne")
    commune = CommuneFactory(department__region=region)
    met = MeetingFactory(body=body, held=True)
    for place in ({"region": region}, {"commune": commune}, {"is_national": True}, {}):
        AttendanceFactory(meeting=met, mandate=member(body, **place))
    assert [(row.label, row.invited) for row in presence(BY_REGION).rows] == [
        ("Bretagne", 2),
        ("France entière", 1),
        ("Sans région connue", 1),
    ]


def test_bodies_without_a_roll_are_said_to_be_missing(member):
    silent = BodyFactory(centre=CentreFactory(published=True, acronym="CRX"), name="Conseil")
    meet(silent, "2026-02-01", "2026-04-01", held=True)
    HeadCountFactory(meeting=MeetingFactory(body=BodyFactory(name="Assemblée"), held=True))
    assert set(presence().remarks) == {
        "Conseil (CRX)\xa0: 2\xa0réunions sans appel nominatif",
        "Assemblée (Instance nationale)\xa0: présence comptée par tête, sans organisations",
    }


def test_page_and_files_of_the_presence(client, agent, member):
    body = BodyFactory()
    AttendanceFactory(
        meeting=MeetingFactory(body=body, held=True), mandate=member(body, name="+33 Ville")
    )
    meet(BodyFactory(name="Muette"), "2026-02-01", held=True)
    page = read(client.get("/espace/presences/"))
    assert table(page)[1] == ["+33 Ville", "1", "1", "1", "0", "0", "0", "0", "0", "100\xa0%"]
    assert "Muette (Instance nationale)" in page.select_one("[aria-labelledby=manques]").text
    response = client.get("/espace/presences.csv?du=2026-01-01&au=2026-12-31")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    assert (row["Organisation"], row["Présence ou pouvoir, en %"]) == ("'+33 Ville", "100,0")
    cells = read_ods(client.get("/espace/presences.ods").content)
    assert ("float", "100.0") in [(kind, value) for kind, value, _ in cells]
    assert any("Muette" in text for _, _, text in cells)


def test_presence_names_nobody(client, agent, member):
    body = BodyFactory()
    mandate = member(body)
    mandate.holder.last_name = "Zzpersonne"
    mandate.holder.save()
    AttendanceFactory(meeting=MeetingFactory(body=body, held=True), mandate=mandate)
    for address in ("presences/", "presences.csv", "presences.json"):
        assert b"Zzpersonne" not in client.get(f"/espace/{address}").content


@pytest.mark.parametrize("query", ["du=hier", "du=2026-05-01&au=2026-01-01", "par=x"])
def test_period_that_makes_no_sense_is_said(client, agent, query):
    assert read(client.get(f"/espace/presences/?{query}"), 422).select_one(".fr-error-text")
    assert client.get(f"/espace/presences.csv?{query}").status_code == 422


def test_queries_do_not_follow_the_rows(client, agent, member, count_queries):
    def fill():
        body = BodyFactory(of_centre=True)
        AttendanceFactory(meeting=MeetingFactory(body=body, held=True), mandate=member(body))
        MeetingFactory(body=BodyFactory(of_centre=True), held=True)

    fill()
    pages = ("/espace/rythme/?annee=toutes", "/espace/presences/", "/espace/presences.ods")
    counts = {each: count_queries(lambda each=each: client.get(each)) for each in pages}
    for _ in range(19):
        fill()
    for each in pages:
        assert count_queries(lambda each=each: client.get(each)) <= counts[each], each
