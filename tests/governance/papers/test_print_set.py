"""« Tout imprimer »: the papers and the PDF documents of a meeting in one PDF."""

import io
from pathlib import Path

import pytest
from django.urls import reverse
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from crpv_portal.common.files import store_file
from governance import papers
from governance.papers import print_sets as module
from governance.papers import tags
from tests.factories.governance import AgendaItemFactory, DocumentFactory, MeetingFactory
from tests.governance.papers.reading import pdf_tags, pdf_text, squeezed
from tests.tabs import browsers

pytestmark = pytest.mark.django_db

A3 = (841.89, 1190.55)


@pytest.fixture(autouse=True)
def _kept_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def pages_of(*sizes, password=""):
    writer = PdfWriter()
    for width, height in sizes:
        writer.add_blank_page(width, height)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def filed(meeting, title, content, name="piece.pdf", item=None):
    stored = store_file(name=name, content=content)
    return DocumentFactory(meeting=meeting, title=title, item=item, file=stored)


def overwrite(document, content):
    """What stands in the store once its file is broken or was never judged."""
    Path(document.file.file.path).write_bytes(content)


def made(meeting):
    return PdfReader(io.BytesIO(papers.print_set(meeting)[1]))


def outline(reader):
    return [item.title for item in reader.outline]


@pytest.fixture
def meeting():
    meeting = MeetingFactory()
    budget = AgendaItemFactory(meeting=meeting, title="Budget", position=1)
    filed(meeting, "Note libre", pages_of((200, 300)))
    filed(meeting, "Plan", pages_of(A3, A3), item=budget)
    filed(meeting, "Tableau", b"Poste;Montant\n1;2\n", "t.csv", item=budget)
    return meeting


def test_all_of_it_in_order_with_the_sizes_kept(meeting):
    reader = made(meeting)
    assert [title.replace("\xa0", " ") for title in outline(reader)] == [
        "Sommaire",
        "Convocation",
        "Ordre du jour",
        "Point 1, « Plan »",
        "« Note libre »",
        "Feuille de présence",
    ]
    sizes = [RectangleObject(page.mediabox) for page in reader.pages]
    assert [float(size.width) for size in sizes].count(A3[0]) == 2
    assert [float(size.width) for size in sizes].count(200) == 1
    first = squeezed(reader.pages[0].extract_text())
    assert squeezed("À imprimer à part") in first
    assert squeezed("Tableau") in first
    assert reader.trailer["/Root"]["/Lang"] == "fr-FR"


def test_the_same_data_give_the_same_bytes(meeting):
    assert papers.print_set(meeting) == papers.print_set(meeting)


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\nrien", b"", pages_of((100, 100), password="secret")],  # noqa: S106 - of a test
)
def test_what_cannot_be_put_in_is_listed_and_the_rest_comes(meeting, content):
    overwrite(meeting.documents.get(title="Plan"), content)
    reader = made(meeting)
    assert squeezed("son fichier ne se lit pas") in squeezed(reader.pages[0].extract_text())
    assert "« Note libre »" in [title.replace("\xa0", " ") for title in outline(reader)]


def test_its_size_is_bounded(meeting, monkeypatch):
    monkeypatch.setattr(module, "MOST_PAGES", 2)
    assert squeezed("plus de 2 pages") in pdf_text(papers.print_set(meeting)[1])
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    assert squeezed("trop lourd") in pdf_text(papers.print_set(meeting)[1])


def test_a_removed_document_is_not_in_it(meeting):
    meeting.documents.update(removed_at=meeting.updated_at, removal_reason="doublon")
    assert len(outline(made(meeting))) == 4


def test_it_is_offered_and_sent_to_who_keeps_the_body(meeting):
    claire, _ = browsers()
    page = reverse("espace:meeting_print_set", args=[meeting.slug])
    assert page in claire.get(reverse("espace:meeting_prepare", args=[meeting.slug])).text
    sent = claire.get(page)
    assert sent["Content-Type"] == "application/pdf"
    assert sent["Cache-Control"] == "private, no-store"


# --- Tags ----------------------------------------------------------------------------------------


def numbered(reader):
    """Rows of the parent tree by their numbers."""
    rows = list(reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"])
    numbers = [int(number) for number in rows[::2]]
    assert numbers == sorted(set(numbers))
    return dict(zip(numbers, rows[1::2], strict=True))


def test_papers_keep_their_tags_together():
    """Each page, and each link, leads to the elements that are on it, in the order of the parts."""
    meeting = MeetingFactory(items=["Budget", "Questions diverses"])
    filed(meeting, "Ancien", papers.make("agenda", MeetingFactory(items=["Avant"]), "pdf").content)
    name, content = papers.print_set(meeting)
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert len(root["/StructTreeRoot"]["/K"]) == len(reader.outline) == 5, name
    assert pdf_tags(content).count("H1") == 5
    rows = numbered(reader)
    places = {page.indirect_reference.idnum: rank for rank, page in enumerate(reader.pages)}
    for rank, page in enumerate(reader.pages):
        for element in rows[int(page["/StructParents"])].get_object():
            held = element.get_object()
            assert places[held.raw_get("/Pg").idnum] == rank
    assert "perdent leurs balises" not in " ".join(reader.pages[0].extract_text().split())


def test_one_document_without_tags_leaves_all_without_and_is_named(meeting):
    reader = made(meeting)
    assert "/StructTreeRoot" not in reader.trailer["/Root"]
    first = squeezed(reader.pages[0].extract_text())
    assert (
        squeezed("perdent leurs balises, que n’ont pas Point 1, « Plan » et « Note libre »")
        in first
    )


def test_a_broken_tree_is_no_tree(monkeypatch):
    meeting = MeetingFactory()
    content = papers.make("agenda", meeting, "pdf").content
    filed(meeting, "Ancien", content)
    monkeypatch.setattr(tags, "MOST_ROWS", 0)
    assert not module._is_tagged(content)
