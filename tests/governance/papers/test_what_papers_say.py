"""What each paper of a meeting says, to those who keep the meeting."""

import datetime

import pytest

from crpv_portal.common.dates import in_words, today
from governance import papers
from governance.choices import MeetingStatus, QuorumBasis, QuorumScope
from governance.convening.planning import postpone_meeting
from governance.models import Mandate
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    InvitationFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    SeatFactory,
    StoredFileFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.papers.meetings import counted_meeting, empty_meeting, full_meeting
from tests.governance.papers.reading import in_order, made, pdf_text, squeezed, words

pytestmark = pytest.mark.django_db


AFTERNOON = datetime.datetime(2026, 12, 8, 10, 0, tzinfo=datetime.UTC)


def test_minutes_tell_who_was_there_what_was_decided_and_what_is_left():
    text = words("minutes", full_meeting())
    assert in_order(
        text,
        "Compte rendu",
        "Comité d’animation national de printemps",
        "Projet de compte rendu : il n’est pas encore approuvé.",
        "Mardi 3 mars 2026",
        "De 14 h à 16 h 30",
        "Anne Présidente",
        "Présents (7)",
        "arrivée à 15 h",
        "Représentés (1)",
        "pouvoir donné à Camille Dupont-Ét1",
        "Excusés (1)",
        "Absents (1)",
        "Invités (1)",
        "Association Voisins",
        "Quorum atteint : 8 membres à voix délibérative sur 10 en exercice",
        "1. Approbation du compte rendu précédent",
        "CAN-2026-01 – Décision",
        "2. Programme de travail 2027",
        "présenté par Zoé Rapporteuse",
        "trois priorités",
        "12 000 €",
        "CAN-2026-02 – Décision",
        "Vote : 3 pour, 1 contre, 1 abstention.",
        "CAN-2026-03 – Avis favorable",
        "3. Questions diverses",
        "La séance est ouverte à 14 h.",
        "Suites à donner",
        "Diffuser le programme aux centres",
        "15 avril 2026",
        "Luc Secrétaire",
    )


def test_minutes_approved_say_where():
    minutes = full_meeting().minutes
    later = MeetingFactory(
        body=minutes.meeting.body, held=True, starts_on=datetime.date(2026, 6, 2)
    )
    minutes.approved_at = AgendaItemFactory(meeting=later, title="Approbation du procès-verbal")
    minutes.locked_at = datetime.datetime(2026, 6, 2, 16, 0, tzinfo=datetime.UTC)
    text = pdf_text(papers.minutes_pdf(minutes))
    said = "Approuvé à la réunion du mardi 2 juin 2026, au point « Approbation du procès-verbal »."
    assert squeezed(said) in text
    assert "Projet" not in text


def test_approved_minutes_are_the_kept_file():
    kept = StoredFileFactory(content=b"%PDF-1.7 exemplaire", media_type="application/pdf")
    minutes = MinutesFactory(approved=True, kept_file=kept)
    assert made("minutes", minutes.meeting) == b"%PDF-1.7 exemplaire"
    assert b"brouillon" not in made("minutes", minutes, "html")


def test_a_quorum_by_college_says_each():
    body = BodyFactory(
        quorum_basis=QuorumBasis.SEATS,
        quorum_scope=QuorumScope.BY_COLLEGE,
        quorum_numerator=1,
        quorum_denominator=2,
        members=5,
    )
    meeting = MeetingFactory(held=True, body=body, roll_call=True)
    meeting.attendances.filter(mandate__seat__college__name="Collectivités").update(state="absent")
    assert in_order(
        words("decision_list", meeting),
        "Quorum non atteint.",
        "Collège État : 3 membres à voix délibérative sur 3 en exercice",
        "atteint.",
        "Collège Collectivités : 0 membre à voix délibérative sur 2 en exercice",
        "non atteint.",
    )


def test_an_assembly_counted_by_head_counts_members():
    meeting = counted_meeting()
    body = meeting.body
    body.quorum_basis, body.quorum_numerator, body.quorum_denominator = QuorumBasis.SEATS, 1, 3
    body.save()
    text = words("minutes", meeting)
    assert in_order(text, "Quorum atteint : 502 membres à voix délibérative sur 1 380 en exercice")
    assert "siège" not in text
    rule = "Membres présents ou représentés : le tiers des membres à voix délibérative."
    assert in_order(words("convocation", meeting), rule)


def test_a_convocation_names_the_days_that_it_replaces():
    days = [today() + datetime.timedelta(weeks=weeks) for weeks in (3, 6, 9)]
    first = MeetingFactory(starts_on=days[0])
    second = postpone_meeting(meeting=first, to=days[1], reason="Neige")
    third = postpone_meeting(meeting=second, to=days[2], reason="Grève")
    one, two = (f"du {in_words(day)}" for day in days[:2])
    assert squeezed("Elle remplace") not in words("convocation", first)
    said = f"Elle remplace la réunion {one}, qui a été reportée."
    assert in_order(words("convocation", second), said)
    said = f"Elle remplace les réunions {one} et {two}, qui ont été reportées."
    assert in_order(words("convocation", third), said)


def test_the_attendance_sheet_has_a_row_a_seat_in_office_that_day():
    body = BodyFactory(name="Conseil")
    college = CollegeFactory(body=body, name="Financeurs")
    named = PersonFactory(first_name="Ada", last_name="Titulaire")
    MandateFactory(
        seat=SeatFactory(college=college, title="Région"),
        holder=named,
        alternate=PersonFactory(first_name="Bo", last_name="Suppléante"),
    )
    MandateFactory(
        seat=SeatFactory(college=college, title="Préfecture"),
        holder=None,
        capacity="préfet de région ou son représentant",
        consultative=True,
    )
    MandateFactory(seat=SeatFactory(college=college, title="Ville"), holder=None)
    SeatFactory(college=college, title="Jamais pourvu")
    former = MandateFactory(
        seat=SeatFactory(college=college, title="Ancien siège"),
        holder=PersonFactory(last_name="Partie"),
    )
    Mandate.objects.filter(pk=former.pk).update(end_on="2020-01-01", end_on_precision="day")
    text = words("attendance_sheet", MeetingFactory(body=body))
    assert in_order(text, "Financeurs", "Ada Titulaire", "Suppléance : Bo Suppléante", "Région")
    assert in_order(text, "préfet de région ou son représentant", "Préfecture", "voix consultative")
    assert text.count("àdésigner") == 2
    assert "Jamaispourvu" in text
    assert "Ancien" not in text
    assert "Partie" not in text


def test_the_attendance_sheet_tells_what_was_answered():
    body = BodyFactory(members=3)
    meeting = MeetingFactory(body=body)
    first, second, third = Mandate.objects.of_body(body).in_office(meeting.starts_on)
    answered = {
        "answered_at": datetime.datetime(2026, 11, 12, tzinfo=datetime.UTC),
        "answered_sequence": 0,
        "sent": True,
        "meeting": meeting,
    }
    InvitationFactory(mandate=first, answer="coming", **answered)
    InvitationFactory(mandate=second, answer="sends", deputy_name="Ida Envoyée", **answered)
    InvitationFactory(mandate=third, answer="excused", **answered)
    guest = PersonFactory(first_name="Gil", last_name="Convié")
    InvitationFactory(mandate=None, person=guest, meeting=meeting, sent=True)
    text = words("attendance_sheet", meeting)
    assert text.count("Réponse:") == 2
    assert in_order(text, "Réponse : envoie Ida Envoyée", "Réponse : s’excuse", "Invités", "Convié")


def test_a_body_counted_by_head_has_counts_to_fill_in():
    text = words("attendance_sheet", counted_meeting())
    assert in_order(text, "Habitants", "1 300", "Associations", "80", "Invités")
    assert "Composition" not in text


def test_a_body_without_composition_has_blank_rows():
    text = words("attendance_sheet", empty_meeting())
    assert "Lacompositiondel’instancen’estpasconnue" in text


def test_the_agenda_says_when_each_point_begins_as_long_as_it_can():
    text = words("agenda", full_meeting())
    assert in_order(text, "14 h", "Approbation", "14 h 10", "Programme", "14 h 55", "diverses")


def test_the_convocation_offers_a_proxy_only_where_one_counts():
    with_rule = words("convocation", full_meeting())
    assert in_order(with_rule, "Ordre du jour", "Quorum", "la moitié des membres", "Pouvoir")
    assert "pouvoir" not in words("convocation", empty_meeting()).lower()


def test_a_second_call_says_that_no_quorum_is_asked():
    body = BodyFactory(majority=True, second_call_without_quorum=True)
    first, second = (words("convocation", MeetingFactory(body=body, call=n)) for n in (1, 2))
    assert "quelquesoitlenombredesesmembres" in second
    assert "quelquesoit" not in first
    assert "secondeconvocation" not in first.lower()


def test_a_meeting_called_off_says_so_first():
    meeting = MeetingFactory(status=MeetingStatus.CANCELLED)
    assert squeezed("Cette réunion est annulée.") in words("convocation", meeting)


def test_the_list_of_decisions_counts_drafts_and_does_not_quote_them():
    meeting = full_meeting()
    DecisionFactory(item=meeting.items.first(), text="Un projet caché.")
    text = words("decision_list", meeting)
    assert in_order(text, "CAN-2026-01", "CAN-2026-02", "1 projet de décision n’est pas adopté")
    assert "Unprojetcaché" not in text
