"""Every paper of a meeting, in every form, of every sort of meeting."""

import datetime
from io import BytesIO
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from governance import papers
from governance.models import Mandate, Seat
from tests.factories.governance import (
    AgendaItemFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    MeetingFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.papers.meetings import counted_meeting, empty_meeting, full_meeting
from tests.governance.papers.reading import (
    in_order,
    made,
    odt,
    odt_headings,
    pdf_root,
    pdf_tags,
    pdf_text,
    squeezed,
    words,
)

pytestmark = pytest.mark.django_db


AFTERNOON = datetime.datetime(2026, 12, 8, 10, 0, tzinfo=datetime.UTC)


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
