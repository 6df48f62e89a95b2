"""The papers of a meeting, from its record: whole for those who keep it, public facts in public."""

import datetime
from io import BytesIO
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from governance import papers
from governance.choices import MeetingStatus, QuorumBasis, QuorumScope
from governance.models import Mandate, Seat
from tests.factories.accounts import UserFactory
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
from tests.factories.partners import PersonFactory, ProvisionFactory
from tests.governance.papers.meetings import counted_meeting, full_meeting
from tests.governance.papers.reading import (
    odt,
    odt_headings,
    odt_text,
    pdf_root,
    pdf_tags,
    pdf_text,
    squeezed,
)

pytestmark = pytest.mark.django_db

AFTERNOON = datetime.datetime(2026, 12, 8, 10, 0, tzinfo=datetime.UTC)
MARK = "zzsecret"  # of what is not public


def made(kind, meeting, form="pdf"):
    return papers.make(kind, meeting, form).content


def words(kind, meeting):
    return pdf_text(made(kind, meeting))


def in_order(text, *phrases):
    """Tell whether these phrases follow one another, spaces apart; fail otherwise."""
    for phrase in phrases:
        before, found, text = text.partition(squeezed(phrase))
        if not found:
            pytest.fail(f"« {phrase} » is not in its place, nor after: {before[:200]}")
    return True


# --- Every paper, of every sort of meeting -------------------------------------------------------


def empty_meeting():
    return MeetingFactory(body=BodyFactory(name="Instance sans composition"))


def overseas_meeting():
    return MeetingFactory(
        starts_on=AFTERNOON.date(),
        starts_at=AFTERNOON,
        time_zone="Indian/Reunion",
        place="Saint-Denis",
        roll_call=True,
        body=BodyFactory(members=2, majority=True, of_centre=True),
        items=["Budget"],
    )


def sample_meeting():
    return full_meeting(is_sample=True)


@pytest.mark.parametrize(
    "plan", [empty_meeting, full_meeting, counted_meeting, overseas_meeting, sample_meeting]
)
def test_every_paper_in_every_form(plan):
    meeting = plan()
    for kind, described in papers.KINDS.items():
        by_form = {form: papers.make(kind, meeting, form) for form in papers.FORMS}
        for form, paper in by_form.items():
            assert paper.name.endswith(f"{described.slug}-{meeting.slug}.{form}")
            assert paper.name.startswith("exemple-") == meeting.is_sample
        root = pdf_root(by_form["pdf"].content)
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "fr-FR"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"pdfuaid:part>1" in root["/Metadata"].get_data()
        assert b"CreateDate>20" in root["/Metadata"].get_data()
        tags = pdf_tags(by_form["pdf"].content)
        assert tags.count("H1") == 1
        assert ("TH" in tags) == ("TD" in tags)
        page = BeautifulSoup(by_form["html"].content, "lxml")
        levels = [int(tag.name[1]) for tag in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
        assert [level for level, _ in odt_headings(by_form["odt"].content)] == levels
        titles = {
            page.title.text,
            PdfReader(BytesIO(by_form["pdf"].content)).metadata.title,
            odt(by_form["odt"].content).meta.get_title(),
        }
        assert len(titles) == 1
        assert titles.pop().startswith("Exemple – ") == meeting.is_sample
        text = pdf_text(by_form["pdf"].content)
        assert ("Exemple:cetteréunionn’existepas" in text) == meeting.is_sample
        assert ("République" in text.capitalize()) == (meeting.body.centre is None)


def test_a_paper_made_again_is_the_same_file(time_machine):
    """Hours later too: its fingerprint can be checked."""
    meeting = full_meeting()
    for form in papers.FORMS:
        for kind in papers.KINDS:
            time_machine.move_to("2026-11-22 09:00:00Z")
            first = papers.make(kind, meeting, form)
            time_machine.move_to("2026-11-23 10:30:00Z")
            assert papers.make(kind, meeting, form) == first, (kind, form)


def test_a_text_document_has_real_styles_and_says_its_language():
    document = odt(made("minutes", full_meeting(), "odt"))
    assert document.meta.get_language() == "fr-FR"
    styles = {name for style in document.get_styles() if (name := style.name)}
    used = {
        element.get_attribute("text:style-name")
        for element in document.body.get_elements("//text:p|//text:h|//text:span|//text:list")
    }
    assert used - {None} <= styles
    tables = document.body.get_elements("//table:table")
    assert tables
    for table in tables:
        assert len(table.get_elements("table:table-header-rows/table:table-row")) == 1
    text = document.styles.get_element("//style:default-style[@style:family='paragraph']")
    assert text.get_element("style:text-properties").get_attribute("fo:language") == "fr"


def test_times_are_those_of_the_place_and_of_paris():
    hours = "Horaires À 14 h, heure de La Réunion (à 11 h à Paris)"
    assert squeezed(hours) in words("convocation", overseas_meeting())


def test_the_number_of_queries_does_not_grow():
    counts = []
    for members in (2, 12):
        meeting = MeetingFactory(
            held=True, roll_call=True, body=BodyFactory(members=members, majority=True)
        )
        for number in range(members):
            item = AgendaItemFactory(meeting=meeting, presenter=PersonFactory())
            DecisionFactory(item=item, text=f"Décision {number}", adopted=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            for kind in papers.KINDS:
                papers.make(kind, meeting, "html")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_two_hundred_attendees(django_assert_max_num_queries):
    body = BodyFactory(majority=True)
    college = CollegeFactory(body=body, name="Adhérents")
    seats = Seat.objects.bulk_create(
        Seat(college=college, title=f"Siège {n}", position=n) for n in range(1, 201)
    )
    Mandate.objects.bulk_create(
        Mandate(
            seat=seat,
            capacity=f"adhérent n° {seat.position}",
            start_on="2015-01-01",
            start_on_precision="day",
            confidence="verified",
        )
        for seat in seats
    )
    meeting = MeetingFactory(held=True, body=body, roll_call=True)
    with django_assert_max_num_queries(20):
        text = words("minutes", meeting)
    assert in_order(text, "Présents (200)", "adhérent n° 1", "adhérent n° 200", "Quorum atteint")
    sheet = made("attendance_sheet", meeting)
    assert int(pdf_root(sheet)["/Pages"]["/Count"]) > 10
    assert in_order(pdf_text(sheet), "adhérent n° 1", "adhérent n° 200", "Invités")


# --- What each one says --------------------------------------------------------------------------


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
        "Quorum atteint : 8 sièges à voix délibérative sur 10 en exercice",
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
        "Collège État : 3 sièges à voix délibérative sur 3 en exercice",
        "atteint.",
        "Collège Collectivités : 0 siège à voix délibérative sur 2 en exercice",
        "non atteint.",
    )


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
    assert in_order(with_rule, "Ordre du jour", "Quorum", "la moitié des sièges", "Pouvoir")
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


# --- In public -----------------------------------------------------------------------------------


def planted():
    """A public meeting with one public decision, and secrets everywhere else."""
    person = PersonFactory(first_name="Nom", last_name=MARK)
    meeting = MeetingFactory(
        held=True,
        public=True,
        title="Réunion publique",
        chair=person,
        secretary=person,
        note=MARK,
    )
    shown = AgendaItemFactory(meeting=meeting, title="Point public", public=True, note=MARK)
    hidden = AgendaItemFactory(meeting=meeting, title=f"Point {MARK}", presenter=person)
    old = DecisionFactory(item=shown, text=f"Ancienne {MARK}", adopted=True)
    DecisionFactory(
        item=shown,
        text="Le texte public.",
        public=True,
        adopted=True,
        corrects=old,
        provisions=[
            ProvisionFactory(title="Mission publique"),
            ProvisionFactory(title=f"Mission {MARK}", unverified=True),
        ],
    )
    DecisionFactory(item=hidden, text="Une autre, publique.", public=True, adopted=True)
    DecisionFactory(item=shown, text=f"Projet {MARK}", public=True)
    MinutesFactory(meeting=meeting, text=MARK)
    return meeting


@pytest.mark.parametrize("form", ["pdf", "odt"])
def test_public_decisions_hold_public_facts_alone(client, form):
    meeting = planted()
    address = reverse("governance:meeting_decisions", args=[meeting.slug, form])
    response = client.get(address)
    text = pdf_text(response.content) if form == "pdf" else odt_text(response.content)
    assert in_order(text, "Point public", "Le texte public.", "Mission publique", "Autres points")
    assert "Uneautre,publique." in text
    assert MARK not in text.lower()
    assert "Corrige" not in text
    assert address in client.get(meeting.get_absolute_url()).content.decode()
    meeting.note = "autre"
    meeting.save()  # what is not public moves no byte of it
    assert client.get(address).content == response.content


def test_public_minutes_hold_the_public_text_alone():
    meeting = planted()
    text = pdf_text(papers.public_minutes_pdf("Le texte **publié**.", meeting))
    assert in_order(text, "Réunion publique", "Mardi 3 mars 2026", "Le texte publié.")
    assert MARK not in text.lower()
    assert "Pointpublic" not in text


def test_without_a_published_decision_there_is_no_public_list(client):
    meeting = MeetingFactory(held=True, public=True)
    DecisionFactory(item__meeting=meeting, adopted=True)
    assert client.get(f"{meeting.get_absolute_url()}releve-de-decisions.pdf").status_code == 404
    assert "releve-de-decisions" not in client.get(meeting.get_absolute_url()).content.decode()
    assert papers.public_decision_list(meeting, "pdf") is None


# --- Served --------------------------------------------------------------------------------------


def test_papers_are_kept_by_no_cache_and_bear_their_name(client):
    meeting = full_meeting()
    client.force_login(UserFactory(staff=True))
    page = client.get(reverse("espace:meeting_record", args=[meeting.slug]))
    links = BeautifulSoup(page.content, "lxml").select("#papiers + ul a")
    assert len(links) == len(papers.KINDS) * len(papers.FORMS)
    for link in links:
        response = client.get(link["href"])
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        form = link["href"].rpartition(".")[2]
        disposition = response.get("Content-Disposition", "")
        expected = {"html": "", "pdf": "inline; ", "odt": "attachment; "}[form]
        assert disposition.startswith(expected)
        assert bool(disposition) == (form != "html")
        if form != "html":
            assert f'filename="{link["href"].rpartition("/")[2].split(".")[0]}-' in disposition
