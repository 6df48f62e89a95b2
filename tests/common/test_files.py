"""Uploaded files: which are kept and which refused, by their bytes."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from crpv_portal.common.files import (
    FileRefused,
    clean_name,
    kept_with_their_rows,
    size_in_words,
    store_file,
    store_upload,
)
from crpv_portal.common.models import StoredFile
from tests.factories.accounts import UserFactory
from tests.pdf_files import PDF, folded_pdf, pdf

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 40
WORD = (
    b'<Types><Override PartName="/word/document.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_WITH_MACROS = (
    b'<Types><Override PartName="/word/document.xml" ContentType="application/'
    b'vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)


def archive(**entries: bytes) -> bytes:
    """A ZIP of these entries; in their names `__` stands for a slash, `_dot_` for a full stop."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in entries.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            opened.writestr(name.replace("__", "/").replace("_dot_", "."), content, kind)
    return written.getvalue()


def office(types: bytes = WORD, **more: bytes) -> bytes:
    return archive(**{"[Content_Types]_dot_xml": types, "word__document_dot_xml": b"<d/>"}, **more)


def open_document(kind: str = "text", content_dot_xml: bytes = b"<d/>", **more: bytes) -> bytes:
    said = f"application/vnd.oasis.opendocument.{kind}".encode()
    return archive(mimetype=said, content_dot_xml=content_dot_xml, **more)


def nested(depth: int) -> bytes:
    content = office()
    for _ in range(depth):
        content = office(word__embeddings__a_dot_docx=content)
    return content


ODT_TYPE = b"application/vnd.oasis.opendocument.text"
OASIS = b"urn:oasis:names:tc:opendocument:xmlns:"
LISTENER = b'<d xmlns:s="' + OASIS + b'script:1.0"><s:event-listener s:event-name="dom:load"/></d>'
LINKED_IMAGE = (
    b'<d xmlns:draw="' + OASIS + b'drawing:1.0" xmlns:x="http://www.w3.org/1999/xlink">'
    b'<draw:image x:href=" HTTPS://a.test/spy.png"/></d>'
)
RELATIONSHIP = (
    b'<R><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    b'%s" Target="https://a.test/x" TargetMode="External"/></R>'
)
TEMPLATE, LINK = RELATIONSHIP % b"attachedTemplate", RELATIONSHIP % b"hyperlink"


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("ordre-du-jour.pdf", PDF, "application/pdf"),
        ("replie.PDF", folded_pdf(b"<< /Type /Page >>"), "application/pdf"),
        ("note.odt", open_document(), "application/vnd.oasis.opendocument.text"),
        ("t.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "note.docx",
            office(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("plan.png", PNG, "image/png"),
        ("salle.jpeg", JPEG, "image/jpeg"),
        ("liste.csv", "commune;voix\nRennes;3\n".encode("cp1252"), "text/csv"),
        ("liste.csv", b"Nom;Solde\n- oui|non !;-12\n=SOMME(A1:A2);https://a.test\n", "text/csv"),
        ("note.txt", "Évry, le 3 mars.\n".encode("cp1252"), "text/plain"),
        ("note.txt", b"<!---->" * 50_000 + b".", "text/plain"),  # 25 of them took seconds
    ],
)
def test_a_paper_is_kept_under_its_detected_type(
    name: str, content: bytes, media_type: str
) -> None:
    stored = store_file(name=name, content=content, declared_type="application/octet-stream")

    assert (stored.original_name, stored.media_type, stored.size, stored.sha256) == (
        name,
        media_type,
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    assert Path(stored.file.path).read_bytes() == content


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("vide.pdf", b"", "Ce fichier est vide."),
        ("facture.pdf", b"MZ\x90\0" + b"\0" * 200, "type accepté"),
        ("facture.pdf", b"\x7fELF" + b"\0" * 60, "type accepté"),
        ("facture.txt", b"#!/bin/sh\nrm -rf /\n", "programme"),
        ("logo.svg", b"<svg xmlns='x'><script>alert(1)</script></svg>", "page web ou un dessin"),
        ("logo.png", b"\xef\xbb\xbf <?xml version='1.0'?><svg/>", "page web ou un dessin"),
        ("page.txt", b"\n<!-- a --><!DOCTYPE html><p>", "page web ou un dessin"),
        ("page.txt", b"<!---->" * 50_000 + b"<script>", "page web ou un dessin"),
        ("liste.csv", b"a;b\n=cmd|' /C calc'!A0;1\n", "lancerait un programme"),
        ("liste.csv", b'a,"=WEBSERVICE(""https://a.test"")"\n', "lancerait un programme"),
        ("page.html", b"Un texte simple", "d’un autre type que ne le dit le nom"),
        ("note.txt", PDF, "d’un autre type que ne le dit le nom"),
        ("note.pdf", PNG, "devrait finir par .png"),
        ("tout.zip", archive(a=b"b"), "Une archive n’est pas acceptée"),
        ("note.docx", archive(a=b"b"), "Une archive n’est pas acceptée"),
        ("note.docx", office(WORD_WITH_MACROS), "macros"),
        ("note.docx", office(word__vbaProject_dot_bin=b"x"), "macros"),
        ("note.docx", office(word__activeX__activeX1_dot_bin=b"x"), "macros"),
        ("note.docx", office(b"<Types/>"), "type accepté"),
        ("note.odt", open_document(Basic__Standard__m_dot_xml=b"x"), "macros"),
        ("modele.odt", open_document("text-template"), "type accepté"),
        ("note.odt", archive(mimetype=b"application/vnd.oasis.opendocument.text"), "abîmé"),
        (
            "note.odt",
            open_document(**{"META-INF__manifest_dot_xml": b"<m:encryption-data/>"}),
            "mot de passe",
        ),
        ("note.odt", open_document(content_dot_xml=LISTENER), "macros"),
        ("note.odt", archive(mimetype=ODT_TYPE, Basic__m_dot_xml=b"x"), "macros"),
        ("note.odt", open_document(content_dot_xml=LINKED_IMAGE), "irait chercher ailleurs"),
        ("note.odt", open_document(content_dot_xml=b"<d>"), "abîmé"),
        ("note.docx", office(word___rels__settings_dot_xml_dot_rels=TEMPLATE), "ailleurs"),
        ("note.docx", office()[:-30], "abîmé"),
        ("bombe.docx", office(word__b_dot_xml=b"\0" * 12_000_000), "se déplie sans mesure"),
        ("bombe.pdf", folded_pdf(b" " * 20_000_000), "se déplie sans mesure"),
        ("js.pdf", pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"), "programme"),
        ("js.pdf", pdf(b"<< /S /J#61vaScript /JS 4 0 R >>"), "programme"),
        ("lance.pdf", folded_pdf(b"<< /S /Launch /F (cmd.exe) >>"), "programme"),
        ("joint.pdf", pdf(b"<< /EmbeddedFiles << /Names [] >> >>"), "fichiers joints"),
        ("js.pdf", pdf(b"<< /S 3 0 R /JS (a) >>", b"/JavaScript"), "programme"),
        ("js.pdf", pdf(b"<< /S %c\n/JavaScript /JS (a) >>"), "programme"),
        ("envoi.pdf", pdf(b"<< /S /SubmitForm /F (https://a.test) >>"), "enverrait"),
        ("partage.pdf", pdf(b"<< /S /GoToR /F (\\\\a.test\\b.pdf) >>"), "enverrait"),
        ("deux.pdf", PDF + archive(a=b"b"), "archive"),
        ("clos.pdf", pdf(trailer=b"/Encrypt 9 0 R"), "mot de passe"),
        ("casse.pdf", PDF[:-40], "abîmé"),
        ("reçu.pdf", b"\r\n" + PDF, "quelque chose le précède"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Enregistrez-la en JPEG"),
        ("photo.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0", "Enregistrez-la en JPEG"),
        ("photo.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "image WebP"),
        ("note.rtf", b"{\\rtf1\\ansi Bonjour}", "en ODT, DOCX ou PDF"),
        ("note.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "ancien format"),
        ("note.txt", "Évry".encode("utf-16"), "en UTF-8"),
        ("seance.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0", "vidéo"),
        ("note.docx", office(word__a_dot_bin=b"MZ\x90\0"), "un autre fichier"),
        ("note.docx", office(word__a_dot_xlsx=archive(a=b"b")), "un autre fichier"),
        ("poupees.docx", nested(4), "un autre fichier"),
    ],
)
def test_what_could_harm_is_refused_in_words(name: str, content: bytes, said: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        store_file(name=name, content=content)

    assert said in refusal.value.message
    assert not StoredFile.objects.exists()


def test_a_link_that_a_person_follows_is_no_trouble() -> None:
    content = office(word___rels__document_dot_xml_dot_rels=LINK)
    stored = store_file(name="note.docx", content=content)
    path = Path(stored.file.path)
    assert path.stat().st_mode & 0o077 == path.parent.stat().st_mode & 0o077 == 0


def test_the_workbook_of_a_chart_is_no_trouble() -> None:
    assert store_file(name="note.docx", content=nested(2))


def test_an_archive_of_thousands_of_entries_is_refused() -> None:
    many = archive(**{f"e{number}": b"" for number in range(3_001)})

    with pytest.raises(FileRefused, match="sans mesure"):
        store_file(name="note.docx", content=many)


def test_a_file_too_large_is_refused_before_it_is_read(settings: object) -> None:
    settings.MAX_FILE_BYTES = 100  # type: ignore[attr-defined]
    upload = SimpleUploadedFile("gros.pdf", PDF * 10)
    upload.file = None  # whatever reads it fails

    with pytest.raises(FileRefused, match=r"gros\.pdf.*ce fichier pèse .* est de 100"):
        store_upload(upload)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\A\\Ordre du jour.pdf", "Ordre du jour.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n\tc\u202efdp.pdf", "ab cfdp.pdf"),
        ('pl<a>n "final"?.pdf', "pl-a-n -final--.pdf"),
        ("...", "document"),
        ("", "document"),
        ("e\u0301te\u0301.pdf", "été.pdf"),
        ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_kept_but_cleaned(given: str, kept: str) -> None:
    assert clean_name(given) == kept


def test_a_name_without_an_end_takes_that_of_its_type() -> None:
    assert store_file(name="ordre du jour", content=PDF).original_name == "ordre du jour.pdf"
    table = store_file(name="liste", content=b"a;b", declared_type="text/csv")
    assert table.original_name == "liste.csv"


def test_sizes_read_as_file_managers_show_them() -> None:
    assert [size_in_words(size) for size in (12, 48_300, 1_234_567, 20_000_000, 5 * 10**9)] == [
        "12\xa0octets",
        "48\xa0ko",
        "1,2\xa0Mo",
        "20\xa0Mo",
        "5\xa0Go",
    ]


def test_a_file_lies_under_a_random_name_out_of_what_is_served(settings: object) -> None:
    stored = store_file(name="secret.pdf", content=PDF)

    assert "secret" not in stored.file.name
    assert Path(stored.file.path).is_relative_to(settings.MEDIA_ROOT)  # type: ignore[attr-defined]
    assert Path(stored.file.path).suffix == ""


def test_a_file_goes_with_the_transaction_that_failed() -> None:
    with kept_with_their_rows():
        kept = store_file(name="garde.pdf", content=PDF)
        with transaction.atomic():
            lost = store_file(name="perdu.pdf", content=PDF)
            transaction.set_rollback(True)

    assert Path(kept.file.path).exists()
    assert not Path(lost.file.path).exists()


def test_an_enormous_request_gets_a_page_and_is_never_parsed(
    client: Client, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAX_REQUEST_BYTES = 10_000  # type: ignore[attr-defined]
    monkeypatch.setattr(
        "django.core.handlers.wsgi.WSGIRequest._load_post_and_files",
        lambda self: pytest.fail("parsed"),
    )
    client.force_login(UserFactory())

    answer = client.post("/espace/", {"file": SimpleUploadedFile("gros.pdf", b"x" * 20_000)})

    assert answer.status_code == 413
    assert "Cet envoi est trop lourd" in answer.text
    assert "20\xa0ko" in answer.text


def test_two_hundred_megabytes_are_refused_on_what_they_announce(client: Client) -> None:
    answer = client.post(
        "/compte/connexion/",
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="200000000",
    )

    assert answer.status_code == 413
    assert "200\xa0Mo" in answer.text
