"""Two people on one page of the working space: what does not collide is saved."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from governance.meetings.services import plan_meeting
from governance.models import Mandate
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, DocumentFactory, MandateFactory, SeatFactory
from tests.governance.convening.test_once import soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    clients = Client(), Client()
    for client, name in zip(clients, ("Claire", "Denis"), strict=True):
        client.force_login(UserFactory(staff=True, first_name=name, last_name="Petit"))
    return clients


def typed(client, address, *, button=None):
    """What the page's form sends when nothing is touched."""
    soup = BeautifulSoup(client.get(address).content, "lxml")
    form = soup.select_one("main form")
    if button:
        form = soup.select_one(f"main form button[value={button}]").find_parent("form")
    sent = {"do": button} if button else {}
    for control in form.select("input[name], select[name], textarea[name]"):
        if control.get("type") == "checkbox" and not control.has_attr("checked"):
            continue
        if control.name == "select":
            chosen = control.select_one("option[selected]") or control.select_one("option")
            sent[control["name"]] = chosen["value"]
        elif control.name == "textarea":
            sent[control["name"]] = control.text.removeprefix("\n")
        else:
            box = "on" if control.get("type") == "checkbox" else ""
            sent[control["name"]] = control.get("value", box)
    return form.get("action") or address, sent


def said(response):
    soup = BeautifulSoup(response.content, "lxml")
    return soup.select_one("main").get_text(" ", strip=True).replace("\xa0", " ")


def test_the_rules_of_a_body(two):
    body = BodyFactory(expected_per_year=4, max_proxies=1)
    address = reverse("espace:body_rules", args=[body.slug])
    pages = [typed(client, address)[1] for client in two]
    two[0].post(address, pages[0] | {"expected_per_year": "5"})
    # Another box: both stay.
    old_tab = pages[1] | {"max_proxies": "2"}
    response = two[1].post(address, old_tab, follow=True)
    assert "Claire Petit, le" in said(response)
    body.refresh_from_db()
    assert (body.expected_per_year, body.max_proxies) == (5, 2)

    # The same box: both values, who and when; the rest is saved.
    sent = old_tab | {"expected_per_year": "6"}
    del sent["deputies_vote"]
    response = two[1].post(address, sent)
    assert response.status_code == 422
    assert "Claire Petit, le" in said(response), "qui a écrit cette case, non en dernier"
    assert "a écrit ici : « 5 »" in said(response)
    assert "Vous avez écrit : « 6 »" in said(response)
    body.refresh_from_db()
    assert (body.expected_per_year, body.deputies_vote) == (5, False)
    again = BeautifulSoup(response.content, "lxml")
    assert again.select_one("[name=expected_per_year]")["value"] == "6", "ce qui est écrit reste"
    page = sent | {"read": again.select_one("[name=read]")["value"]}
    assert two[1].post(address, page).status_code == 302
    body.refresh_from_db()
    assert body.expected_per_year == 6


def test_the_appointment_of_a_meeting(two):
    meeting = plan_meeting(body=BodyFactory(), on=soon(), place="Lille")
    address = reverse("espace:meeting_appointment", args=[meeting.slug])
    pages = [typed(client, address)[1] | {"starts_time": "14:00"} for client in two]
    two[0].post(address, pages[0] | {"place": "Lyon"})
    response = two[1].post(address, pages[1] | {"place": "Nantes", "mode": "hybrid"})
    assert response.status_code == 422
    assert "Claire Petit" in said(response)
    assert "« Lyon »" in said(response)
    assert "« Nantes »" in said(response)
    meeting.refresh_from_db()
    assert (meeting.place, meeting.mode) == ("Lyon", "hybrid")


def test_the_title_of_a_document(two):
    meeting = plan_meeting(body=BodyFactory(), on=soon())
    document = DocumentFactory(meeting=meeting, title="Note")
    page = reverse("espace:document_list", args=[meeting.slug])
    address = reverse("espace:document_describe", args=[meeting.slug, document.public_id])
    box = f"document-{document.pk}-title"
    reads = []
    for client in two:
        soup = BeautifulSoup(client.get(page).content, "lxml")
        reads.append(soup.select_one(f"[name=document-{document.pk}-read]")["value"])
    sent = [{f"document-{document.pk}-read": read, box: "Note"} for read in reads]
    two[0].post(address, sent[0] | {box: "Note du 3"})
    response = two[1].post(address, sent[1] | {box: "Note du 4"})
    assert response.status_code == 422
    assert "« Note du 3 »" in said(response)
    document.refresh_from_db()
    assert document.title == "Note du 3"


@pytest.fixture
def seat():
    return SeatFactory(title="Trésorier", voting_weight=1)


def seat_page(seat):
    return reverse("espace:seat_detail", args=[seat.college.body.slug, seat.pk])


def test_the_name_and_weight_of_a_seat(two, seat):
    pages = [typed(client, seat_page(seat), button="seat")[1] for client in two]
    two[0].post(seat_page(seat), pages[0] | {"seat-title": "Trésorière"})
    two[1].post(seat_page(seat), pages[1] | {"seat-voting_weight": "2"})
    seat.refresh_from_db()
    assert (seat.title, seat.voting_weight) == ("Trésorière", 2)


def test_a_seat_filled_meanwhile_shows_what_was_typed(two, seat):
    pages = [typed(client, seat_page(seat), button="give")[1] for client in two]
    first, second = pages[0] | {"give-holder_last": "Un"}, pages[1] | {"give-holder_last": "Deux"}
    assert two[0].post(seat_page(seat), first).status_code == 302
    response = two[1].post(seat_page(seat), second)
    assert response.status_code == 422
    assert "Ce siège a changé entre-temps" in said(response)
    soup = BeautifulSoup(response.content, "lxml")
    assert soup.select_one("[name=replace-holder_last]")["value"] == "Deux"
    assert Mandate.objects.filter(seat=seat).count() == 1


def test_a_mandate_that_ended_meanwhile_is_said(two, seat):
    give = typed(two[0], seat_page(seat), button="give")[1] | {"give-holder_last": "Un"}
    two[0].post(seat_page(seat), give)
    pages = [typed(client, seat_page(seat), button="names")[1] for client in two]
    Mandate.objects.filter(seat=seat).delete()
    late = pages[1] | {"names-holder_last": "Anne Riou"}
    response = two[1].post(seat_page(seat), late, headers={"origin": "http://testserver"})
    assert response.status_code == 409
    assert "il est vacant" in said(response)
    assert "Anne Riou" in said(response)


def test_a_person_corrected_by_two(two, seat):
    mandate = MandateFactory(seat=seat, holder__last_name="Dupond")
    box = "holder-last_name"
    pages = [typed(client, seat_page(seat), button="holder")[1] for client in two]
    assert two[0].post(seat_page(seat), pages[0] | {box: "Dupont"}).status_code == 302
    response = two[1].post(seat_page(seat), pages[1] | {box: "Durand"})
    assert response.status_code == 422
    assert "Claire Petit, le " in said(response)
    assert "a écrit ici : « Dupont »" in said(response)
    mandate.holder.refresh_from_db()
    assert mandate.holder.last_name == "Dupont"
