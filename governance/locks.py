"""Rows locked for the transaction that changes them."""

from __future__ import annotations

from .models import Meeting


def lock_meeting(meeting: Meeting) -> Meeting:
    """The meeting as stored, for this transaction alone."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)


class StaleRecord(Exception):
    """Somebody saved this meeting since it was read; nothing was written."""
