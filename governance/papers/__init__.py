"""The papers of a meeting, from its data: HTML to read and print, PDF/UA to send, ODT to edit.

A paper is first plain data (`blocks.Content`), built by subject, then written by one of three
writers (docs/architecture.md). The libraries of the writers are imported where they are used.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Meeting, Minutes
from . import html, odt, pdf
from .attendance import attendance_paper
from .convocation import agenda_paper, convocation_paper
from .decisions import decision_paper, public_decision_paper, public_decisions
from .minutes import minutes_blocks, minutes_paper, public_minutes_paper
from .passages import PassageGroup, groups_of
from .print_sets import print_set
from .reading import with_everything
from .typography import typeset

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from .blocks import Content

__all__ = [
    "FORMS",
    "KINDS",
    "Paper",
    "PaperKind",
    "make",
    "minutes_markup",
    "minutes_passages",
    "minutes_pdf",
    "print_set",
    "public_decision_list",
    "public_minutes_pdf",
]


@dataclass(frozen=True)
class Paper:
    """File ready to be sent; `name` is that of the download."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class PaperKind:
    """Type of paper: its word in addresses, its title, the function that builds it."""

    slug: str
    label: str
    build: Callable[[Meeting], Content]


@dataclass(frozen=True)
class PaperFormat:
    """File format: its purpose in words, and its writer."""

    label: str
    media_type: str
    write: Callable[[Content], bytes]


def _minutes(meeting: Meeting) -> Content:
    return minutes_paper(meeting, Minutes.objects.filter(meeting=meeting).first())


KINDS = {
    "convocation": PaperKind("convocation", "Convocation", convocation_paper),
    "agenda": PaperKind("ordre-du-jour", "Ordre du jour", agenda_paper),
    "attendance_sheet": PaperKind("feuille-de-presence", "Feuille de présence", attendance_paper),
    "decision_list": PaperKind("releve-de-decisions", "Relevé de décisions", decision_paper),
    "minutes": PaperKind("compte-rendu", "Compte rendu", _minutes),
}
FORMS = {
    "html": PaperFormat("Page", html.MEDIA_TYPE, html.render),
    "pdf": PaperFormat("PDF", pdf.MEDIA_TYPE, pdf.render),
    "odt": PaperFormat("ODT", odt.MEDIA_TYPE, odt.render),
}


def make(kind: str, meeting: Meeting | Minutes, form: str) -> Paper:
    """Make a paper of the whole record, restricted parts included, for those who keep the body.

    kind: a key of KINDS; form: a key of FORMS; KeyError for any other. Approved minutes are the
    file kept at approval, byte for byte, and never made again.
    """
    if isinstance(meeting, Minutes):
        meeting = meeting.meeting
    content = typeset(KINDS[kind].build(with_everything(meeting.pk)))
    if kind == "minutes" and form == "pdf":
        kept = _kept_minutes(meeting)
        if kept is not None:
            return Paper(f"{content.name}.pdf", pdf.MEDIA_TYPE, kept)
    return _written(content, form)


def _written(content: Content, form: str) -> Paper:
    writer = FORMS[form]
    return Paper(f"{content.name}.{form}", writer.media_type, writer.write(content))


def _kept_minutes(meeting: Meeting) -> bytes | None:
    minutes = Minutes.objects.filter(meeting=meeting).select_related("kept_file").first()
    if minutes is None or minutes.kept_file is None:
        return None
    if minutes.kept_file.media_type != pdf.MEDIA_TYPE:
        return None
    with minutes.kept_file.file.open("rb") as file:
        return file.read()


def minutes_markup(minutes: Minutes) -> SafeString:
    """Return what the paper of the minutes says, in its words, for a page of the working space."""
    meeting = with_everything(minutes.meeting_id)
    return html.body_of(typeset(minutes_blocks(meeting, minutes)))


def minutes_passages(minutes: Minutes) -> list[PassageGroup]:
    """Return the whole of the minutes as they will be locked, in passages to remark on."""
    meeting = with_everything(minutes.meeting_id)
    return groups_of(typeset(minutes_blocks(meeting, minutes)))


def minutes_pdf(minutes: Minutes) -> bytes:
    """Make the PDF of the whole record, with the minutes as they stand on this object.

    To make the file kept at approval, first set `approved_at` and `locked_at` on the object.
    """
    return pdf.render(typeset(minutes_paper(with_everything(minutes.meeting_id), minutes)))


def public_minutes_pdf(text: str, meeting: Meeting) -> bytes:
    """Make the PDF of the public text (Markdown) and the meeting's public facts only.

    The same text of the same meeting gives the same bytes.
    """
    return pdf.render(typeset(public_minutes_paper(text, meeting)))


def public_decision_list(meeting: Meeting, form: str) -> Paper | None:
    """Make the list of a public meeting's published decisions; None when it has none."""
    decisions = public_decisions(meeting)
    if not decisions:
        return None
    return _written(typeset(public_decision_paper(meeting, decisions)), form)
