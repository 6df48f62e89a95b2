"""Head of every paper of a meeting: sender, body, date, place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse

from crpv_portal.common.dates import PARIS
from crpv_portal.common.french import capitalised

from ..choices import MeetingCall
from ..wording import (
    SAMPLE,
    day_in_words,
    hours_in_words,
    meeting_title,
    owner_of,
    place_in_words,
)
from .blocks import Block, Content, Facts, Heading, Paragraph, Spans, bold, plain

if TYPE_CHECKING:
    from ..models import Body, Letterhead, Meeting

SAMPLE_NOTICE = (
    "Exemple : cette réunion n’existe pas, ni rien de ce que ce papier en dit. Il montre à quoi "
    "ressemblent les papiers du portail."
)


@dataclass(frozen=True)
class Sender:
    """Issuer of the paper. A centre is no service of the State: its papers bear its own name."""

    brand: tuple[str, ...]
    operator: tuple[str, ...]
    author: str

    @classmethod
    def of(cls, body: Body) -> Sender:
        if body.centre is not None:
            name = body.named_centre.name if body.named_centre else owner_of(body)
            return cls((name,), (settings.CRPV_SITE_TITLE,), name)
        brand = tuple(line.upper() for line in settings.CRPV_BRAND)
        if body.region is not None:
            operator = (settings.CRPV_SITE_TITLE, body.region.name)
            return cls(brand, operator, ", ".join(operator))
        return cls(brand, tuple(settings.CRPV_OPERATOR), " ".join(settings.CRPV_OPERATOR))


def paper_of(
    meeting: Meeting,
    *,
    kind: str,
    slug: str,
    blocks: tuple[Block, ...],
    date: datetime.datetime | None = None,
    is_public: bool = False,
) -> Content:
    """Make the content of a paper of this kind (« Compte rendu »): its head, then the blocks.

    is_public: whether anybody may read it; it then bears no letterhead.
    """
    sender = Sender.of(meeting.body)
    letterhead = None if is_public else getattr(meeting.body, "letterhead", None)
    title = f"{kind} – {meeting_title(meeting)}"
    foot = ", ".join((kind, meeting.body.name, day_in_words(meeting)))
    return Content(
        title=f"{SAMPLE} – {kind} – {meeting.title}" if meeting.is_sample else title,
        author=sender.author,
        name=f"exemple-{slug}-{meeting.slug}" if meeting.is_sample else f"{slug}-{meeting.slug}",
        brand=sender.brand,
        operator=(*sender.operator, *_service(letterhead)),
        foot=f"{SAMPLE} – {foot}" if meeting.is_sample else foot,
        blocks=(*_follow_up(letterhead), *_titles(meeting, kind), *blocks),
        is_sample=meeting.is_sample,
        back=reverse("espace:meeting_record", args=[meeting.slug]),
        date=date,
    )


def _service(letterhead: Letterhead | None) -> tuple[str, ...]:
    """Return the lines of the service that writes: its name, its address."""
    if letterhead is None:
        return ()
    return tuple(filter(None, (letterhead.service, *letterhead.address.splitlines())))


def _follow_up(letterhead: Letterhead | None) -> tuple[Block, ...]:
    """Return who follows the matter and the reference; nothing when neither is known."""
    if letterhead is None:
        return ()
    who = (letterhead.followed_by, letterhead.function, letterhead.phone, letterhead.email)
    pairs = (
        ("Affaire suivie par", ", ".join(filter(None, who))),
        ("Réf.", letterhead.reference),
    )
    known = tuple((label, plain(value)) for label, value in pairs if value)
    return (Facts(known),) if known else ()


def _titles(meeting: Meeting, kind: str) -> tuple[Block, ...]:
    notice = (Paragraph(bold(SAMPLE_NOTICE), "notice"),) if meeting.is_sample else ()
    return (
        Paragraph(plain(meeting.body.name), "kicker"),
        Heading(1, plain(kind)),
        Paragraph(plain(meeting_title(meeting)), "lead"),
        *notice,
    )


def facts_of(meeting: Meeting, *extra: tuple[str, str]) -> Facts:
    """Return the date, the place and other known facts; what is not known has no line."""
    pairs = (
        ("Date", capitalised(day_in_words(meeting))),
        ("Horaires", capitalised(hours_in_words(meeting))),
        ("Lieu", capitalised(place_in_words(meeting))),
        (
            "Convocation",
            "Seconde convocation" if meeting.call == MeetingCall.SECOND else "",
        ),
        *extra,
    )
    return Facts(tuple((label, plain(value)) for label, value in pairs if value))


def in_own_time(moment: datetime.datetime, meeting: Meeting) -> datetime.datetime:
    return moment.astimezone(ZoneInfo(meeting.time_zone) if meeting.time_zone else PARIS)


def sentence(text: str) -> Spans:
    return plain(capitalised(text))
