"""Services on the documents of a meeting: add, describe, restrict, remove."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.files import (
    NO_VERDICT,
    FileRefused,
    clean_again,
    refuse_virus,
    store_upload,
)
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.models import StoredFile

from ..choices import TO_COME, DocumentVisibility
from ..models import AgendaItem, Document, Meeting
from .quota import KEPT_AFTER_REMOVAL, refuse_beyond_quota, wait_for_quota

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

MAX_AT_ONCE = 10


@dataclass(frozen=True)
class Deposit:
    """Result of an upload: documents added, those that were there already, refusals in words."""

    added: list[Document] = field(default_factory=list)
    known: list[Document] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)


def add_documents(
    *,
    sender: User,
    meeting: Meeting,
    uploads: Sequence[UploadedFile],
    title: str = "",
    item: AgendaItem | None = None,
    for_convened: bool = False,
) -> Deposit:
    """Keep these files as restricted documents of the meeting, or of one of its points.

    for_convened: whether the members convened read them by their link, for a meeting to come.
    A file that is refused keeps no other out; the same bytes are not kept twice at one place.
    `title` names a single file; otherwise each is named after its own file. Raises ValidationError
    for too many files at once, in a day or in a body: nothing is kept then.
    """
    if len(uploads) > MAX_AT_ONCE:
        raise ValidationError(f"Déposez au plus {MAX_AT_ONCE} fichiers à la fois.")
    size = sum(upload.size or 0 for upload in uploads)
    # Judged before the antivirus works for nothing, and below with what others add meanwhile.
    refuse_beyond_quota(sender=sender, body=meeting.body, count=len(uploads), size=size)
    deposit = Deposit()
    clean = without_viruses(uploads, deposit.refusals)
    with transaction.atomic(), because("document déposé", action="add_documents"):
        wait_for_quota(sender=sender, body=meeting.body)
        refuse_beyond_quota(sender=sender, body=meeting.body, count=len(uploads), size=size)
        locked(meeting)  # two uploads at once see each other
        kept = meeting.documents.not_removed().filter(item=item).select_related("file")
        there = {each.file.sha256: each for each in kept.order_by("-pk")}
        for upload in clean:
            try:
                with transaction.atomic():
                    stored = store_upload(upload)
            except FileRefused as refusal:
                deposit.refusals.extend(refusal.messages)
                continue
            if stored.sha256 in there:
                known = there[stored.sha256]
                if for_convened and known.visibility == DocumentVisibility.RESTRICTED:
                    known = open_document(document=known)
                deposit.known.append(known)
                stored.delete()  # its file goes at the end of the request
                continue
            named = title if title and len(uploads) == 1 else stored.original_name
            document = Document(meeting=meeting, item=item, title=named[:200], file=stored)
            if for_convened and meeting.status in TO_COME:
                document.visibility = DocumentVisibility.CONVENED
            document.full_clean()
            document.save(force_insert=True)
            there[stored.sha256] = document
            deposit.added.append(document)
    return deposit


def without_viruses(uploads: Sequence[UploadedFile], refusals: list[str]) -> Sequence[UploadedFile]:
    """Return the files that the antivirus lets pass; it is asked no more once it is silent."""
    clean = []
    for upload in uploads:
        try:
            refuse_virus(upload)
        except FileRefused as refusal:
            refusals += refusal.messages
            if refusal.code == NO_VERDICT:
                return []
            continue
        clean.append(upload)
    return clean


def describe_document(*, document: Document, title: str, item: AgendaItem | None) -> Document:
    """Give a document another title, or move it to another point of the same meeting."""
    with transaction.atomic():
        document = _locked_document(document)
        document.title, document.item = title, item
        document.full_clean()
        with because("document décrit", action="describe_document"):
            document.save(update_fields=["title", "item"])
    return document


def open_document(*, document: Document) -> Document:
    """Let the members convened read a document by their link, until the meeting ends.

    A public one stays so. Raises ValidationError for a meeting that is over, whose links are dead.
    """
    with transaction.atomic():
        document = _locked_document(document)
        if document.meeting.status not in TO_COME:
            raise ValidationError(
                "Cette réunion n’est plus à venir : les liens des membres sont éteints."
            )
        if document.visibility == DocumentVisibility.PUBLIC:
            return document
        document.visibility = DocumentVisibility.CONVENED
        with because("pièce ouverte aux membres convoqués", action="open_document"):
            document.save(update_fields=["visibility"])
    return document


def restrict_document(*, document: Document) -> Document:
    """Serve a document only to those who keep the body. `publish` does the opposite."""
    with transaction.atomic():
        document = _locked_document(document)
        document.visibility = DocumentVisibility.RESTRICTED
        with because("document restreint", action="restrict_document"):
            document.save(update_fields=["visibility"])
    return document


def remove_document(*, document: Document, reason: str) -> Document:
    """Remove a document: nobody is served it any more; its name, day and reason stay.

    Its bytes are kept a year, for whoever has to prove what was said, then erased by
    `erase_removed`. Raises ValidationError without a reason, or for one already removed.
    """
    reason = required_reason(reason)
    with transaction.atomic():
        document = _locked_document(document)
        document.removed_at = timezone.now()
        document.removal_reason = reason
        document.visibility = DocumentVisibility.RESTRICTED
        with because(reason, action="remove_document"):
            document.save(update_fields=["removed_at", "removal_reason", "visibility"])
    return document


def clean_document_again(*, document: Document, is_dry: bool = False) -> bool:
    """Take out of what the public gets what the present rules find hidden; tell whether it changed.

    Also for a document of minutes approved since: its upload and its fingerprint stay the same.
    Raises `FileRefused` or FileNotFoundError, as `clean_again`.
    """
    with transaction.atomic(), because("copie publique nettoyée", action="clean_again"):
        stored = locked_rows(StoredFile.objects.filter(pk=document.file_id)).get()
        return clean_again(stored, is_dry=is_dry)


def erase_removed() -> int:
    """Erase from the disk the bytes of documents removed a year ago; return how many.

    The rows stay, with the name, the size and the fingerprint of what was there.
    """
    before = timezone.now() - KEPT_AFTER_REMOVAL
    count = 0
    removed = Document.objects.filter(removed_at__lt=before)
    for document in removed.select_related("file__public_copy"):
        is_there = False
        for stored in filter(None, (document.file, document.file.public_copy)):
            storage, name = stored.file.storage, stored.file.name
            if name and storage.exists(name):
                storage.delete(name)
                is_there = True
        count += is_there
    return count


def _locked_document(document: Document) -> Document:
    document = locked(document)
    if document.removed_at is not None:
        raise ValidationError("Ce document a été retiré : il ne se modifie plus.")
    return document
