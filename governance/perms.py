"""Who may do what to the committees' records. Every function takes the request's user.

One rule stands behind them all, `BodyQuerySet.manageable_by`: the national staff everywhere; an
officer, while the assignment lasts, for the bodies of those régions and of the centres covering
them; a centre's member for the centre's own; a secretary, while it lasts, for that body. What is
public may be read by everybody; publishing is an act of those who manage the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.accounts.perms import is_national_staff

from .choices import (
    TO_COME,
    AttendanceState,
    DecisionKind,
    MinutesState,
    Visibility,
)
from .models import Body

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from .models import ActionItem, Decision, Document, Meeting, Minutes


def can_manage_body(user: AnyUser, body: Body) -> bool:
    """Log the body's meetings and everything that belongs to them."""
    if is_national_staff(user):
        return True
    if not user.is_authenticated:
        return False
    return Body.objects.manageable_by(user).filter(pk=body.pk).exists()


def can_enter_workspace(user: AnyUser) -> bool:
    """Have something to do in `/espace/`: at least one body to manage."""
    return is_national_staff(user) or Body.objects.manageable_by(user).exists()


# --- Bodies and their composition ----------------------------------------------------------------


def can_create_body(user: AnyUser) -> bool:
    """A body is made, closed and put under a centre or a région by the national staff alone."""
    return is_national_staff(user)


def can_edit_body(user: AnyUser, body: Body) -> bool:
    """Its rhythm, its quorum rule, its role in words."""
    return can_manage_body(user, body)


def can_edit_composition(user: AnyUser, body: Body) -> bool:
    """Colleges, seats and mandates."""
    return can_manage_body(user, body)


def can_appoint_secretary(user: AnyUser, body: Body) -> bool:
    """A secretaryship opens the body's records: nobody gives it to a colleague but ANCT."""
    return is_national_staff(user)


# --- Meetings ------------------------------------------------------------------------------------


def can_plan_meeting(user: AnyUser, body: Body) -> bool:
    return can_manage_body(user, body)


def can_view_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """That the meeting exists, with its public parts; the rest is for those who manage the body."""
    return type(meeting).objects.visible_to(user).filter(pk=meeting.pk).exists()


def can_edit_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """The agenda, the roll, the notes; until the minutes are approved, who keeps the body does."""
    return can_manage_body(user, meeting.body) and not _is_locked(meeting)


def can_convene_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Send, or send again, the invitations of a meeting to come."""
    return meeting.status in TO_COME and can_manage_body(user, meeting.body)


def can_publish_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Show the meeting, or one of its points, to everybody; or take that back."""
    return can_manage_body(user, meeting.body)


# --- Decisions, actions --------------------------------------------------------------------------


def can_correct_decision(user: AnyUser, decision: Decision) -> bool:
    """Name an adopted decision in a new one that corrects it; an opinion is corrected likewise."""
    return (
        decision.kind in DecisionKind.values
        and bool(decision.adopted_on)
        and can_manage_body(user, decision.body)
    )


def can_edit_action(user: AnyUser, action: ActionItem) -> bool:
    return can_manage_body(user, action.body)


# --- Minutes -------------------------------------------------------------------------------------


def can_view_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """The kept text, drafts included; everybody else reads the public version, if there is one."""
    if can_manage_body(user, minutes.meeting.body):
        return True
    return minutes.state != MinutesState.DRAFT and attended(user, minutes.meeting)


def can_edit_minutes(user: AnyUser, minutes: Minutes) -> bool:
    return not minutes.locked_at and can_manage_body(user, minutes.meeting.body)


def can_remark_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """In review: those who attended, and those who keep the body, make remarks, not edits."""
    if minutes.state != MinutesState.IN_REVIEW:
        return False
    return attended(user, minutes.meeting) or can_manage_body(user, minutes.meeting.body)


def can_approve_minutes(user: AnyUser, minutes: Minutes) -> bool:
    return not minutes.locked_at and can_manage_body(user, minutes.meeting.body)


def can_publish_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """Only approved minutes get a public version."""
    return bool(minutes.locked_at) and can_manage_body(user, minutes.meeting.body)


def attended(user: AnyUser, meeting: Meeting) -> bool:
    """Whether this account's person was there, by the roll call."""
    if not user.is_authenticated or not user.is_active:
        return False
    return meeting.attendances.filter(person__user=user, state=AttendanceState.PRESENT).exists()


# --- Documents -----------------------------------------------------------------------------------


def can_view_document(user: AnyUser, document: Document) -> bool:
    """Public ones of public meetings, while they are not removed; all, for those who manage."""
    is_shown = (
        document.removed_at is None
        and document.visibility == document.meeting.visibility == Visibility.PUBLIC
    )
    if is_shown:
        return can_view_meeting(user, document.meeting)
    return can_manage_body(user, document.meeting.body)


def can_add_document(user: AnyUser, meeting: Meeting) -> bool:
    return can_manage_body(user, meeting.body)


def can_remove_document(user: AnyUser, document: Document) -> bool:
    return document.removed_at is None and can_manage_body(user, document.meeting.body)


def can_publish_document(user: AnyUser, document: Document) -> bool:
    return can_manage_body(user, document.meeting.body)


def _is_locked(meeting: Meeting) -> bool:
    minutes = getattr(meeting, "minutes", None)
    return minutes is not None and minutes.locked_at is not None
