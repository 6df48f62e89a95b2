"""Bodies and their composition; meetings and attendance; decisions, actions and minutes."""

from .attendance import Attendance, HeadCount
from .bodies import Body, BodyName, Secretaryship
from .calendars import CalendarToken
from .composition import College, Mandate, Seat
from .decisions import ActionItem, Decision, DecisionCounter
from .digests import (
    ActionAnswer,
    DailyDigest,
    DailyDigestRefusal,
    DigestLink,
    DigestRefusal,
    WeeklyDigest,
)
from .documents import Document
from .drafting import MinutesDraft, MinutesPlan
from .drafts import RecordDraft
from .first_steps import SkippedStep
from .invitations import AnswerLink, Invitation, ItemCall, ItemProposal
from .letterheads import Letterhead
from .meetings import AgendaItem, Meeting
from .minutes import (
    MaskedName,
    Minutes,
    PublicMinutes,
    WithdrawnMinutes,
)
from .reviews import MinutesRemark, ReviewLink
from .rooms import Room, SignIn
from .takeovers import TakenFile, TakenMeeting, Takeover, TakeoverHeading
from .usual_agenda import UsualPoint
from .votes import Vote

__all__ = [
    "ActionAnswer",
    "ActionItem",
    "AgendaItem",
    "AnswerLink",
    "Attendance",
    "Body",
    "BodyName",
    "CalendarToken",
    "College",
    "DailyDigest",
    "DailyDigestRefusal",
    "Decision",
    "DecisionCounter",
    "DigestLink",
    "DigestRefusal",
    "Document",
    "HeadCount",
    "Invitation",
    "ItemCall",
    "ItemProposal",
    "Letterhead",
    "Mandate",
    "MaskedName",
    "Meeting",
    "Minutes",
    "MinutesDraft",
    "MinutesPlan",
    "MinutesRemark",
    "PublicMinutes",
    "RecordDraft",
    "ReviewLink",
    "Room",
    "Seat",
    "Secretaryship",
    "SignIn",
    "SkippedStep",
    "TakenFile",
    "TakenMeeting",
    "Takeover",
    "TakeoverHeading",
    "UsualPoint",
    "Vote",
    "WeeklyDigest",
    "WithdrawnMinutes",
]
