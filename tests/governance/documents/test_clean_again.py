"""Documents deposited under older rules: their public copies are cleaned by the present ones."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from crpv_portal.common import files
from crpv_portal.common.hidden_words import HiddenData, NotReadable
from governance.documents.services import add_documents
from governance.models import Document
from tests.common.test_hidden_data import SCAN, exif, pdf
from tests.factories.accounts import UserFactory
from tests.factories.governance import MeetingFactory

pytestmark = pytest.mark.django_db(transaction=True)

PHOTO = b"\xff\xd8" + exif(">", x8825=40) + b"\xff\xfe\0\5abc" + SCAN
HALF_BARE = b"\xff\xd8\xff\xfe\0\5abc" + SCAN  # as older rules left it


@pytest.fixture
def deposited(monkeypatch):
    """A photo, a note with an author and a signed one, deposited when little was looked for."""

    def hidden(content, media_type):
        return HiddenData(("le lieu",)) if content == PHOTO else HiddenData()

    signed = pdf(is_signed=True, Author="Jean Dupont")
    contents = {"salle.jpg": PHOTO, "note.pdf": pdf(Author="Jean Dupont"), "acte.pdf": signed}
    with monkeypatch.context() as older:
        older.setattr(files, "hidden_in", hidden)
        older.setattr(files, "without_hidden_data", lambda content, media_type: HALF_BARE)
        deposit = add_documents(
            sender=UserFactory(staff=True),
            meeting=MeetingFactory(),
            uploads=[SimpleUploadedFile(name, content) for name, content in contents.items()],
        )
    return {each.file.original_name: each for each in deposit.added}


def served(document):
    stored = Document.objects.select_related("file__public_copy").get(pk=document.pk).file
    return Path((stored.public_copy or stored).file.path).read_bytes()


def test_public_copies_are_made_again_once_and_no_upload_changes(deposited, capsys):
    photo, note, signed = (deposited[name] for name in ("salle.jpg", "note.pdf", "acte.pdf"))
    before = {each.pk: (each.file.sha256, each.file.file.name) for each in deposited.values()}
    former = Path(photo.file.public_copy.file.path)
    assert former.read_bytes() == HALF_BARE

    call_command("clean_documents", "--dry-run")
    assert "2 copies publiques à refaire" in capsys.readouterr().out.replace("\xa0", " ")
    assert served(photo) == HALF_BARE

    call_command("clean_documents")
    said = capsys.readouterr().out.replace("\xa0", " ")
    assert "3 documents, 2 copies publiques refaites." in said
    assert "Dupont" not in said
    assert served(photo) == b"\xff\xd8" + SCAN
    assert not former.exists()
    assert b"Dupont" not in served(note)
    assert b"Dupont" in served(signed)
    kept = {each.pk: each.file for each in Document.objects.select_related("file")}
    assert {pk: (file.sha256, file.file.name) for pk, file in kept.items()} == before
    assert "Jean Dupont" in kept[note.pk].hidden_data
    assert "Jean Dupont" in kept[signed.pk].hidden_data

    copy = kept[photo.pk].public_copy_id
    call_command("clean_documents")
    assert "0 copie publique refaite." in capsys.readouterr().out.replace("\xa0", " ")
    assert Document.objects.get(pk=photo.pk).file.public_copy_id == copy


def test_what_cannot_be_cleaned_is_said_and_keeps_no_other_from_it(deposited, monkeypatch, capsys):
    lost, note, photo = (deposited[name] for name in ("acte.pdf", "note.pdf", "salle.jpg"))
    Path(lost.file.file.path).unlink()
    Document.objects.filter(pk=note.pk).update(visibility="public")
    type(note.meeting).objects.update(visibility="public")
    bare = files.without_hidden_data

    def refusing(content, media_type):
        if media_type == "application/pdf":
            raise NotReadable
        return bare(content, media_type)

    monkeypatch.setattr(files, "without_hidden_data", refusing)
    with pytest.raises(CommandError, match="2"):
        call_command("clean_documents")
    said = capsys.readouterr().err
    assert f"Document n° {note.pk}" in said
    assert "Il est public" in said
    assert "n’est pas sur le disque" in said
    assert served(photo) == b"\xff\xd8" + SCAN
