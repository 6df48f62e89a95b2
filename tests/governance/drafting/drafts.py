"""The text drafted from a meeting, as the portal writes it."""

from governance.drafting.pieces import pieces_of, text_of
from governance.papers.reading import with_everything


def draft_of(meeting):
    return text_of(pieces_of(with_everything(meeting.pk)))
