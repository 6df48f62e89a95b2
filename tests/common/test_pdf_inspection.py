"""Inspection of PDF: all its objects are parsed, at a bounded cost."""

import io

import pytest
from pypdf import PdfWriter

from crpv_portal.common import pdf_inspection
from crpv_portal.common.pdf_inspection import STEPS, Budget, Trouble, trouble_in
from tests.pdf_files import PDF, folded_pdf, pdf, stream

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def encrypted(opens: str, changes: str | None = None, *, algorithm: str) -> bytes:
    """A blank page, with the password that opens it and the one that lifts its restrictions."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt(opens, changes, algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        PDF,
        folded_pdf(b"<< /Type /Page >>"),
        pdf(b"<< /Type /Page /Contents 3 0 R >>", stream(b"(/S /JavaScript) Tj /Launch /JS")),
        pdf(b"<< /Title (/S /JavaScript /JS 4 0 R /EmbeddedFiles) >>"),
        pdf(b"<< /Type /Annot /A << /S /URI /URI (https://www.example.org/JavaScript) >> >>"),
        pdf(b"<< /Font << /JS 3 0 R >> >>", b"<< /Type /Font >>"),
        pdf(b"<< /Type /Annot /F 4 /A << /S /URI /URI (file:///a.pdf) >> >>"),
    ],
)
def test_a_pdf_without_a_program_is_no_trouble(content: bytes) -> None:
    assert trouble_in(content) is None


@pytest.mark.parametrize(
    "content",
    [
        pdf(SCRIPT),
        pdf(b"<< /S /J#61vaScript /JS 4 0 R >>"),
        pdf(b"<< /S 3 0 R /JS (app.alert\\(1\\)) >>", b"/JavaScript"),
        pdf(b"<< /S /Rendition /JS (app.alert\\(1\\)) >>"),
        pdf(catalog=b"<< /Type /Catalog /OpenAction " + SCRIPT + b" >>"),
        pdf(b"<< /Type /Annot /AA << /E [" + SCRIPT + b"] >> >>"),
        pdf(b"<< /S /Launch /F (cmd.exe) >>"),
        pdf(b"<< /Fields [] /XFA 3 0 R >>", stream(b"<script/>")),
        # A tree of names: the catalog, its names, a branch, a leaf, the action.
        pdf(
            b"<< /JavaScript 3 0 R >>",
            b"<< /Kids [4 0 R] >>",
            b"<< /Limits [(a) (a)] /Names [(a) 5 0 R] >>",
            SCRIPT,
            catalog=b"<< /Type /Catalog /Names 2 0 R >>",
        ),
        folded_pdf(b"<< /Type /Page >>", SCRIPT),
        folded_pdf(b"<< /S /Launch /F (cmd.exe) >>"),
        pdf(b"<< /S /URI /URI (JavaScript:app.alert\\(1\\)) >>"),
        pdf(b"<< /S /URI /URI 3 0 R >>", b"(ms-msdt:/id PCWDiagnostic)"),
    ],
)
def test_a_program_is_found_wherever_it_hangs(content: bytes) -> None:
    assert trouble_in(content) is Trouble.PROGRAM


ADDRESS = b"<< /S /URI /URI (https://a.test) >>"


@pytest.mark.parametrize(
    "content",
    [
        pdf(catalog=b"<< /Type /Catalog /OpenAction " + ADDRESS + b" >>"),
        pdf(ADDRESS, catalog=b"<< /Type /Catalog /OpenAction 2 0 R >>"),
        pdf(b"/URI", catalog=b"<< /Type /Catalog /OpenAction << /S 2 0 R >> >>"),
        pdf(
            b"<< /S /GoTo /D [4 0 R /Fit] /Next [3 0 R] >>",
            b"<< /S /Named /N /Print /Next " + ADDRESS + b" >>",
            b"<< /Type /Page >>",
            catalog=b"<< /Type /Catalog /OpenAction 2 0 R >>",
        ),
        pdf(b"<< /Type /Page /AA 3 0 R >>", b"<< /O 4 0 R >>", ADDRESS),
        pdf(b"<< /Type /Annot /Subtype /Widget /AA << /E " + ADDRESS + b" >> >>"),
        pdf(b"<< /S /SubmitForm /F (https://a.test) >>"),
        pdf(b"<< /F (\\\\\\\\a.test\\\\b) /Length 0 >>\nstream\n\nendstream"),
        folded_pdf(b"<< /S /GoToE /F (a) >>"),
        pdf(catalog=b"<< /Type /Catalog /OpenAction << /S /Thread /F (\\\\\\\\a.test\\\\b) >> >>"),
        pdf(b"<< /S /MCD /D << /Type /Filespec /FS /URL /F 3 0 R >> >>", b"(https://a.test)"),
        pdf(b"<< /Type /Annot /Subtype /Movie /Movie << /F (\\\\\\\\a.test\\\\b) >> >>"),
    ],
)
def test_what_reaches_out_by_itself_is_found(content: bytes) -> None:
    assert trouble_in(content) is Trouble.REACHES_OUT


def test_a_page_to_open_at_and_its_links_are_no_trouble() -> None:
    page = b"<< /Type /Page /Annots [<< /Subtype /Link /A " + ADDRESS + b" >>] >>"
    assert trouble_in(pdf(page, catalog=b"<< /Type /Catalog /OpenAction [2 0 R /Fit] >>")) is None
    turn = b"<< /S /GoTo /D [2 0 R /Fit] /Next 3 0 R >>"
    assert trouble_in(pdf(page, turn, catalog=b"<< /Type /Catalog /OpenAction 3 0 R >>")) is None


@pytest.mark.parametrize(
    "content",
    [
        pdf(b"<< /EmbeddedFiles << /Names [(a.exe) 3 0 R] >> >>", b"<< /Type /Filespec >>"),
        pdf(b"<< /Type /Filespec /EF << /F 3 0 R >> >>", stream(b"MZ", b"/Type /EmbeddedFile")),
        pdf(b"<< /Type /Annot /Subtype /FileAttachment >>"),
    ],
)
def test_files_inside_the_file_are_found(content: bytes) -> None:
    assert trouble_in(content) is Trouble.ATTACHMENTS


@pytest.mark.parametrize(
    "content",
    [
        encrypted("secret", algorithm="RC4-128"),
        encrypted("", "secret", algorithm="AES-256"),
        pdf(trailer=b"/Encrypt << /Filter /OfNobody >>"),
    ],
)
def test_an_encrypted_pdf_is_refused_whether_or_not_it_opens(content: bytes) -> None:
    assert trouble_in(content) is Trouble.PROTECTED


@pytest.mark.parametrize(
    "content",
    [
        PDF[:-40],
        b"%PDF-1.7\n%%EOF",
        PDF.replace(b"startxref\n", b"startxref\n9"),
        pdf(b"<< /Length 30 >>\nstream\nshort\nendstream"),
        pdf(b"[" * 5_000 + b"]" * 5_000),
        pdf(catalog=b"<< /Type /Page >>"),
        PDF.replace(b"0 2\n", b"0 /x\n"),  # which pypdf would repair, and readers in other ways
        pdf(b"<< /S /URI /S /JavaScript >>"),
        # An object is named in a stream that does not hold it.
        folded_pdf(b"(a)").replace(b"/Type /ObjStm /N 2", b"/Type /ObjStm /N 1"),
    ],
)
def test_a_pdf_that_is_not_well_formed_is_refused(content: bytes) -> None:
    assert trouble_in(content) is Trouble.DAMAGED


def test_a_pdf_that_unfolds_without_measure_is_refused() -> None:
    assert trouble_in(folded_pdf(b" " * 20_000_000)) is Trouble.UNBOUNDED


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> list[Budget]:
    """The budgets that were opened, a hundred times smaller than in earnest."""
    opened: list[Budget] = []

    class Told(Budget):
        def __init__(self, steps: int) -> None:
            super().__init__(steps // 100)
            opened.append(self)

    monkeypatch.setattr(pdf_inspection, "Budget", Told)
    return opened


@pytest.mark.parametrize(
    "content",
    [
        # Each of its objects is told to begin one byte after the one before, and to end at the end.
        folded_pdf(b"(" * 40_000 + b")" * 40_000, starts=2_000),
        # Each cross-reference leads to another and unfolds to much, for nothing.
        folded_pdf(chain=30),
        pdf(*[b"[" + b"0 " * 20_000 + b"]"] * 3),
    ],
)
def test_a_small_file_does_not_buy_unbounded_work(content: bytes, spent: list[Budget]) -> None:
    assert trouble_in(content) is Trouble.UNBOUNDED
    (budget,) = spent
    assert budget.is_spent


def test_the_work_on_an_ordinary_file_is_far_from_the_bound(spent: list[Budget]) -> None:
    pages = [b"<< /Type /Page /MediaBox [0 0 595 842] /Contents %d 0 R >>" % n for n in range(50)]

    assert trouble_in(folded_pdf(*pages)) is None
    assert STEPS // 100 - spent[0].left < 5_000
