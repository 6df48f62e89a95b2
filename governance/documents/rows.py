"""Rows of the documents page: documents kept or removed, and who did it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.accounts.models import User
from crpv_portal.common.dates import day_of, in_words
from crpv_portal.common.file_types import ENDINGS, SHOWN_IN_PLACE
from crpv_portal.common.files import size_in_words
from crpv_portal.common.history import events_of

from ..choices import TO_COME, DocumentVisibility
from ..models import Document

if TYPE_CHECKING:
    from ..models import Meeting
    from .forms import DescribeForm


@dataclass(frozen=True)
class DocumentRow:
    """Document with every text ready for the template."""

    document: Document
    kind: str
    size: str
    added: str
    removed: str = ""
    form: DescribeForm | None = None

    @property
    def is_public(self) -> bool:
        return self.document.visibility == DocumentVisibility.PUBLIC

    @property
    def is_for_convened(self) -> bool:
        return self.document.visibility == DocumentVisibility.CONVENED

    @property
    def can_open(self) -> bool:
        """Tell whether the members convened may be shown it by their link from now on."""
        is_restricted = self.document.visibility == DocumentVisibility.RESTRICTED
        return is_restricted and self.document.meeting.status in TO_COME

    @property
    def is_shown_in_place(self) -> bool:
        return self.document.file.media_type in SHOWN_IN_PLACE


def document_rows(meeting: Meeting) -> tuple[list[DocumentRow], list[DocumentRow]]:
    """Return the documents kept, in agenda order, and those removed, the latest first."""
    documents = list(
        Document.objects.filter(meeting=meeting)
        .select_related("file", "item", "meeting")
        .order_by("item__position", "pk")
    )
    authors = _authors(documents)
    rows = [_row(document, authors) for document in documents]
    kept = [row for row in rows if row.document.removed_at is None]
    removed = [row for row in rows if row.document.removed_at is not None]
    removed.sort(key=lambda row: (row.document.removed_at, row.document.pk), reverse=True)
    return kept, removed


def _row(document: Document, authors: dict[tuple[int, str], str]) -> DocumentRow:
    stored = document.file
    endings = ENDINGS.get(stored.media_type, (".fichier",))
    removed = ""
    if document.removed_at:
        removed = f"retiré {_when(document.removed_at)}" + _by(authors, document, "removed")
    return DocumentRow(
        document=document,
        kind=endings[0].removeprefix(".").upper(),
        size=size_in_words(stored.size),
        added=f"déposé {_when(stored.stored_at)}" + _by(authors, document, "added"),
        removed=removed,
    )


def _when(moment: datetime.datetime) -> str:
    return f"le {in_words(day_of(moment))}"


def _by(authors: dict[tuple[int, str], str], document: Document, what: str) -> str:
    name = authors.get((document.pk, what), "")
    return f" par {name}" if name else ""


def _authors(documents: Iterable[Document]) -> dict[tuple[int, str], str]:
    """Return who added and who removed each document, from the history; empty if erased."""
    keys: dict[tuple[int, str], int | None] = {}
    events = events_of(Document).filter(pgh_obj_id__in=[each.pk for each in documents])
    for event in events.order_by("pgh_id"):
        user = (event.pgh_context or {}).get("user")
        keys.setdefault((event.pgh_obj_id, "added"), user)
        if event.removed_at:
            keys.setdefault((event.pgh_obj_id, "removed"), user)
    names = {
        user.pk: user.get_full_name()
        for user in User.objects.filter(pk__in={key for key in keys.values() if key})
    }
    return {what: names.get(key, "") for what, key in keys.items() if key}
