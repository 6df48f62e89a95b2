"""Details on the page of a meeting: presenters, papers, known guests."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.core.exceptions import FieldDoesNotExist

from governance.choices import MeetingCall, MeetingMode
from governance.convening.planning import COPIED, log_meeting
from governance.models import Decision, Mandate, Meeting
from governance.record.details import DetailsForm, details_of
from partners.models import Person
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    DocumentFactory,
    MeetingFactory,
)
from tests.factories.partners import EditionFactory, PersonFactory, ProvisionFactory
from tests.governance.record.page import DAY, address, errors, fields, opened, roll, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True)
    client.force_login(user)
    return user


@pytest.fixture
def body():
    return BodyFactory(members=3)


@pytest.fixture
def meeting(body):
    return log_meeting(body=body, on=DAY)[0]


# --- One declaration of the details ----------------------------------------------------------

# The columns that a meeting put off, or convened a second time, does not have from the first one.
NOT_COPIED = {
    **dict.fromkeys(("body", "title", "slug"), "dits par qui prévoit, ou faits du jour"),
    **dict.fromkeys(("starts_on", "starts_on_precision"), "un autre jour"),
    **dict.fromkeys(("ends_on", "ends_on_precision"), "une autre durée"),
    **dict.fromkeys(("starts_at", "ends_at"), "les heures d’un autre jour se disent à nouveau"),
    "status": "prévue à nouveau",
    "call": "première ou seconde, dit par qui convoque",
    "summary": "ce qui s’est dit à l’autre",
    **dict.fromkeys(("chair", "secretary"), "qui a présidé et écrit l’autre séance"),
    "postponed_to": "mène de l’une à l’autre",
    **dict.fromkeys(
        ("confidence", "checked_on", "checked_on_precision", "note"), "la preuve de l’autre"
    ),
}


def test_every_column_is_copied_or_has_a_reason_not_to_be():
    typed = {
        field.name
        for field in Meeting._meta.concrete_fields
        if field.editable and not field.auto_created
    }
    assert typed == {*COPIED, *NOT_COPIED}
    assert not set(COPIED) & set(NOT_COPIED)


@pytest.fixture
def told(meeting):
    """The meeting with something in each of its details."""
    at = datetime.datetime.combine(DAY, datetime.time(9), tzinfo=ZoneInfo(meeting.time_zone))
    people = [row.person for row in roll(meeting)]
    meeting.title, meeting.place = "Réunion de mars", "Lyon"
    meeting.video_link = "https://visio.exemple.test/mars"
    meeting.mode, meeting.call = MeetingMode.HYBRID, MeetingCall.SECOND
    meeting.starts_at, meeting.ends_at = at, at + datetime.timedelta(hours=2)
    meeting.chair, meeting.secretary = people[:2]
    meeting.summary = "Le budget."
    meeting.save()
    return meeting


def kept(meeting):
    row = Meeting.objects.filter(pk=meeting.pk).values().get()
    return {name: value for name, value in row.items() if name not in ("version", "updated_at")}


def test_saving_what_is_shown_changes_no_column(client, officer, told):
    assert all(details_of(told).values()), "chaque détail est à remplir ici"
    before = kept(told)
    assert send(client, told, opened(client, told)).status_code == 302
    assert kept(told) == before


def test_a_new_detail_is_shown_and_written_by_its_field_alone(client, officer, told, monkeypatch):
    monkeypatch.setitem(DetailsForm.base_fields, "summary", forms.CharField(required=False))
    sent = opened(client, told)
    assert sent["summary"] == ["Le budget."]
    assert send(client, told, sent | {"summary": ["Le budget de 2027."]}).status_code == 302
    assert kept(told)["summary"] == "Le budget de 2027."


def test_a_detail_that_a_page_forgets_is_not_erased(client, officer, told, monkeypatch):
    sent = opened(client, told)
    monkeypatch.setitem(DetailsForm.base_fields, "summary", forms.CharField(required=False))
    assert send(client, told, sent | {"place": ["Lille"]}).status_code == 302
    assert (kept(told)["place"], kept(told)["summary"]) == ("Lille", "Le budget.")


def test_a_detail_without_a_column_is_refused_at_once(client, officer, told, monkeypatch):
    monkeypatch.setitem(DetailsForm.base_fields, "accessibility", forms.CharField(required=False))
    with pytest.raises(FieldDoesNotExist):
        client.get(address(told))


def test_a_link_in_the_place_is_refused_at_its_field(client, officer, meeting):
    response = send(
        client, meeting, opened(client, meeting) | {"place": ["https://visio.exemple.test/mars"]}
    )
    assert response.status_code == 422
    assert response.context["form"].details.errors == {
        "place": [
            "Le lieu est public : écrivez le lien de la visioconférence dans son propre champ."
        ]
    }


# --- What stands beside ----------------------------------------------------------------------


def test_a_number_typed_by_hand_is_refused(client, officer, meeting):
    item = AgendaItemFactory(meeting=meeting, position=1)
    sent = opened(client, meeting)
    sent[f"item-{item.pk}-decisions"] = "n1"
    response = send(
        client,
        meeting,
        sent,
        **{"decision-n1-text": "x", "decision-n1-sense": "decision", "decision-n1-number": "7"},
    )
    assert response.status_code == 422
    assert "Un numéro ne se saisit pas" in errors(response)[0]
    assert not Decision.objects.exists()


def test_a_point_says_who_presents_how_long_and_what_it_cites(client, officer, meeting):
    item = AgendaItemFactory(meeting=meeting, position=1, title="Budget")
    provision = ProvisionFactory(edition=EditionFactory(in_force=True))
    presenter = roll(meeting)[0].person
    response = send(
        client,
        meeting,
        opened(client, meeting),
        **{
            f"item-{item.pk}-presenter": presenter.pk,
            f"item-{item.pk}-minutes_planned": "20",
            f"item-{item.pk}-provisions": [provision.pk],
            f"item-{item.pk}-visibility": "public",
            f"roll-{roll(meeting)[0].pk}-remark": "arrivée à 15 h",
        },
    )
    assert response.status_code == 302
    item.refresh_from_db()
    assert (item.presenter, item.minutes_planned) == (presenter, 20)
    assert item.visibility == "restricted", "publier est un acte à part, avec son aperçu"
    assert list(item.provisions.all()) == [provision]
    assert roll(meeting)[0].remark == "arrivée à 15 h"
    assert send(client, meeting, opened(client, meeting)).status_code == 302
    item.refresh_from_db()
    assert item.provisions.count() == 1


def test_a_presenter_from_elsewhere_is_refused(client, officer, meeting):
    item = AgendaItemFactory(meeting=meeting, position=1, title="Budget")
    stranger = PersonFactory()
    sent = opened(client, meeting)
    response = send(client, meeting, sent, **{f"item-{item.pk}-presenter": stranger.pk})
    assert response.status_code == 422
    assert "Point 1, « Rapporteur »" in errors(response)[0].replace("\xa0", " ")


def test_a_guest_already_known_to_the_body_is_not_written_twice(client, officer, meeting, body):
    before = MeetingFactory(body=body, held=True)
    known = AttendanceFactory(meeting=before, organisation_name="Ville de Lyon")
    foreign = AttendanceFactory(meeting__held=True)
    page = client.get(address(meeting))
    boxes = BeautifulSoup(page.content, "lxml").select("input[name=known]")
    assert [int(box["value"]) for box in boxes] == [known.person_id]
    assert foreign.person.last_name not in page.text

    people = Person.objects.count()
    response = send(client, meeting, fields(page), known=[known.person_id])
    assert response.status_code == 302
    guest = meeting.attendances.get(mandate__isnull=True)
    assert (guest.person, guest.organisation_name) == (known.person, "Ville de Lyon")
    assert Person.objects.count() == people
    assert "Reprendre quelqu" not in client.get(address(meeting)).text

    refused = send(client, meeting, opened(client, meeting), known=[foreign.person_id])
    assert refused.status_code == 422
    assert meeting.attendances.filter(mandate__isnull=True).count() == 1


def test_the_papers_of_a_point_are_at_hand(client, officer, meeting):
    item = AgendaItemFactory(meeting=meeting, position=1, title="Budget")
    document = DocumentFactory(meeting=meeting, item=item, title="Budget prévisionnel")
    DocumentFactory(meeting=meeting, item=item, title="Version fausse", removed=True)
    page = BeautifulSoup(client.get(address(meeting)).content, "lxml")
    [link] = page.select(".crpv-item__files a")
    assert (link.text, str(document.public_id) in link["href"]) == ("Budget prévisionnel", True)
    add = page.select_one(f"#point-{item.pk} a[href*=point]")["href"]
    chosen = BeautifulSoup(client.get(add).content, "lxml")
    assert chosen.select_one("#id_item option[selected]")["value"] == str(item.pk)


def test_who_may_preside_is_offered_before_the_roll_and_said_when_nobody_is(client, officer, body):
    def offered(meeting):
        form = client.get(address(meeting)).context["form"]
        items = list(form.items.values())
        fields = [form.details["chair"], form.details["secretary"], items[0]["presenter"]]
        return [([label for _, label in each.field.choices][1:], each.help_text) for each in fields]

    planned = MeetingFactory(body=body, chair=PersonFactory(first_name="Zoé", last_name="Zed"))
    AgendaItemFactory(meeting=planned)
    names = sorted(
        mandate.holder.full_name for mandate in Mandate.objects.of_body(body).in_office(DAY)
    )
    assert offered(planned) == [([*names, "Zoé Zed"], "")] * 3

    unknown = MeetingFactory()
    AgendaItemFactory(meeting=unknown)
    assert offered(unknown) == [([], "Les noms enregistrés à l’appel seront proposés ici.")] * 3
    guest = AttendanceFactory(meeting=MeetingFactory(body=unknown.body, held=True)).person
    assert offered(unknown) == [([guest.full_name], "")] * 3, "déjà venue à cette instance"
