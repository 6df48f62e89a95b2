"""Querysets of governance: which rows exist, and which a user may see."""

from .bodies import BodyQuerySet, MandateQuerySet, SecretaryshipQuerySet
from .decisions import ActionAnswerQuerySet, ActionItemQuerySet, DecisionQuerySet
from .digests import DigestLinkQuerySet
from .meetings import DocumentQuerySet, InvitationQuerySet, MeetingQuerySet, RecordDraftQuerySet
from .minutes import MinutesQuerySet, PublicMinutesQuerySet, ReviewLinkQuerySet
from .parts import BodyPartQuerySet
from .rooms import RoomQuerySet, SignInQuerySet
from .takeovers import TakenFileQuerySet, TakenMeetingQuerySet, TakeoverQuerySet

__all__ = [
    "ActionAnswerQuerySet",
    "ActionItemQuerySet",
    "BodyPartQuerySet",
    "BodyQuerySet",
    "DecisionQuerySet",
    "DigestLinkQuerySet",
    "DocumentQuerySet",
    "InvitationQuerySet",
    "MandateQuerySet",
    "MeetingQuerySet",
    "MinutesQuerySet",
    "PublicMinutesQuerySet",
    "RecordDraftQuerySet",
    "ReviewLinkQuerySet",
    "RoomQuerySet",
    "SecretaryshipQuerySet",
    "SignInQuerySet",
    "TakenFileQuerySet",
    "TakenMeetingQuerySet",
    "TakeoverQuerySet",
]
