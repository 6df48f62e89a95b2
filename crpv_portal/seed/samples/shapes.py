"""Shape of a sample: a body with its members, its meetings, the points it discusses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from crpv_portal.common.dates import today
from governance.choices import ItemKind, MeetingMode, QuorumBasis, QuorumScope

# The Monday around which the days of the samples are written. Later on they all move by whole
# weeks, so that what is to come stays to come, on the same day of the week.
REFERENCE = datetime.date(2026, 11, 23)


@dataclass(frozen=True)
class Member:
    """Seat with its holder. `organisation` is an invented name; `slug`, a real one's."""

    seat: str
    organisation: str = ""
    slug: str = ""
    holder: str = ""
    alternate: str = ""
    capacity: str = ""
    weight: int = 1
    is_consultative: bool = False
    is_named: bool = False
    # The former holder, and until when.
    former: str = ""
    changed_on: str = ""


@dataclass(frozen=True)
class SampleCollege:
    """Members by name, or a number of heads."""

    name: str
    members: tuple[Member, ...] = ()
    heads: int = 0


@dataclass(frozen=True)
class SamplePoint:
    """Point of an agenda, with its usual outcome."""

    title: str
    kind: str = ItemKind.INFORMATION
    note: str = ""
    decision: str = ""
    opinion: str = ""
    is_split: bool = False
    is_secret: bool = False
    provisions: tuple[str, ...] = ()  # edition/code
    action: str = ""
    days: int = 60


@dataclass(frozen=True)
class SampleMeeting:
    """Sample meeting. `state` and `minutes` say how far it went."""

    on: str
    state: str = "held"  # planned, convened, forgotten, held, cancelled, or postponed (`to`)
    minutes: str = ""  # nothing, draft, review, approved, published
    to: str = ""
    mode: str = MeetingMode.IN_PERSON
    missing: int = 2
    is_second_call: bool = False
    is_restricted: bool = False
    is_corrected: bool = False
    title: str = ""

    @property
    def is_approved(self) -> bool:
        return self.minutes in ("approved", "published")


@dataclass(frozen=True)
class SampleBody:
    """Body with its members and its meetings.

    region: an official code; centre: a slug, or `DIRECTOR`, the centre of the demonstration's
    director.
    """

    code: str
    name: str
    kind: str
    role: str
    place: str
    colleges: tuple[SampleCollege, ...]
    points: tuple[SamplePoint, ...]
    meetings: tuple[SampleMeeting, ...]
    region: str = ""
    centre: str = ""
    parent: str = ""
    expected: int | None = None
    quorum: tuple[int, int] | None = None
    quorum_basis: str = QuorumBasis.SEATS
    quorum_scope: str = QuorumScope.OVERALL
    is_strict: bool = False
    second_call: bool = False
    hours: tuple[str, str] = ("10:00", "12:30")
    guests: tuple[str, ...] = ()
    is_same_agenda: bool = False  # an assembly's, each year


DIRECTOR = "direction"


def day(text: str) -> datetime.date:
    """Return a day of the samples, moved by whole weeks when REFERENCE is past."""
    weeks = max(0, (today() - REFERENCE).days // 7)
    return datetime.date.fromisoformat(text) + datetime.timedelta(weeks=weeks)
