"""Enclosures of a convocation: the documents that the members convened read by their link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, prefetch_related_objects

from crpv_portal.common.file_types import ENDINGS, SHOWN_IN_PLACE
from crpv_portal.common.files import size_in_words

from ..models import Document

if TYPE_CHECKING:
    from ..models import Invitation, Meeting


@dataclass(frozen=True)
class Enclosure:
    """Document as its line says it; `address` is relative to the page behind the link."""

    title: str
    detail: str
    address: str
    item: int | None


def enclosed_in(meeting: Meeting) -> list[Document]:
    """Return the documents open to the members convened, in the order of the agenda.

    They are read once for all the mails made from the same `meeting`.
    """
    rows = Document.objects.for_convened().select_related("file__public_copy")
    rows = rows.order_by("item__position", "pk")
    prefetch_related_objects([meeting], Prefetch("documents", rows, to_attr="enclosed"))
    return list(meeting.enclosed)  # type: ignore[attr-defined] # by the prefetch


def may_read(invitation: Invitation) -> bool:
    """Tell whether the link of this invitation opens the papers: a member who was convened.

    A guest reads what is said to them by whoever invites; a call for points gives no paper.
    """
    return invitation.mandate_id is not None and invitation.sent_sequence is not None


def enclosures_for(invitation: Invitation) -> list[Enclosure]:
    """Return the lines of the documents that this link opens; none for a guest."""
    if not may_read(invitation):
        return []
    return [_line(each) for each in enclosed_in(invitation.meeting)]


def enclosure_of(invitation: Invitation, public_id: str) -> Document | None:
    """Return the document of this identifier when this link opens it, else None."""
    if not may_read(invitation):
        return None
    rows = Document.objects.for_convened().select_related("file__public_copy")
    return rows.filter(meeting=invitation.meeting, public_id=public_id).first()


def _line(document: Document) -> Enclosure:
    sent = document.file.public_copy or document.file
    kind = ENDINGS.get(sent.media_type, (".fichier",))[0].removeprefix(".").upper()
    look = "?voir" if sent.media_type in SHOWN_IN_PLACE else ""
    return Enclosure(
        document.title,
        f"{kind}, {size_in_words(sent.size)}",
        f"pieces/{document.public_id}/{look}",
        document.item_id,
    )
