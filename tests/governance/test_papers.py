"""Papers: accessible by construction, the same bytes for the same data, literal in every field."""

import io

import pytest
from pypdf import PdfReader

from governance import papers
from tests.governance.papers_world import full_meeting

pytestmark = pytest.mark.django_db


def words(pdf):
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split()
    )


def test_minutes_are_a_tagged_pdf():
    meeting = full_meeting()
    pdf = papers.minutes_pdf(meeting.minutes)
    root = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "fr-FR"
    assert b"pdfuaid:part>1" in root["/Metadata"].get_data()
    assert papers.minutes_pdf(meeting.minutes) == pdf


def test_public_minutes_say_the_public_text_alone():
    meeting = full_meeting()
    found = words(papers.public_minutes_pdf("Texte **public** du compte rendu.", meeting))
    assert "Texte public du compte rendu." in found
    assert meeting.title in found
    assert "Camille" not in found
    assert "Rapporteuse" not in found
    assert "programme" not in found
