"""Somebody is forgotten: what the committees hold of them stays true, without the name."""

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from crpv_portal.common.history import because
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from governance.models import Attendance, Mandate
from partners.models import Person
from partners.services import erase_person
from tests.admin.screens import address, errors, said
from tests.back_office.journal.acts import act_of, undo_now
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    CollegeFactory,
    InvitationFactory,
    MandateFactory,
    MeetingFactory,
    SeatFactory,
)
from tests.factories.partners import PersonFactory

pytestmark = pytest.mark.django_db

MARK = "zzoubliee"


def tables_that_hold(mark):
    """Every table of the database, traces included, in which a text holds the mark."""
    return {
        model._meta.label
        for model in apps.get_models()
        if any(mark in str(row).lower() for row in model._default_manager.order_by().values())
    }


def test_nothing_of_a_member_is_left_in_any_table(client):
    person = PersonFactory(
        first_name=MARK, last_name=MARK, function_email=f"{MARK}@exemple.test", user=UserFactory()
    )
    body = BodyFactory()
    college = CollegeFactory(body=body)
    held = MandateFactory(seat=SeatFactory(college=college), holder=person, named=True)
    MandateFactory(seat=SeatFactory(college=college), alternate=person, named=True)
    meeting = MeetingFactory(body=body, held=True, public=True, chair=person, secretary=person)
    item = AgendaItemFactory(meeting=meeting, presenter=person, public=True)
    AttendanceFactory(meeting=meeting, mandate=held)
    ActionItemFactory(item=item, owner_person=person)
    InvitationFactory(meeting=meeting, mandate=held, person=person)
    with transaction.atomic():
        queue_mail(
            kind="essai", to=person.function_email, subject=f"Pour {MARK}", text=f"Bonjour {MARK}"
        )
    assert len(tables_that_hold(MARK)) > 2

    erase_person(person=person, reason="demande du 1er novembre")

    assert tables_that_hold(MARK) == set()
    assert (Mandate.objects.count(), Attendance.objects.count()) == (2, 1)
    assert OutgoingMail.objects.get().state == "dropped"
    public = client.get(body.get_absolute_url()).text
    assert MARK not in public
    assert "personne effacée" not in public


def test_a_person_deleted_by_mistake_is_brought_back_to_be_forgotten():
    """The history keeps what was deleted, so that it can come back; an erasure asks for the row."""
    person = PersonFactory(first_name=MARK, last_name=MARK)
    with because("saisie par erreur"):
        person.delete()
    assert tables_that_hold(MARK) == {"partners.PersonEvent"}
    undo_now(act_of("saisie par erreur"))
    erase_person(person=Person.objects.get(), reason="demande du 1er novembre")
    assert tables_that_hold(MARK) == set()


def test_staff_forgets_whom_a_member_had_sent(screens):
    meeting = MeetingFactory(body=BodyFactory(members=1))
    invitation = InvitationFactory(
        meeting=meeting,
        mandate=Mandate.objects.get(),
        answer="sends",
        answered_at=timezone.now(),
        answered_sequence=0,
        deputy_name=MARK,
        deputy_organisation=MARK,
    )
    url = address(meeting, "effacer-une-personne-envoyee")
    page = screens.save(url, {"name": MARK, "reason": "demande du 1er novembre"})
    assert "Le nom est effacé" in page.select_one(".messagelist").text, errors(page)
    assert tables_that_hold(MARK) == set()
    invitation.refresh_from_db()
    assert invitation.answer == "sends"
    other = InvitationFactory(
        meeting=MeetingFactory(body=meeting.body),
        mandate=invitation.mandate,
        answer="sends",
        answered_at=timezone.now(),
        answered_sequence=0,
        deputy_name=MARK,
    )
    page = screens.get(address(other.meeting))
    assert "Effacer une personne envoyée" in page.text
    page = screens.save(url, {"name": MARK, "reason": "essai"})
    assert tables_that_hold(MARK) != set()


@pytest.mark.parametrize("email", ["", "a@exemple.test"])
def test_erasure_is_not_cut_by_the_limit_of_the_web_server(email):
    """A long history takes longer than a page may; what follows keeps the limit."""

    def limit():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('statement_timeout')")
            return cursor.fetchone()[0]

    person = PersonFactory(function_email=email)
    before = limit()
    with transaction.atomic():
        erase_person(person=person, reason="demande")
        assert limit() == "10min"
        transaction.set_rollback(True)
    assert limit() == before


def test_person_is_forgotten_everywhere(screens):
    person = PersonFactory(first_name="Zoé", last_name="Zzsecret")
    page = screens.save(address(person, "effacer"), {"reason": "demande du 3 mars"})
    assert said(page) == ["Les données de cette personne sont effacées."], errors(page)
    history = screens.get(address(person, "history")).text
    assert "Zzsecret" not in history
    assert "demande du 3 mars" in history
