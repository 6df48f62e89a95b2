"""Committees: bodies with the name they bear, their composition, meetings and their records."""

from .bodies import (
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    MandateFactory,
    SeatFactory,
    SecretaryshipFactory,
    UsualPointFactory,
)
from .days import HELD_ON, WRITTEN_ON, to_come
from .invitations import AnswerLinkFactory, InvitationFactory, ItemCallFactory, ItemProposalFactory
from .meetings import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionCounterFactory,
    DecisionFactory,
    HeadCountFactory,
    MeetingFactory,
    VoteFactory,
)
from .papers import (
    DocumentFactory,
    MinutesFactory,
    MinutesRemarkFactory,
    PublicMinutesFactory,
    StoredFileFactory,
)
from .rooms import RoomFactory, SignInFactory
from .takeovers import (
    TakenFileFactory,
    TakenMeetingFactory,
    TakeoverFactory,
    TakeoverHeadingFactory,
)

__all__ = [
    "HELD_ON",
    "WRITTEN_ON",
    "ActionItemFactory",
    "AgendaItemFactory",
    "AnswerLinkFactory",
    "AttendanceFactory",
    "BodyFactory",
    "BodyNameFactory",
    "CollegeFactory",
    "DecisionCounterFactory",
    "DecisionFactory",
    "DocumentFactory",
    "HeadCountFactory",
    "InvitationFactory",
    "ItemCallFactory",
    "ItemProposalFactory",
    "MandateFactory",
    "MeetingFactory",
    "MinutesFactory",
    "MinutesRemarkFactory",
    "PublicMinutesFactory",
    "RoomFactory",
    "SeatFactory",
    "SecretaryshipFactory",
    "SignInFactory",
    "StoredFileFactory",
    "TakenFileFactory",
    "TakenMeetingFactory",
    "TakeoverFactory",
    "TakeoverHeadingFactory",
    "UsualPointFactory",
    "VoteFactory",
    "to_come",
]
