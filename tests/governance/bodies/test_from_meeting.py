"""Composition made of the people of a meeting: previewed, made once, taken back."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from crpv_portal.common.history import events_of
from governance.bodies.from_meeting import candidates_of, compose_from, take_back_composition
from governance.convening.planning import log_meeting
from governance.models import College, Mandate, Seat
from partners.models import Person
from tests.factories.governance import (
    AttendanceFactory,
    MandateFactory,
    MinutesFactory,
    SeatFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.governance.bodies.pages import page, url

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 17)


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def meeting(body):
    return log_meeting(body=body, on=DAY)[0]


def came(meeting, organisation="", first="", last="", **columns):
    person = PersonFactory(first_name=first, last_name=last) if last else None
    return AttendanceFactory(
        meeting=meeting,
        mandate=None,
        person=person,
        organisation=columns.pop("known", None),
        organisation_name=organisation,
        voting_weight=0,
        **columns,
    )


def compose(meeting, **arguments):
    titles = {each.row.pk: each.title for each in candidates_of(meeting) if not each.why_not}
    return compose_from(meeting=meeting, **{"titles": titles, **arguments})


def address(meeting):
    return reverse("espace:composition_from_meeting", args=[meeting.slug])


def sent_of(response):
    """Return what a browser would send of the page."""
    form = page(response).select_one("form:has([name=seen])")
    boxes = form.select("input[name], select[name]")
    return {
        box["name"]: box.get("value", "on" if box.get("type") == "checkbox" else "")
        for box in boxes
        if box.get("type") != "checkbox" or box.has_attr("checked")
    } | {"do": "compose"}


def test_who_was_there_sits_from_that_day_on_and_fills_the_next_roll(client, officer, meeting):
    region = OrganisationFactory(name="Région Bretagne")
    came(meeting, "Région Bretagne", "Anne", "Riou", known=region)
    came(meeting, "DREETS", "Paul", "Roux", state="excused", remark="chef de service")
    came(meeting, "Préfecture de région")
    came(meeting, "", "Nadia", "Benali")
    response = client.get(address(meeting))
    sent = sent_of(response)
    assert len([name for name in sent if name.endswith("-sits")]) == 4
    assert client.post(address(meeting), sent).status_code == 302
    mandates = Mandate.objects.of_body(meeting.body).in_office(DAY)
    assert [
        (row.seat.title, row.holder and row.holder.last_name, row.organisation, row.capacity)
        for row in mandates
    ] == [
        ("Région Bretagne", "Riou", region, ""),
        ("DREETS", "Roux", None, "chef de service"),
        ("Préfecture de région", None, None, "Préfecture de région"),
        ("Siège 4", "Benali", None, ""),
    ]
    assert [(row.seat.college.name, row.start.iso()) for row in mandates][:1] == [
        ("Membres", "2026-11-17")
    ]
    assert not any(row.is_name_public for row in mandates)
    # That meeting's own roll names them as members, its states kept.
    rows = meeting.attendances.order_by("pk")
    assert [(row.mandate_id is not None, row.state) for row in rows] == [
        (True, "present"),
        (True, "excused"),
        (True, "present"),
        (True, "present"),
    ]
    assert Person.objects.count() == 3
    later = log_meeting(body=meeting.body, on=DAY + datetime.timedelta(days=3))[0]
    assert later.attendances.filter(mandate__in=mandates).count() == 4


def test_doubles_are_the_person_whom_the_body_knows(body, meeting):
    known = PersonFactory(first_name="Anne", last_name="Riou", function_email="a.riou@exemple.fr")
    earlier = log_meeting(body=body, on=DAY - datetime.timedelta(days=90))[0]
    AttendanceFactory(meeting=earlier, mandate=None, person=known, organisation_name="CAF")
    double = came(meeting, "caf", "RIOU", "Anne").person
    came(meeting, "CAF", "Anne", "Riou")
    came(meeting, "MSA", "Anne", "Riou")  # another organisation: maybe another person
    first, second, third = candidates_of(meeting)
    assert first.is_double
    assert first.person == known
    assert second.why_not
    assert not third.is_double
    compose(meeting)
    assert Mandate.objects.filter(holder=known).count() == 1
    assert Mandate.objects.count() == 2
    assert not Person.objects.filter(pk=double.pk).exists()


def test_who_sits_already_gets_no_second_seat(body, meeting):
    held = MandateFactory(
        seat=SeatFactory(college__body=body, title="CAF"),
        holder=PersonFactory(first_name="Anne", last_name="Riou"),
        organisation_name="CAF",
        start_on=datetime.date(2025, 1, 1),
    )
    AttendanceFactory(meeting=meeting, mandate=None, person=held.holder, organisation_name="CAF")
    came(meeting, "DREETS", "Paul", "Roux")
    assert [each.why_not for each in candidates_of(meeting)] == ["siège déjà : CAF", ""]
    compose(meeting, college=held.seat.college)
    assert Mandate.objects.of_body(body).count() == 2


def test_it_is_taken_back_while_nothing_newer_stands_on_it(client, officer, meeting):
    came(meeting, "DREETS", "Paul", "Roux")
    compose(meeting)
    assert "Retirer cette composition" in client.get(address(meeting)).text
    assert client.post(address(meeting), {"do": "take-back"}).status_code == 302
    assert not Seat.objects.exists()
    assert not College.objects.exists()
    [row] = meeting.attendances.all()
    assert (row.mandate, row.voting_weight, row.person.last_name) == (None, 0, "Roux")
    # And made again.
    compose(meeting)
    log_meeting(body=meeting.body, on=DAY + datetime.timedelta(days=3))
    with pytest.raises(ValidationError, match="autre réunion"):
        take_back_composition(meeting=meeting)
    assert Seat.objects.count() == 1


def test_approved_minutes_keep_their_roll(meeting):
    came(meeting, "DREETS", "Paul", "Roux")
    MinutesFactory(approved=True, meeting=meeting)
    composed = compose(meeting)
    assert not composed.is_on_roll
    assert meeting.attendances.get().mandate is None
    assert Mandate.objects.count() == 1


def test_a_page_opened_before_the_roll_changed_makes_nothing(client, officer, meeting):
    came(meeting, "DREETS", "Paul", "Roux")
    sent = sent_of(client.get(address(meeting)))
    came(meeting, "CAF", "Anne", "Riou")
    response = client.post(address(meeting), sent)
    assert response.status_code == 422
    assert "a changé depuis" in response.text
    assert not Seat.objects.exists()


def test_refusals_are_told_at_their_field(client, officer, meeting):
    row = came(meeting, "DREETS", "Paul", "Roux")
    sent = sent_of(client.get(address(meeting)))
    response = client.post(address(meeting), sent | {f"line-{row.pk}-title": "p@exemple.fr"})
    assert page(response, 422).select_one(f"#id_line-{row.pk}-title_error")
    nobody = {name: value for name, value in sent.items() if not name.endswith("-sits")}
    assert "Cochez au moins" in client.post(address(meeting), nobody).text
    assert not Seat.objects.exists()


def test_a_meeting_to_come_gives_no_composition(body):
    meeting = log_meeting(body=body, on=DAY)[0]
    meeting.starts_on = datetime.date(2026, 12, 24)
    meeting.status = "planned"
    meeting.save()
    came(meeting, "DREETS", "Paul", "Roux")
    with pytest.raises(ValidationError, match="pas encore eu lieu"):
        compose(meeting)


def test_the_pages_lead_there(client, officer, body, meeting):
    assert address(meeting) not in client.get(url(body)).text
    came(meeting, "DREETS", "Paul", "Roux")
    record = reverse("espace:meeting_record", args=[meeting.slug])
    for place in (url(body), record):
        assert address(meeting) in client.get(place).text
    compose(meeting)
    for place in (url(body), record):
        assert address(meeting) not in client.get(place).text


def test_the_page_asks_as_much_for_one_line_as_for_twenty(client, officer, meeting, count_queries):
    came(meeting, "DREETS", "Paul", "Roux")
    one = count_queries(lambda: client.get(address(meeting)))
    for rank in range(19):
        came(meeting, f"Service {rank}", "Paul", f"Roux{rank}")
    assert count_queries(lambda: client.get(address(meeting))) == one


def test_the_history_says_of_which_meeting_it_was_made(meeting):
    came(meeting, "DREETS", "Paul", "Roux")
    compose(meeting)
    [event] = events_of(Mandate).filter(pgh_label="insert")
    assert event.pgh_context["reason"].startswith("composition faite")
