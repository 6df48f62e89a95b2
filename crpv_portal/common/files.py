"""Uploaded files: measured, recognised by their bytes, stored by their content.

A file lies outside every folder that is served, under a random name; its row describes it, and the
app that owns the row decides who may read it (`common.sending`).
"""

from __future__ import annotations

import contextlib
import contextvars
import datetime
import hashlib
import logging
import re
import unicodedata
import uuid
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.text import Truncator

from .antivirus import NoVerdict, VirusFound, look_for_virus
from .file_types import NotKept, detect
from .french import NBSP, listing
from .hidden_data import NotReadable, hidden_in, without_hidden_data
from .models import StoredFile

logger = logging.getLogger("crpv_portal.security")

MAX_NAME = 150
NO_VERDICT = "no_verdict"  # the code of a refusal that says nothing of the file itself
HIDDEN_DATA_LENGTH = 500
FOLDER = "files"  # under the media root
IN_FLIGHT = datetime.timedelta(days=1)  # the row of a file so young may be on its way
# Refused in file names by Windows, where most papers are opened.
RESERVED = re.compile(r'[<>:"/\\|?*]')


class FileRefused(ValidationError):
    """Raised for a file that is not kept; the message is French, for the field of the form."""


_written: contextvars.ContextVar[list[str] | None] = contextvars.ContextVar(
    "files written", default=None
)


def store_file(*, name: str, content: bytes, declared_type: str = "") -> StoredFile:
    """Keep `content` under its detected type and its cleaned `name`, in the caller's transaction.

    `declared_type` is the browser's claim: it only tells a table from a text when the name has no
    ending. Raises `FileRefused` when the file is too large, empty, of a type that is not kept, or
    named against its content. Inside `kept_with_their_rows` (as each request that writes is), the
    file is removed from the disk when the transaction fails.
    """
    check_size(len(content))
    cleaned = clean_name(name)
    ending = PurePosixPath(cleaned).suffix.lower()
    try:
        kind = detect(content, ending=ending, declared_type=declared_type)
    except NotKept as refusal:
        raise FileRefused(f"« {cleaned} » : {refusal}", code="not_kept") from refusal
    if not ending:
        cleaned += kind.endings[0]
    elif ending not in kind.endings:
        raise FileRefused(
            f"« {cleaned} » : le contenu est d’un autre type que ne le dit le nom, qui devrait "
            f"finir par {' ou '.join(kind.endings)}.",
            code="name_contradicts",
        )
    stored = StoredFile(
        original_name=cleaned,
        media_type=kind.media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    stored.file.save(uuid.uuid4().hex, ContentFile(content), save=False)
    written = _written.get()
    if written is not None:
        written.append(str(stored.file.name))
    stored.save(force_insert=True)
    return stored


def store_upload(upload: UploadedFile) -> StoredFile:
    """Keep an upload; its size is checked before a byte is read.

    When it hides something (the place of a photo, the author of a text), a copy without it is kept
    too: the one that the public gets.
    """
    check_size(upload.size or 0, name=clean_name(upload.name or ""))
    content = upload.read()
    stored = store_file(
        name=upload.name or "", content=content, declared_type=upload.content_type or ""
    )
    hidden = hidden_in(content, stored.media_type)
    if hidden:
        stored.hidden_data = Truncator(listing(hidden.words)).chars(HIDDEN_DATA_LENGTH)
        if not hidden.is_signed:
            bare = _without_hidden_data(content, stored)
            stored.public_copy = store_file(name=stored.original_name, content=bare)
        stored.save(update_fields=["hidden_data", "public_copy"])
    return stored


def clean_again(stored: StoredFile, *, is_dry: bool = False) -> bool:
    """Look into a kept upload with the present rules; tell whether what the public gets changed.

    The upload itself and its fingerprint stay. The words on what it hides are brought up to date;
    the copy without that is made when there is none, or when it still hides something. Raises
    `FileRefused` when it cannot be made, FileNotFoundError when the disk lost the file. Call it in
    a transaction, the row locked. is_dry: change nothing.
    """
    with stored.file.open("rb") as opened:
        content = opened.read()
    hidden = hidden_in(content, stored.media_type)
    words = Truncator(listing(hidden.words)).chars(HIDDEN_DATA_LENGTH) if hidden else ""
    former = stored.public_copy
    is_needed = bool(hidden) and not hidden.is_signed
    is_current = former is not None and is_needed and not _hides_still(former)
    is_changed = not is_current and (is_needed or former is not None)
    if is_dry or not (is_changed or words != stored.hidden_data):
        return is_changed
    stored.hidden_data = words
    if is_changed:
        stored.public_copy = None
        if is_needed:
            bare = _without_hidden_data(content, stored)
            stored.public_copy = store_file(name=stored.original_name, content=bare)
    stored.save(update_fields=["hidden_data", "public_copy"])
    if is_changed and former is not None:
        name = former.file.name
        former.delete()
        transaction.on_commit(lambda: default_storage.delete(str(name)))
    return is_changed


def _hides_still(copy: StoredFile) -> bool:
    try:
        with copy.file.open("rb") as opened:
            return bool(hidden_in(opened.read(), copy.media_type))
    except FileNotFoundError:
        return True


def _without_hidden_data(content: bytes, stored: StoredFile) -> bytes:
    try:
        return without_hidden_data(content, stored.media_type)
    except NotReadable as problem:
        raise FileRefused(
            f"« {stored.original_name} » : ce PDF est mal formé, et son auteur ne peut en être "
            "retiré. Imprimez-le en PDF, puis déposez le résultat.",
            code="not_kept",
        ) from problem


def refuse_virus(upload: UploadedFile) -> None:
    """Raise `FileRefused` for a virus, and for what the antivirus of the settings cannot judge.

    It may take long: call it while no row is locked.
    """
    name = clean_name(upload.name or "")
    check_size(upload.size or 0, name=name)
    try:
        look_for_virus(upload.chunks())
    except VirusFound as found:
        logger.warning("An upload holds a virus: %s", found)
        raise FileRefused(
            f"« {name} » : l’antivirus y reconnaît un virus ({found}). Ne l’ouvrez pas, et "
            "prévenez votre service informatique.",
            code="virus",
        ) from found
    except NoVerdict as silence:
        logger.exception("The antivirus gives no verdict")
        raise FileRefused(
            f"« {name} » : l’antivirus ne répond pas, et rien n’est gardé sans lui. Réessayez dans "
            "quelques minutes.",
            code=NO_VERDICT,
        ) from silence
    finally:
        upload.seek(0)


def check_size(size: int, *, name: str = "") -> None:
    """Raise `FileRefused` above the size that the settings allow."""
    if size > settings.MAX_FILE_BYTES:
        said = f"« {name} » : ce fichier" if name else "Ce fichier"
        raise FileRefused(
            f"{said} pèse {size_in_words(size)} ; la limite est de "
            f"{size_in_words(settings.MAX_FILE_BYTES)}.",
            code="too_large",
        )


def size_in_words(size: int) -> str:
    """Return `48 ko`, `1,2 Mo`: decimal units, as file managers show."""
    if size < 1_000:
        return f"{size}{NBSP}octets"
    if size < 1_000_000:
        return f"{round(size / 1_000)}{NBSP}ko"
    unit, name = (1_000_000, "Mo") if size < 1_000_000_000 else (1_000_000_000, "Go")
    counted = f"{size / unit:.1f}".removesuffix(".0").replace(".", ",")
    return f"{counted}{NBSP}{name}"


def clean_name(name: str) -> str:
    """Return the name fit to be shown: no folder, no control or bidirectional mark.

    At most `MAX_NAME` characters, the ending kept. Without a name, « document ».
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        " " if character.isspace() else character
        for character in last
        if character.isspace() or not unicodedata.category(character).startswith("C")
    )
    kept = " ".join(RESERVED.sub("-", kept).split()).strip(". ")
    if not kept:
        return "document"
    path = PurePosixPath(kept)
    ending = path.suffix if len(path.suffix) <= 10 else ""
    stem = kept.removesuffix(ending) if ending else kept
    return stem[: MAX_NAME - len(ending)].rstrip(". ") + ending


@contextlib.contextmanager
def kept_with_their_rows() -> Iterator[None]:
    """Remove from the disk, at the end, each file written in the block without a row.

    Use it outside every transaction, so that what the database committed is what is checked. A
    machine that stops in between leaves a file without a row: `sweep_orphans` finds it at night.
    """
    written: list[str] = []
    token = _written.set(written)
    try:
        yield
    finally:
        _written.reset(token)
        # Without an answer of the database, keep the file: the sweep deletes it if no row names it.
        with contextlib.suppress(DatabaseError):
            _delete_without_row(written)


def _delete_without_row(names: list[str]) -> None:
    if not names:
        return
    known = set(StoredFile.objects.filter(file__in=names).values_list("file", flat=True))
    for lost in set(names) - known:
        default_storage.delete(lost)


def sweep_orphans() -> int:
    """Delete the files older than a day that no row names; return how many.

    A machine that stops between the file and its row leaves such a file. A database that names no
    file at all is not yet restored, or belongs to another folder: nothing is deleted.
    """
    if not StoredFile.objects.exists():
        return 0
    before = timezone.now() - IN_FLIGHT
    count = 0
    for name in list(_names_under(FOLDER)):
        is_old = default_storage.get_modified_time(name) < before
        if is_old and not StoredFile.objects.filter(file=name).exists():
            default_storage.delete(name)
            count += 1
    return count


def _names_under(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, names = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in names)
    for inner in folders:
        yield from _names_under(f"{folder}/{inner}")
