"""Guests pasted in lines: shown as understood before anything is written, corrected, forgotten."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from crpv_portal.common.history import events_of
from governance.convening.planning import log_meeting
from governance.models import Attendance
from partners.models import Person
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    MeetingFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory
from tests.governance.record.page import errors, fields, opened, send, send_names

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 17)


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def meeting():
    return log_meeting(body=BodyFactory(name="Comité X"), on=DAY)[0]


def guests(meeting):
    return [
        (
            row.person.full_name if row.person else "",
            row.organisation_name,
            row.state,
            row.remark,
        )
        for row in meeting.attendances.select_related("person").order_by("pk")
    ]


LIST = """Mme Claire Dubois, DREETS
DUPONT\tMarie\tDREETS Occitanie\tcheffe
M. Paul ROUX (Toulouse Métropole), excusé
DDETS 31
"""


@pytest.mark.parametrize("do", ["save", "hold", "read-names"])
def test_pasted_names_are_shown_in_cells_before_anything_is_written(client, officer, meeting, do):
    response = send(client, meeting, opened(client, meeting) | {"guests": [LIST]}, do=do)
    assert response.status_code == (200 if do == "read-names" else 422)
    assert not Person.objects.exists()
    assert not Attendance.objects.exists()
    sent = fields(response)
    assert sent["arrivals"] == ["n1", "n2", "n3", "n4"]
    assert sent["guests"] == [""]
    # The page shows what was sent: the copy of it in this browser is not offered over it.
    assert "data-answer" in response.text
    assert "data-answer" not in client.get(response.wsgi_request.path).text
    cells = [
        [sent[f"arrival-n{n}-{cell}"][0] for cell in ("first_name", "last_name", "organisation")]
        for n in (1, 2, 3, 4)
    ]
    assert cells == [
        ["Claire", "Dubois", "DREETS"],
        ["Marie", "DUPONT", "DREETS Occitanie"],
        ["Paul", "ROUX", "Toulouse Métropole"],
        ["", "", "DDETS 31"],
    ]
    sent["arrival-n1-last_name"] = ["Du Bois"]
    assert send(client, meeting, sent).status_code == 302
    assert guests(meeting) == [
        ("Claire Du Bois", "DREETS", "present", ""),
        ("Marie DUPONT", "DREETS Occitanie", "present", "cheffe"),
        ("Paul ROUX", "Toulouse Métropole", "excused", ""),
        ("", "DDETS 31", "present", ""),
    ]


@pytest.mark.parametrize("do", ["read-names", "save"])
@pytest.mark.parametrize("pasted", ["Claire Dubois\n" * 301, "Claire Dubois " * 3_000])
def test_a_list_too_long_is_refused_and_stays_in_its_box(client, officer, meeting, do, pasted):
    """1,500 lines held the meeting for seven seconds, and made more cells than a form may bring."""
    response = send(client, meeting, opened(client, meeting) | {"guests": [pasted]}, do=do)
    assert response.status_code == (200 if do == "read-names" else 422)
    assert "au plus 300 lignes à la fois" in response.text
    sent = fields(response)
    assert sent["guests"][0].split() == pasted.split()
    assert not sent.get("arrivals", [""])[0]
    assert not Attendance.objects.exists()


def test_cells_stay_through_the_steps_of_the_page(client, officer, meeting):
    sent = opened(client, meeting) | {"guests": ["Claire Dubois"]}
    sent = fields(send(client, meeting, sent, do="read-names"))
    sent["guests"] = ["Paul Roux"]
    sent = fields(send(client, meeting, sent, do="add-item"))
    assert sent["guests"] == ["Paul Roux"]
    sent = fields(send(client, meeting, sent, do="read-names"))
    assert sent["arrivals"] == ["n1", "n2"]
    assert send(client, meeting, sent).status_code == 302
    assert [row[0] for row in guests(meeting)] == ["Claire Dubois", "Paul Roux"]


def test_a_cell_too_long_is_told_and_not_cut(client, officer, meeting):
    sent = opened(client, meeting) | {"guests": [f"Claire {'D' * 150}, CAF"]}
    response = send_names(client, meeting, sent)
    assert response.status_code == 422
    assert "100" in " ".join(errors(response))
    assert not Person.objects.exists()


def test_an_address_is_nobody_s_name(client, officer, meeting):
    response = send(client, meeting, opened(client, meeting) | {"guests": ["e.leroy@exemple.fr"]})
    sent = fields(response)
    assert sent["arrival-n1-last_name"] == [""]
    assert "Indiquez le nom." in " ".join(errors(send(client, meeting, sent)))
    sent["arrival-n1-last_name"] = ["e.leroy@exemple.fr"]
    assert "retirez-en" in " ".join(errors(send(client, meeting, sent)))
    sent |= {"arrival-n1-last_name": ["Leroy"], "arrival-n1-first_name": ["Emma"]}
    assert send(client, meeting, sent).status_code == 302
    assert Person.objects.get().function_email == "e.leroy@exemple.fr"


def test_the_same_person_twice_and_one_on_the_roll_are_left_out_at_first(client, officer, meeting):
    person = PersonFactory(first_name="Ana", last_name="Lopez")
    AttendanceFactory(meeting=meeting, person=person, organisation_name="CAF")
    names = "LOPEZ Ana, CAF\nClaire Dubois, CAF\nDubois Claire ; CAF"
    response = send(client, meeting, opened(client, meeting) | {"guests": [names]})
    said = BeautifulSoup(response.content, "lxml").select_one("#lus").text
    assert said.count("Déjà plus haut") == 2
    sent = fields(response)
    assert send(client, meeting, sent).status_code == 302
    assert [row[0] for row in guests(meeting)] == ["Ana Lopez", "Claire Dubois"]
    assert Person.objects.count() == 2


def test_a_namesake_is_asked_about_with_what_she_does(client, officer, meeting):
    earlier = MeetingFactory(body=meeting.body, held=True, starts_on=datetime.date(2026, 3, 3))
    known = PersonFactory(first_name="Camille", last_name="Exemple")
    AttendanceFactory(meeting=earlier, person=known, organisation_name="Ville A")
    response = send(client, meeting, opened(client, meeting) | {"guests": ["Camille EXEMPLE"]})
    options = BeautifulSoup(response.content, "lxml").select("[name=arrival-n1-same] option")
    assert [option.text.replace("\xa0", " ") for option in options] == [
        "Choisissez",
        "Non, une autre personne",
        "Oui : Camille Exemple, Ville A, Comité X",
    ]
    sent = fields(response)
    assert "même personne" in " ".join(errors(send(client, meeting, sent)))
    assert send(client, meeting, sent | {"arrival-n1-same": [str(known.pk)]}).status_code == 302
    assert meeting.attendances.get().person == known


def test_somebody_of_a_body_kept_by_others_is_neither_told_nor_taken(client):
    meeting, _ = log_meeting(body=BodyFactory(of_region=True), on=DAY)
    stranger = PersonFactory(first_name="Camille", last_name="Exemple")
    AttendanceFactory(meeting=MeetingFactory(held=True), person=stranger)
    client.force_login(AssignmentFactory(region=meeting.body.region).user)
    response = send(client, meeting, opened(client, meeting) | {"guests": ["Camille Exemple"]})
    assert "arrival-n1-same" not in fields(response)
    forged = fields(response) | {"arrival-n1-same": [str(stranger.pk)]}
    assert send(client, meeting, forged).status_code == 302
    assert meeting.attendances.get().person != stranger


def test_a_saved_guest_is_corrected_and_stays_the_same_person(client, officer, meeting):
    person = PersonFactory(first_name="DUPONT", last_name="Marie CAF")
    row = AttendanceFactory(meeting=meeting, person=person)
    known = OrganisationFactory(name="Caisse d’allocations familiales")
    sent = opened(client, meeting)
    sent |= {f"roll-{row.pk}-first_name": ["Marie"], f"roll-{row.pk}-last_name": ["DUPONT"]}
    sent |= {f"roll-{row.pk}-organisation": ["Caisse d’allocations familiales"]}
    assert send(client, meeting, sent).status_code == 302
    row.refresh_from_db()
    assert (row.person, row.person.full_name) == (person, "Marie DUPONT")
    assert (row.organisation, row.organisation_name) == (known, known.name)


def test_a_hidden_organisation_is_not_bound_to_a_guest(client):
    hidden = OrganisationFactory(name="ZQXORG", confidence="unverified")
    meeting, _ = log_meeting(body=BodyFactory(of_region=True), on=DAY)
    client.force_login(AssignmentFactory(region=meeting.body.region).user)
    sent = opened(client, meeting) | {"guests": ["Claire Dubois, ZQXORG"]}
    assert send_names(client, meeting, sent).status_code == 302
    row = meeting.attendances.get()
    assert (row.organisation, row.organisation_name) == (None, hidden.name)


def test_a_guest_taken_off_leaves_nobody_behind(client, officer, meeting):
    names = "\n".join(f"Anne FICTIVE{chr(65 + n)}" for n in range(12))
    assert send_names(client, meeting, opened(client, meeting) | {"guests": [names]}).status_code
    kept = meeting.attendances.order_by("pk").first()
    item = AgendaItemFactory(meeting=meeting)
    ActionItemFactory(item=item, owner_organisation=None, owner_person=kept.person)
    off = {f"roll-{row.pk}-remove": ["on"] for row in meeting.attendances.all()}
    assert send(client, meeting, opened(client, meeting) | off).status_code == 302
    assert not meeting.attendances.exists()
    assert list(Person.objects.all()) == [kept.person]
    assert not events_of(Person).filter(last_name="FICTIVEB").exists()


def test_namesakes_are_told_apart_for_the_chair_and_the_proxies(client, officer):
    body = BodyFactory(members=3)
    meeting, _ = log_meeting(body=body, on=DAY)
    first, second, _third = meeting.attendances.order_by("pk")
    for row, organisation in ((first, "Ville A"), (second, "Ville B")):
        row.person = PersonFactory(first_name="Marie", last_name="Martin")
        row.organisation_name = organisation
        row.save()
    soup = BeautifulSoup(client.get(f"/espace/reunions/{meeting.slug}/").content, "lxml")
    for name in ("chair", "secretary", f"roll-{_third.pk}-proxy"):
        labels = [option.text for option in soup.select(f"[name={name}] option")]
        marked = [label for label in labels if label.startswith("Marie Martin")]
        assert len(marked) == len({*marked}) == 2, name
        assert marked[0].startswith("Marie Martin, Ville A"), name


def test_all_guests_are_taken_off_by_one_button_and_one_save(client, officer, meeting):
    """The button ticks them; another one keeps them all, as long as nothing is saved."""
    pasted = "\n".join(f"Ana LOPEZ{n}, Ville" for n in range(12))
    send_names(client, meeting, opened(client, meeting) | {"guests": [pasted]})
    assert len(guests(meeting)) == 12
    ticked = fields(send(client, meeting, opened(client, meeting), do="remove-guests"))
    assert len([name for name in ticked if name.endswith("-remove")]) == 12
    kept = fields(send(client, meeting, ticked, do="keep-guests"))
    assert not [name for name in kept if name.endswith("-remove")]
    assert send(client, meeting, kept).status_code == 302
    assert len(guests(meeting)) == 12
    ticked = fields(send(client, meeting, opened(client, meeting), do="remove-guests"))
    assert send(client, meeting, ticked).status_code == 302
    assert guests(meeting) == []


@pytest.mark.parametrize("do", ["save", "read-names"])
def test_a_file_of_names_is_read_beside_what_is_pasted(client, officer, meeting, do):
    content = "Portable;Nom;Prénom;Structure;Présence\n06;Roux;Paul;CAF;excusé\n".encode()
    sent = opened(client, meeting) | {"guests": ["Mme Claire Dubois, DREETS"]}
    sent |= {"names_file": SimpleUploadedFile("liste.csv", content)}
    response = send(client, meeting, sent, do=do)
    assert "Colonne laissée de côté" in response.text
    shown = fields(response)
    assert [shown[f"arrival-n{n}-last_name"] for n in (1, 2)] == [["Dubois"], ["Roux"]]
    assert shown["arrival-n2-state"] == ["excused"]
    assert send(client, meeting, shown).status_code == 302
    assert guests(meeting) == [
        ("Claire Dubois", "DREETS", "present", ""),
        ("Paul Roux", "CAF", "excused", ""),
    ]


@pytest.mark.parametrize("do", ["save", "read-names", "add-item"])
def test_a_file_that_cannot_be_read_loses_nothing_of_the_page(client, officer, meeting, do):
    sent = opened(client, meeting) | {"guests": ["Mme Claire Dubois"], "minutes": ["Un texte."]}
    sent |= {"names_file": SimpleUploadedFile("liste.xls", b"\xd0\xcf\x11\xe0" + b"0" * 50)}
    response = send(client, meeting, sent, do=do)
    assert any("ancien format" in error for error in errors(response))
    assert fields(response)["minutes"] == ["Un texte."]
    assert not Attendance.objects.exists()
