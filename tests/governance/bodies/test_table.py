"""Composition as one table: cells corrected, seats added and ended, all of it or nothing."""

import datetime

import pytest

from governance.models import Mandate, Seat
from partners.models import Person
from tests.factories.governance import BodyFactory, CollegeFactory, MandateFactory, SeatFactory
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.governance.bodies.pages import page, url

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def mandate(body):
    return MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=body, name="État"), title="Préfecture"),
        organisation=OrganisationFactory(name="Préfecture de région"),
        holder=PersonFactory(first_name="Anne", last_name="Riou", function_email=""),
    )


def line(mandate):
    return f"seat-{mandate.seat_id}-{mandate.pk}"


def sent_of(response):
    form = page(response, response.status_code).select_one("form[data-composition]")
    sent = {}
    for box in form.select("input[name], select[name]"):
        chosen = box.select_one("option[selected]") or box.select_one("option")
        sent[box["name"]] = chosen["value"] if chosen else box.get("value", "")
    return sent


def save(client, body, do="save", **changes):
    address = url(body, "composition", "tableau")
    sent = sent_of(client.get(address))
    assert set(changes) <= set(sent)
    return client.post(address, sent | changes | {"do": do})


def told(response):
    """The message of each cell that has one."""
    found = page(response, 422)
    return {
        error.find_parent("th" if error.find_parent("th") else "td").select_one(
            "input:not([type=hidden]), select"
        )["name"]: error.text.strip()
        for error in found.select("form[data-composition] .fr-error-text")
    }


def test_addresses_are_learnt_and_a_person_corrected_without_being_doubled(
    client, body, officer, mandate
):
    row = line(mandate)
    response = save(
        client,
        body,
        **{
            f"{row}-holder_email": "a.riou@exemple.test",
            f"{row}-holder_last": "Riou-Martin",
            f"{row}-function_email": "sgar@exemple.test",
            f"{row}-title": "Préfet de région",
        },
    )
    assert response.status_code == 302
    mandate.refresh_from_db()
    assert mandate.function_email == "sgar@exemple.test"
    assert (mandate.holder.last_name, mandate.holder.function_email) == (
        "Riou-Martin",
        "a.riou@exemple.test",
    )
    assert mandate.seat.title == "Préfet de région"
    assert mandate.organisation.name == "Préfecture de région"
    assert Person.objects.count() == 1


def test_nothing_is_half_written(client, body, officer, mandate):
    other = MandateFactory(seat=SeatFactory(college=mandate.seat.college, title="Région"))
    response = save(
        client,
        body,
        **{
            f"{line(mandate)}-title": "Préfet",
            f"{line(other)}-holder_email": "pas une adresse",
        },
    )
    assert list(told(response)) == [f"{line(other)}-holder_email"]
    assert "rien n’est enregistré" in " ".join(page(response, 422).get_text().split())
    mandate.seat.refresh_from_db()
    assert mandate.seat.title == "Préfecture"
    # What a service refuses likewise: the other row of the same title.
    response = save(client, body, **{f"{line(mandate)}-title": "Région"})
    assert list(told(response)) == [f"{line(mandate)}-title"]


def test_another_person_is_no_correction(client, body, officer, mandate):
    row = line(mandate)
    changes = {f"{row}-holder_last": "Benali", f"{row}-holder_first": "Nadia"}
    assert "autre personne" in told(save(client, body, **changes))[f"{row}-holder_last"]
    assert Person.objects.get().last_name == "Riou"


def test_seats_are_added_and_a_namesake_is_asked_about(client, body, officer, mandate):
    college = str(mandate.seat.college_id)
    new = {
        "new-0-college": college,
        "new-0-title": "Trésorerie",
        "new-0-holder_last": "Riou",
        "new-0-holder_first": "Anne",
        "new-0-since": "2026",
        "new-1-college": college,
        "new-1-title": "CAF",
        "new-1-organisation": "CAF de l’Hérault",
        "new-1-function_email": "caf@exemple.test",
        "new-1-since": "15/11/2026",
    }
    response = save(client, body, **new)
    assert told(response)["new-0-holder_last"] == "Dites si c’est la même personne."
    assert not Seat.objects.filter(title="CAF").exists()
    sent = sent_of(response) | {"new-0-holder_same": str(mandate.holder_id), "do": "save"}
    assert client.post(url(body, "composition", "tableau"), sent).status_code == 302
    assert Mandate.objects.get(seat__title="Trésorerie").holder == mandate.holder
    named = Mandate.objects.get(seat__title="CAF")
    assert (named.capacity, named.function_email) == ("CAF de l’Hérault", "caf@exemple.test")
    assert Person.objects.count() == 1


def test_a_seat_is_ended_with_its_day_and_a_vacant_one_filled(client, body, officer, mandate):
    vacant = SeatFactory(college=mandate.seat.college, title="Région")
    row = f"seat-{vacant.pk}-0"
    response = save(client, body, **{f"{row}-capacity": "Présidente de la région"})
    assert told(response) == {f"{row}-since": "Dites à partir de quand."}
    response = save(
        client,
        body,
        **{
            f"{row}-capacity": "Présidente de la région",
            f"{row}-since": "01/11/2026",
            f"{line(mandate)}-until": "31/10/2026",
        },
    )
    assert response.status_code == 302
    assert [each.seat for each in Mandate.objects.of_body(body).in_office(TODAY)] == [vacant]
    mandate.refresh_from_db()
    assert mandate.end_on == datetime.date(2026, 11, 1)


def test_more_rows_come_without_a_word_lost(client, body, officer, mandate):
    response = save(client, body, do="more", **{"new-0-title": "CAF"})
    sent = sent_of(response)
    assert sent["new-0-title"] == "CAF"
    assert "new-5-title" in sent
    assert Seat.objects.count() == 1


def test_what_was_typed_for_a_holder_who_left_is_told(client, body, officer, mandate):
    address = url(body, "composition", "tableau")
    sent = sent_of(client.get(address)) | {f"{line(mandate)}-capacity": "Sous-préfète"}
    mandate.end_on, mandate.end_on_precision = TODAY, "day"
    mandate.save()
    response = client.post(address, sent | {"do": "save"}, follow=True)
    assert "« Préfecture » a changé de titulaire" in response.text.replace("\xa0", " ")
    assert "Sous-préfète" in response.text


def test_a_person_of_other_bodies_too_is_not_corrected_here(client, body, officer, mandate):
    MandateFactory(
        seat=SeatFactory(college=CollegeFactory(body=BodyFactory(name="Autre"))),
        holder=mandate.holder,
    )
    response = save(client, body, **{f"{line(mandate)}-holder_last": "Riou-Martin"})
    assert "l’équipe nationale" in told(response)[f"{line(mandate)}-holder_last"]


def test_the_table_asks_as_much_for_one_seat_as_for_twenty(
    client, body, officer, mandate, count_queries
):
    address = url(body, "composition", "tableau")
    one = count_queries(lambda: client.get(address))
    for rank in range(19):
        MandateFactory(seat=SeatFactory(college=mandate.seat.college, title=f"Siège {rank}"))
    assert count_queries(lambda: client.get(address)) == one
