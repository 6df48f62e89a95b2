"""A body on one page, its actions, its seats; meetings corrected; the rest read only."""

import datetime

import pytest
from django.utils import timezone

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.models import Source
from governance.bodies.closing import close_body
from governance.models import Body, Mandate, Meeting
from tests.admin.screens import address, errors, is_saved
from tests.admin.test_lists import queries
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreMembershipFactory
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    DecisionFactory,
    DocumentFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
    SeatFactory,
    SecretaryshipFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.factories.territories import DepartmentFactory

# Each action carries how many acts the history has of the record.
pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def said(page):
    return [item.text.strip() for item in page.select(".messagelist li")]


def words(page):
    return " ".join(page.select_one("#content-main").text.split())


# --- The page --------------------------------------------------------------------------------


def test_page_says_rhythm_quorum_composition_and_keepers(screens):
    department = DepartmentFactory(region__name="Bretagne")
    centre = CentreFactory(published=True, departments=[department])
    body = BodyFactory(centre=centre, majority=True, expected_per_year=2)
    MeetingFactory(body=body, held=True)
    seat = SeatFactory(college=CollegeFactory(body=body, name="État"), title="Préfecture")
    MandateFactory(seat=seat, since="2010", until="2015")
    MandateFactory(
        seat=seat,
        since="03/2015",
        organisation=OrganisationFactory(name="Préfecture de Bretagne"),
        alternate=PersonFactory(first_name="Ada", last_name="Petit"),
        consultative=True,
    )
    SecretaryshipFactory(body=body, user=UserFactory(first_name="Léa", last_name="Roux"))
    UserFactory(first_name="Jean", last_name="Morel", regions=[department.region])
    CentreMembershipFactory(centre=centre, user=UserFactory(first_name="Zoé", last_name="Faure"))
    page = words(screens.get(address(body)))
    for expected in (
        "En 2026, 1 réunion tenue, 0 prévue. À jour.",
        "Quorum : la moitié des membres à voix délibérative.",
        "Préfecture de Bretagne",
        "suppléance : Ada Petit, nom non publié, voix consultative, depuis mars 2015",
        "1 mandat passé",
        "Léa Roux, secrétariat",
        "Jean Morel, agent en Bretagne",
        "Zoé Faure, membre du centre",
    ):
        assert expected in page, expected


def test_untouched_page_saves(screens):
    body = BodyFactory(of_centre=True, members=2, majority=True)
    SecretaryshipFactory(body=body)
    page = screens.save(address(body), screens.filled(address(body)))
    assert is_saved(page), errors(page)


def test_history_tells_the_composition_in_sentences(one_clock, screens):
    body = BodyFactory()
    seat = SeatFactory(college=CollegeFactory(body=body, name="État"), title="Préfecture")
    MandateFactory(seat=seat, organisation_name="Préfecture de Bretagne")
    history = words(screens.get(address(body, "history")))
    for expected in (
        "Ajout de « État » (collège)",
        "Ajout de « Préfecture » (siège)",
        "Ajout de « Préfecture de Bretagne » (mandat)",
    ):
        assert expected in history, expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"quorum_basis": "seats"}, "Une règle de quorum dit une part"),
        ({"level": "regional"}, "une instance régionale sa région"),
        ({"code": "trop-long!"}, "de 2 à 12 capitales"),
        ({"start_on": "2030", "end_on": "2020"}, "La fin doit suivre le début"),
    ],
)
def test_what_is_false_is_refused_in_french(screens, change, message):
    body = BodyFactory()
    before = Body.objects.filter(pk=body.pk).values().get()
    page = screens.save(address(body), screens.filled(address(body)) | change)
    assert not is_saved(page)
    assert any(message in error for error in errors(page)), errors(page)
    assert Body.objects.filter(pk=body.pk).values().get() == before


def test_code_stays_once_a_decision_bears_it(screens):
    body = BodyFactory(code="CAN")
    assert "code" in screens.filled(address(body))
    meeting = MeetingFactory(body=body, held=True)
    DecisionFactory(item=AgendaItemFactory(meeting=meeting), adopted=True)
    assert "code" not in screens.filled(address(body))


def test_page_and_history_are_flat(one_clock, screens):
    def fill(body):
        source = Source.objects.create(title=f"Source {Source.objects.count()}")
        seat = SeatFactory(college=CollegeFactory(body=body))
        MandateFactory(seat=seat).sources.add(source)
        SecretaryshipFactory(body=body)
        MeetingFactory(body=body)

    body = BodyFactory(of_centre=True)
    fill(body)
    pages = ("change", "history", "nommer-un-secretariat")
    counts = {page: queries(screens.client, address(body, page))[0] for page in pages}
    for _ in range(19):
        fill(body)
    for page in pages:
        assert queries(screens.client, address(body, page))[0] <= counts[page], page
    assert counts["change"] < 45


# --- Actions ---------------------------------------------------------------------------------


def test_body_is_created_with_its_first_name(screens):
    centre = CentreFactory(published=True, acronym="CRX")
    page = screens.save(
        address(Body, "add"),
        {
            "name": "Comité des financeurs",
            "code": "crxf",
            "kind": "funders_committee",
            "centre": centre.pk,
            "since": "2017",
            "confidence": "unverified",
            "reason": "rapport d’activité",
        },
    )
    assert is_saved(page), errors(page)
    body = Body.objects.get()
    assert (body.code, body.level, body.slug) == ("CRXF", "centre", "crx-comite-des-financeurs")
    assert body.names.get().start.iso() == body.start.iso() == "2017"


def test_bad_body_is_refused_and_leaves_nothing(screens):
    BodyFactory(code="PRIS")
    page = screens.save(
        address(Body, "add"), {"name": "X", "code": "PRIS", "kind": "board", "reason": "essai"}
    )
    assert any("une source montre ce nom" in error for error in errors(page))
    page = screens.save(
        address(Body, "add"),
        {
            "name": "X",
            "code": "PRIS",
            "kind": "board",
            "since": "2017",
            "confidence": "unverified",
            "reason": "essai",
        },
    )
    assert any("Une autre instance porte déjà ce sigle" in error for error in errors(page))
    assert Body.objects.count() == 1


def test_renamed_body_keeps_its_former_address(screens):
    body = BodyFactory(name="Comité de suivi", slug="comite-de-suivi")
    page = screens.save(
        address(body, "renommer"),
        {
            "name": "Comité d’orientation",
            "on": "01/09/2026",
            "confidence": "unverified",
            "reason": "délibération",
        },
    )
    assert said(page) == ["L’instance a son nouveau nom."], errors(page)
    body.refresh_from_db()
    assert (body.name, body.slug) == ("Comité d’orientation", "comite-d-orientation")
    response = screens.client.get("/gouvernance/instances/comite-de-suivi/")
    assert (response.status_code, response.url) == (301, body.get_absolute_url())
    found = screens.get(address(Body, "changelist") + "?q=suivi")
    assert "Comité d’orientation" in found.text


def test_closed_body_ends_its_mandates_and_its_secretariats_then_reopens(screens):
    body = BodyFactory(members=2)
    secretaryship = SecretaryshipFactory(body=body)
    data = {"on": "01/07/2026", "reason": "dissolution"}
    assert (
        "secrétariat"
        in screens.save(address(body, "clore"), data).select_one(".action-preview").text
    )
    page = screens.confirm(address(body, "clore"), data)
    assert said(page) == ["L’instance est close ; sa page et son dossier restent."], errors(page)
    body.refresh_from_db()
    secretaryship.refresh_from_db()
    assert body.end.iso() == secretaryship.end.iso() == "2026-07-01"
    assert not Mandate.objects.of_body(body).in_office(TODAY).exists()
    assert Mandate.objects.of_body(body).in_office(datetime.date(2026, 6, 30)).count() == 2
    assert screens.client.get(body.get_absolute_url()).status_code == 200
    page = screens.save(address(body, "rouvrir"), {"reason": "erreur"})
    body.refresh_from_db()
    assert body.end_on is None


def test_body_is_not_closed_before_what_shows_it_at_work(screens):
    body = BodyFactory(members=1)
    MeetingFactory(body=body, held=True, starts_on=datetime.date(2024, 3, 5))
    url = address(body, "clore")
    page = screens.save(url, {"on": "2010", "reason": "dissolution"})
    assert "réunion tenue le 5 mars 2024" in errors(page)[0]
    body.refresh_from_db()
    assert body.end_on is None
    # Seen in the month of the closing: refused before anything is previewed, at the field.
    Body.objects.filter(pk=body.pk).update(attested_on="2025-03-05", attested_on_precision="day")
    page = screens.save(url, {"on": "03/2025", "reason": "dissolution"})
    said = page.select_one(".field-on .errorlist").text
    assert "est attesté, pendant la période indiquée. Donnez le jour de la clôture" in said


def test_term_of_a_later_day_does_not_outlive_the_body(screens):
    body = BodyFactory(members=1)
    secretaryship = SecretaryshipFactory(body=body, since=str(TODAY.year + 1))
    url, data = address(body, "clore"), {"on": "01/07/2026", "reason": "dissolution"}
    shown = screens.save(url, data).select_one(".action-preview").text
    assert secretaryship.user.get_full_name() in shown.split("retiré")[1]
    screens.confirm(url, data)
    assert not body.secretaryships.exists()


def test_closing_a_body_dates_its_last_change(time_machine):
    """The public sitemap and the admin both say it."""
    body = BodyFactory()
    time_machine.move_to("2026-11-23 12:00:00Z", tick=False)
    close_body(body=body, on=PartialDate.parse("2026-07-01"), reason="dissolution")
    body.refresh_from_db()
    assert body.updated_at == timezone.now()


def test_body_with_a_meeting_to_come_does_not_close(screens):
    body = BodyFactory()
    MeetingFactory(body=body)
    page = screens.save(address(body, "clore"), {"on": "01/07/2026", "reason": "dissolution"})
    assert any("annulez-la ou reportez-la" in error for error in errors(page))
    page = screens.save(address(body, "clore"), {"on": "01/07/2027", "reason": "dissolution"})
    assert any("est à venir" in error for error in errors(page))
    body.refresh_from_db()
    assert body.end_on is None


def test_secretary_is_appointed_and_may_then_keep_the_body(screens):
    body, user = BodyFactory(), UserFactory()
    data = {"user": user.pk, "on": "01/11/2026", "until": "31/12/2026", "reason": "intérim"}
    page = screens.save(address(body, "nommer-un-secretariat"), data)
    assert said(page) == ["Le secrétariat est nommé."], errors(page)
    assert Body.objects.manageable_by(user).get() == body
    assert body.secretaryships.get().end.iso() == "2027-01-01"
    page = screens.save(address(body, "nommer-un-secretariat"), data)
    assert any("assure déjà le secrétariat" in error for error in errors(page))


# --- Seats -----------------------------------------------------------------------------------


def test_mandates_follow_each_other_on_the_page_of_the_seat(screens):
    mandate = MandateFactory(since="2015", confidence="recorded")
    url = address(mandate.seat)
    data = screens.filled(url)
    screens.add_row(data, "mandates", capacity="préfet", voice="deliberative", start_on="2020")
    page = screens.save(url, data)
    assert any("déjà pourvu sur cette période" in error for error in errors(page))
    data["mandates-0-end_on"] = "31/12/2019"
    data["mandates-1-start_on"] = "01/01/2020"
    page = screens.save(url, data)
    assert is_saved(page), errors(page)
    assert mandate.seat.mandates.count() == 2


def test_seat_goes_only_if_nobody_ever_held_it(screens):
    assert screens.client.get(address(SeatFactory(), "delete")).status_code == 200
    assert screens.client.get(address(MandateFactory().seat, "delete")).status_code == 403


# --- Meetings --------------------------------------------------------------------------------


def test_meeting_is_corrected_with_its_source(screens):
    meeting = MeetingFactory(title="Rencontre")
    source = Source.objects.create(title="Page du réseau")
    url = address(meeting)
    data = screens.filled(url) | {
        "starts_on": "10/2023",
        "place": "Lille",
        "sources": [source.pk],
        "confidence": "unverified",
        "why": "page retrouvée",
    }
    assert is_saved(screens.save(url, data))
    meeting.refresh_from_db()
    assert (meeting.starts.iso(), meeting.place) == ("2023-10", "Lille")
    assert list(meeting.sources.all()) == [source]
    page = screens.save(url, data | {"ends_on": "09/2023"})
    assert any("ne précède pas le premier" in error for error in errors(page))


def test_day_stays_once_the_roll_was_called_and_nothing_moves_once_approved(screens):
    meeting = MeetingFactory(body=BodyFactory(members=2), held=True, roll_call=True)
    assert "starts_on" not in screens.filled(address(meeting))
    assert "2 présents sur 2 appelés" in words(screens.get(address(meeting)))
    locked = MinutesFactory(approved=True).meeting
    response = screens.client.post(address(locked), {"title": "autre"})
    assert response.status_code == 403
    assert "title" not in screens.filled(address(locked))


def test_state_is_corrected_until_something_rests_on_it(screens):
    past = MeetingFactory(starts_on=datetime.date(2023, 10, 17))
    url = address(past, "corriger-l-etat")
    page = screens.save(url, {"status": "held", "reason": "photo de la rencontre"})
    assert said(page) == ["L’état de la réunion est corrigé."], errors(page)
    page = screens.save(url, {"status": "planned", "reason": "essai"})
    assert any("Son jour est passé" in error for error in errors(page))
    AttendanceFactory(meeting=past)
    page = screens.save(url, {"status": "cancelled", "reason": "essai"})
    assert any("repose sur cette réunion tenue" in error for error in errors(page))
    past.refresh_from_db()
    assert past.status == "held"
    coming = MeetingFactory()
    page = screens.save(address(coming, "corriger-l-etat"), {"status": "held", "reason": "essai"})
    assert any("n’est pas encore tenue" in error for error in errors(page))


# --- What is read only -----------------------------------------------------------------------


def test_decisions_minutes_and_documents_are_read_and_not_written(one_clock, screens):
    rows = (
        DecisionFactory(adopted=True, votes=True, text="Le budget est adopté."),
        PublicMinutesFactory().minutes,
        DocumentFactory(removed=True),
    )
    expected = ("3 pour, 1 contre, 1 abstention", "approuvé", "Déposé par erreur.")
    for row, text in zip(rows, expected, strict=True):
        page = screens.get(address(row))
        assert text in words(page), type(row)
        assert not page.select("#content-main form input[type=text], #content-main textarea")
        assert screens.client.post(address(row), {"text": "autre"}).status_code == 403
        assert screens.client.get(address(type(row), "add")).status_code == 403
        assert words(screens.get(address(row, "history")))


def test_former_names_and_pending_lists(one_clock, screens):
    silent = BodyFactory(expected_per_year=None)
    BodyNameFactory(body=silent, name="Très ancien comité")
    MeetingFactory(starts_on=datetime.date(2024, 1, 10))
    for link in screens.get("/admin/").select(".task-sentence a"):
        listed = screens.get(link["href"]).select(".task-rows > li")
        assert link.text.split("\xa0")[0] == str(len(listed)), link.text
    assert Meeting.objects.count() == 1


def test_autocomplete_says_whose_body_it_is(screens):
    body = BodyFactory(name="Bureau", centre=CentreFactory(published=True, acronym="CRX"))
    url = "/admin/autocomplete/?app_label=governance&model_name=body&field_name=parent&term=bur"
    assert screens.client.get(url).json()["results"] == [
        {"id": str(body.pk), "text": "Bureau (CRX)"}
    ]
