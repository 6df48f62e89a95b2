"""One seat: who takes it, leaves it, is named; nobody else's people are seen."""

import datetime

import pytest

from crpv_portal.common.history import events_of
from governance.bodies.seat_forms import NamesForm
from governance.models import Attendance
from partners.models import Person
from tests.factories.governance import MandateFactory, MeetingFactory, SeatFactory
from tests.factories.partners import PersonFactory
from tests.governance.bodies.pages import errors, page, seat_url, sitting, url

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


def test_vacant_seat_is_taken(client, officer, seat):
    sent = sitting(
        "give",
        capacity="trésorière",
        holder_first="Nadia",
        holder_last="Benali",
        holder_email="nadia@exemple.test",
    )
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate = seat.mandates.get()
    assert (mandate.holder.function_email, mandate.confidence) == ("nadia@exemple.test", "recorded")
    assert mandate.checked_on == TODAY


def test_organisation_that_the_register_does_not_know_keeps_its_name(client, officer, seat):
    sent = sitting("give", organisation="Les Amis du quartier", holder_last="Benali")
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate = seat.mandates.get()
    assert (mandate.organisation, mandate.organisation_name) == (None, "Les Amis du quartier")


def test_seat_changes_hands_from_a_day_and_the_past_stays(client, officer, seat):
    former = MandateFactory(seat=seat)
    known = former.holder
    sent = sitting("replace", since="01/09/2026", capacity="trésorière", holder=known.pk)
    assert client.post(seat_url(seat), sent).status_code == 302
    former.refresh_from_db()
    assert former.end.iso() == "2026-09-01"
    new = seat.mandates.exclude(pk=former.pk).get()
    assert (new.start.iso(), new.holder) == ("2026-09-01", known)
    text = page(client.get(seat_url(seat))).main.text
    assert "Terminé" in text


def test_mandate_ends_on_its_last_day(client, officer, seat):
    mandate = MandateFactory(seat=seat)
    assert client.post(seat_url(seat), {"do": "end", "end-until": "30/06/2026"}).status_code == 302
    mandate.refresh_from_db()
    assert mandate.end.iso() == "2026-07-01"
    assert "Vacant" in page(client.get(url(seat.college.body))).main.text


def test_mandate_does_not_end_before_a_meeting_whose_roll_it_answered(client, officer, seat):
    mandate = MandateFactory(seat=seat)
    MeetingFactory(body=seat.college.body, held=True, roll_call=True)
    assert Attendance.objects.get().mandate == mandate
    for sent, field in (
        ({"do": "end", "end-until": "31/12/2025"}, "end-until"),
        (sitting("replace", since="01/01/2026", capacity="autre"), "replace-since"),
    ):
        said = errors(client.post(seat_url(seat), sent))
        assert "3 mars 2026" in said[field]
    mandate.refresh_from_db()
    assert mandate.end_on is None
    assert seat.mandates.count() == 1


def test_names_are_completed_and_published_for_that_mandate(client, officer, seat):
    mandate = MandateFactory(seat=seat, holder=None)
    sent = {
        "do": "names",
        "names-holder_first": "Nadia",
        "names-holder_last": "Benali",
        "names-is_name_public": "on",
    }
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate.refresh_from_db()
    assert (mandate.holder.full_name, mandate.is_name_public) == ("Nadia Benali", True)
    public = client.get(seat.college.body.get_absolute_url())
    assert "Nadia Benali" in public.text


def test_a_known_person_gets_an_address_and_is_not_doubled(client, officer, seat):
    person = PersonFactory(first_name="Nadia", last_name="Benali", function_email="")
    mandate = MandateFactory(seat=seat, holder=person)
    sent = {"do": "names", "names-holder": person.pk, "names-holder_email": "nadia@exemple.test"}
    assert client.post(seat_url(seat), sent).status_code == 302
    mandate.refresh_from_db()
    assert mandate.holder == person
    assert mandate.holder.function_email == "nadia@exemple.test"


def test_a_name_is_corrected_and_stays_the_same_person(client, officer, seat):
    person = PersonFactory(first_name="Nadai", last_name="BENALI")
    MandateFactory(seat=seat, holder=person)
    sent = {
        "do": "holder",
        "holder-first_name": "Nadia",
        "holder-last_name": "Benali",
        "holder-function_email": "nadia@exemple.test",
    }
    assert client.post(seat_url(seat), sent).status_code == 302
    person.refresh_from_db()
    assert (person.full_name, person.function_email) == ("Nadia Benali", "nadia@exemple.test")
    assert Person.objects.count() == 1


def test_a_person_of_a_body_kept_by_others_is_not_corrected_by_one(client, officer, seat):
    person = PersonFactory(last_name="Benali", function_email="")
    MandateFactory(seat=seat, holder=person)
    MandateFactory(holder=person)
    sent = {"do": "holder", "holder-last_name": "Autre", "holder-function_email": "x@exemple.test"}
    response = client.post(seat_url(seat), sent)
    assert "demandez la correction" in page(response, 422).main.text.replace("\xa0", " ")
    names = {"do": "names", "names-holder": person.pk, "names-holder_email": "x@exemple.test"}
    assert "names-holder_email" in errors(client.post(seat_url(seat), names))
    person.refresh_from_db()
    assert (person.last_name, person.function_email) == ("Benali", "")


def test_nobody_is_left_that_nothing_names(client, officer, seat):
    person = PersonFactory(last_name="Remplacée")
    MandateFactory(seat=seat, holder=person)
    sent = {"do": "names", "names-holder_last": "Nouvelle"}
    assert client.post(seat_url(seat), sent).status_code == 302
    assert [each.last_name for each in Person.objects.all()] == ["Nouvelle"]
    assert not events_of(Person).filter(last_name="Remplacée").exists()


def test_people_are_offered_in_french_order_and_told_apart(client, officer, seat):
    for last_name, capacity in (("Évrard", "a"), ("Zola", "b"), ("Zola", "c"), ("Durand", "d")):
        MandateFactory(
            seat=SeatFactory(college=seat.college),
            holder=PersonFactory(first_name="Anne", last_name=last_name),
            capacity=capacity,
        )
    options = page(client.get(seat_url(seat))).select("#id_give-holder option")
    body = seat.college.body.name
    assert [option.text for option in options] == [
        "Personne de nommé",
        "Durand Anne",
        "Évrard Anne",
        f"Zola Anne, b, {body}",
        f"Zola Anne, c, {body}",
    ]


def test_seat_is_renamed_and_weighed(client, officer, seat):
    sent = {"do": "seat", "seat-title": "Trésorerie", "seat-voting_weight": "2"}
    assert client.post(seat_url(seat), sent).status_code == 302
    seat.refresh_from_db()
    assert (seat.title, seat.voting_weight) == ("Trésorerie", 2)
    SeatFactory(college=seat.college, title="Pris")
    sent["seat-title"] = "Pris"
    response = client.post(seat_url(seat), sent)
    assert "porte déjà ce nom" in page(response, 422).main.text


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({}, "organisation", "Dites qui siège"),
        ({"capacity": "x", "since": "31/02/2026"}, "since", "31/02/2026"),
        ({"capacity": "x", "since": "2020"}, "since", "déjà pourvu sur cette période"),
        ({"capacity": "x", "holder": "999999"}, "holder", "n’est pas de vos instances"),
        ({"capacity": "x", "holder_first": "Nadia"}, "holder_last", "aussi le nom"),
        ({"capacity": "x", "holder_last": "B", "holder_email": "b"}, "holder_email", "ainsi"),
        ({"capacity": "x" * 201}, "capacity", "200"),
        ({"capacity": "préfet, p@x.fr"}, "capacity", "retirez-en p@x.fr"),
        ({"organisation": "CAF, 0612345678"}, "organisation", "retirez-en 0612345678"),
    ],
)
def test_bad_mandate_is_refused_at_its_field(client, officer, seat, values, field, message):
    MandateFactory(seat=seat, until="2021-07-01", since="2015")
    people = Person.objects.count()
    response = client.post(seat_url(seat), sitting("give", **values))
    assert message in errors(response)[f"give-{field}"]
    assert seat.mandates.count() == 1
    assert Person.objects.count() == people


def test_alternate_is_another_person(client, officer, seat):
    known = MandateFactory(seat=SeatFactory(college=seat.college)).holder
    sent = sitting("give", holder=known.pk, alternate=known.pk)
    assert "n’est pas le titulaire" in errors(client.post(seat_url(seat), sent))["give-alternate"]


def test_people_of_other_bodies_are_neither_shown_nor_taken(client, officer, seat):
    stranger = MandateFactory(holder=PersonFactory(last_name="Zzinconnue")).holder
    own = MandateFactory(seat=SeatFactory(college=seat.college)).holder
    response = client.get(seat_url(seat))
    assert "Zzinconnue" not in response.text
    offered = {option["value"] for option in page(response).select("#id_give-holder option")}
    assert offered == {"", str(own.pk)}
    sent = sitting("give", holder=stranger.pk)
    assert "give-holder" in errors(client.post(seat_url(seat), sent))


def test_action_that_does_not_apply_is_no_page(client, officer, seat):
    assert client.post(seat_url(seat), {"do": "end", "end-until": "2026"}).status_code == 404
    assert client.post(seat_url(seat), {"do": "autre"}).status_code == 404


@pytest.mark.parametrize("typed", ["06 12 34 56 78", "a.roux@exemple.fr"])
@pytest.mark.parametrize("whose", ["holder", "alternate"])
def test_a_way_to_reach_somebody_is_nobody_s_name_in_a_seat(whose, typed):
    """The names of a seat may be published; the address has its own field."""
    sent = {f"{whose}_first": typed, f"{whose}_last": typed}
    form = NamesForm(sent, people=Person.objects.none(), known=(), may_correct=lambda each: True)
    assert {f"{whose}_first", f"{whose}_last"} <= set(form.errors)
