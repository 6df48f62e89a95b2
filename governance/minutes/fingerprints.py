"""Verification of a file by its SHA-256 fingerprint, with the same answer for everybody.

A fingerprint names nothing by itself. For a restricted meeting the answer tells neither the body
nor the day: whoever has the file reads both in it, whoever has only its fingerprint learns neither.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Meeting, Minutes, PublicMinutes, WithdrawnMinutes

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class FingerprintMatch:
    """File found under a fingerprint: `kind` is kept, public, withdrawn or unknown."""

    kind: str
    meeting: Meeting | None = None
    published_at: datetime.datetime | None = None
    withdrawn_at: datetime.datetime | None = None
    reason: str = ""


def read_fingerprint(typed: str) -> str:
    """Return the 64 hexadecimal digits of a typed fingerprint, else an empty text.

    Spaces, prefix and case do not matter; the output of `sha256sum` (digits, then file name) is
    read too.
    """
    plain = re.sub(r"^\s*sha-?256\s*[:=]?\s*", "", typed.lower())
    joined = re.sub(r"[\s:.\-]", "", plain)
    if FINGERPRINT.fullmatch(joined):
        return joined
    first = plain.split()[0] if plain.split() else ""
    return first if FINGERPRINT.fullmatch(first) else ""


def fingerprint_of(chunks: Iterable[bytes]) -> str:
    """Return the SHA-256 of an uploaded file, which is read once and not kept."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def find(fingerprint: str) -> FingerprintMatch:
    """Return what the portal keeps under this fingerprint; the meeting only when it is public."""
    public = _latest(PublicMinutes, file__sha256=fingerprint)
    if public:
        return FingerprintMatch("public", _named(public.minutes), published_at=public.published_at)
    withdrawn = _latest(WithdrawnMinutes, file__sha256=fingerprint)
    if isinstance(withdrawn, WithdrawnMinutes):
        meeting = _named(withdrawn.minutes)
        return FingerprintMatch(
            "withdrawn",
            meeting,
            withdrawn.published_at,
            withdrawn.withdrawn_at,
            withdrawn.reason if meeting else "",
        )
    kept = Minutes.objects.filter(kept_file__sha256=fingerprint).select_related("meeting").first()
    if kept:
        return FingerprintMatch("kept", _named(kept))
    return FingerprintMatch("unknown")


def _latest(
    model: type[PublicMinutes] | type[WithdrawnMinutes], **wanted: str
) -> PublicMinutes | WithdrawnMinutes | None:
    rows: QuerySet = model._default_manager.filter(**wanted)
    return rows.select_related("minutes__meeting").order_by("-published_at", "-pk").first()


def _named(minutes: Minutes) -> Meeting | None:
    return Meeting.objects.public().for_list().filter(pk=minutes.meeting_id).first()
