"""The papers of a meeting, from its data: HTML to read and print, PDF/UA to send, ODT to edit.

A paper is first plain data (`blocks.Content`), built by subject, then written by one of three
writers (docs/architecture.md). The libraries of the writers are imported where they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import pdf
from .minutes import minutes_paper, public_minutes_paper
from .reading import with_everything
from .typography import typeset

if TYPE_CHECKING:
    from ..models import Meeting, Minutes

__all__ = ["minutes_pdf", "public_minutes_pdf"]


def minutes_pdf(minutes: Minutes) -> bytes:
    """The whole record of the meeting with its minutes as they stand on this object.

    Set `approved_at` and `locked_at` on the object first for the file that is kept at approval.
    """
    meeting = with_everything(minutes.meeting_id)
    return pdf.render(typeset(minutes_paper(meeting, minutes)))


def public_minutes_pdf(text: str, meeting: Meeting) -> bytes:
    """The public text (Markdown) under the public facts of the meeting; nothing else is read.

    The same text of the same meeting gives the same bytes.
    """
    return pdf.render(typeset(public_minutes_paper(text, meeting)))
