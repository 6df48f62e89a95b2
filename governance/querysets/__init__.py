"""Querysets of governance: which rows exist, and which a user may see."""

from .bodies import BodyQuerySet, MandateQuerySet, SecretaryshipQuerySet
from .decisions import ActionItemQuerySet, DecisionQuerySet
from .meetings import DocumentQuerySet, InvitationQuerySet, MeetingQuerySet, RecordDraftQuerySet
from .minutes import MinutesQuerySet, PublicMinutesQuerySet, ReviewLinkQuerySet
from .parts import BodyPartQuerySet
from .rooms import RoomQuerySet, SignInQuerySet
from .takeovers import TakenFileQuerySet, TakenMeetingQuerySet, TakeoverQuerySet

__all__ = [
    "ActionItemQuerySet",
    "BodyPartQuerySet",
    "BodyQuerySet",
    "DecisionQuerySet",
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
