"""Adoption of the decisions of a takeover, once somebody has checked what it wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows

from ..choices import TakeoverState
from ..models import Decision, Meeting
from ..record.services import adopt_drafts
from .taking_back import StandingMeeting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ..models import Takeover


@dataclass
class Adoption:
    """Decisions adopted, and the meetings whose drafts wait, with what speaks against them."""

    adopted: list[Decision] = field(default_factory=list)
    waiting: list[StandingMeeting] = field(default_factory=list)


def drafts_of(takeover: Takeover) -> QuerySet[Decision]:
    """Return the decisions of the meetings that a takeover made, not adopted yet."""
    return Decision.objects.filter(item__meeting__in=takeover.written, adopted_on__isnull=True)


def drafts_digest(takeover: Takeover) -> str:
    """Return what tells whether the drafts are those that the page counted."""
    columns = ("pk", "text", "kind", "opinion", "votes_for", "votes_against", "abstentions")
    return short_digest(repr(list(drafts_of(takeover).order_by("pk").values_list(*columns))))


@transaction.atomic
def adopt_taken(*, takeover: Takeover, seen: str) -> Adoption:
    """Adopt the decisions of a takeover in the order of the days, body by body.

    Each gets the number that follows those of its year (adr/0012). The meetings of which quorum or
    votes are in doubt are left: their page asks. Raises ValidationError when none is to adopt, and
    when `seen` is no longer their digest: somebody wrote a draft there, or changed one.
    """
    takeover = locked(takeover)
    if takeover.state != TakeoverState.DONE:
        raise ValidationError("Cette reprise n’est pas écrite : il n’y a rien à adopter.")
    asked = drafts_of(takeover).values("item__meeting")
    kept = Meeting.objects.manageable_by(takeover.author).filter(pk__in=asked)
    meetings = sorted(locked_rows(kept), key=lambda each: (each.starts_on, each.pk))
    if meetings and drafts_digest(takeover) != seen:
        raise ValidationError(
            "Un projet a été écrit ou modifié entre-temps : rien n’est adopté. Relisez-les, puis "
            "adoptez-les."
        )
    done = Adoption()
    with because("décisions reprises, adoptées", action="adopt_taken", takeover=takeover.pk):
        for meeting in meetings:
            try:
                with transaction.atomic():
                    done.adopted += adopt_drafts(meeting=meeting)
            except ValidationError as doubts:
                done.waiting.append(StandingMeeting(meeting, " ".join(doubts.messages).rstrip(".")))
    if not done.adopted and not done.waiting:
        raise ValidationError("Toutes les décisions reprises sont déjà adoptées.")
    return done
