"""Permissions on the records of bodies. Every function takes the request's user.

One rule stands behind them all, `BodyQuerySet.manageable_by`: the national staff everywhere; an
officer, while the assignment lasts, for the bodies of those régions and of the centres covering
them; a centre's member for the centre's own; a secretary, while it lasts, for that body. What is
public may be read by everybody; publishing is an act of those who manage the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from centres.models import Centre, CentreMembership, Coverage
from crpv_portal.accounts.perms import is_national_staff, regions_of
from crpv_portal.common.dates import today

from .choices import (
    TO_COME,
    AttendanceState,
    DecisionKind,
    MinutesState,
    Visibility,
)
from .models import Body

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Region

    from .models import ActionItem, Decision, Document, Meeting, Minutes


def can_manage_body(user: AnyUser, body: Body) -> bool:
    """Tell whether the user may log the body's meetings and all that belongs to them."""
    if is_national_staff(user):
        return True
    if not user.is_authenticated:
        return False
    return Body.objects.manageable_by(user).filter(pk=body.pk).exists()


def can_enter_workspace(user: AnyUser) -> bool:
    """Tell whether `/espace/` has something for the user: at least one body to manage."""
    return is_national_staff(user) or Body.objects.manageable_by(user).exists()


# --- Bodies and their composition ----------------------------------------------------------------


def regions_to_declare_for(user: AnyUser) -> QuerySet[Region]:
    """Return the régions whose bodies the account may declare: those it is assigned to today."""
    return regions_of(user).order_by("order_key")


def centres_to_declare_for(user: AnyUser) -> QuerySet[Centre]:
    """Return the centres whose bodies the account may declare: those of which it keeps the bodies.

    Its own, and those established in its régions, as in `BodyQuerySet.manageable_by`.
    """
    if not user.is_authenticated or not user.is_active:
        return Centre.objects.none()
    on = today()
    own = CentreMembership.objects.filter(centre=OuterRef("pk"), user=user).in_force(on)
    covering = (
        Coverage.objects.public()
        .established()
        .filter(centre=OuterRef("pk"), department__region__in=regions_of(user, on))
        .in_force(on)
    )
    return Centre.objects.filter(Q(Exists(own)) | Q(Exists(covering))).order_by("order_key", "pk")


def can_declare_body(
    user: AnyUser, *, region: Region | None = None, centre: Centre | None = None
) -> bool:
    """Tell whether the user may declare a body of that région or centre, or any without one.

    The national staff creates bodies, and declares none.
    """
    regions, centres = regions_to_declare_for(user), centres_to_declare_for(user)
    if region is not None:
        return regions.filter(pk=region.pk).exists()
    if centre is not None:
        return centres.filter(pk=centre.pk).exists()
    return not is_national_staff(user) and (regions.exists() or centres.exists())


def can_decide_declaration(user: AnyUser) -> bool:
    """Tell whether the user may confirm or turn down a declared body: the national staff alone."""
    return is_national_staff(user)


def can_create_body(user: AnyUser) -> bool:
    """Tell whether the user may create, close or attach a body: the national staff alone."""
    return is_national_staff(user)


def can_edit_body(user: AnyUser, body: Body) -> bool:
    """Tell whether the user may change the body's rhythm, quorum rule and description."""
    return can_manage_body(user, body)


def can_edit_composition(user: AnyUser, body: Body) -> bool:
    """Tell whether the user may change colleges, seats and mandates."""
    return can_manage_body(user, body)


def can_appoint_secretary(user: AnyUser, body: Body) -> bool:
    """Tell whether the user may appoint a secretary: ANCT alone, as it opens the records."""
    return is_national_staff(user)


# --- Meetings ------------------------------------------------------------------------------------


def can_plan_meeting(user: AnyUser, body: Body) -> bool:
    return can_manage_body(user, body)


def can_take_over(user: AnyUser) -> bool:
    """Tell whether the user may bring past meetings in: whoever keeps a body."""
    return can_enter_workspace(user)


def can_view_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Tell whether the user may know of the meeting and its public parts."""
    return type(meeting).objects.visible_to(user).filter(pk=meeting.pk).exists()


def can_edit_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Tell whether the user may write the record: keepers, until the minutes are approved."""
    return can_manage_body(user, meeting.body) and not _is_locked(meeting)


def can_convene_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Tell whether the user may send the invitations of a meeting to come."""
    return meeting.status in TO_COME and can_manage_body(user, meeting.body)


def can_publish_meeting(user: AnyUser, meeting: Meeting) -> bool:
    """Tell whether the user may publish or restrict the meeting and its points."""
    return can_manage_body(user, meeting.body)


# --- Decisions, actions --------------------------------------------------------------------------


def can_correct_decision(user: AnyUser, decision: Decision) -> bool:
    """Tell whether the user may adopt a decision or opinion that corrects this one."""
    return (
        decision.kind in DecisionKind.values
        and bool(decision.adopted_on)
        and can_manage_body(user, decision.body)
    )


def can_edit_action(user: AnyUser, action: ActionItem) -> bool:
    return can_manage_body(user, action.body)


# --- Minutes -------------------------------------------------------------------------------------


def can_view_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """Tell whether the user may read the kept text, drafts included; others read the public one."""
    if can_manage_body(user, minutes.meeting.body):
        return True
    return minutes.state != MinutesState.DRAFT and attended(user, minutes.meeting)


def can_edit_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """Tell whether the user may write the minutes, send them to review or approve them."""
    return not minutes.locked_at and can_manage_body(user, minutes.meeting.body)


def can_remark_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """Tell whether the user may remark on minutes in review: attendees and keepers."""
    if minutes.state != MinutesState.IN_REVIEW:
        return False
    return attended(user, minutes.meeting) or can_manage_body(user, minutes.meeting.body)


def can_publish_minutes(user: AnyUser, minutes: Minutes) -> bool:
    """Tell whether the user may publish the minutes, which have to be approved."""
    return bool(minutes.locked_at) and can_manage_body(user, minutes.meeting.body)


def attended(user: AnyUser, meeting: Meeting) -> bool:
    """Tell whether the account's person was present by the roll."""
    if not user.is_authenticated or not user.is_active:
        return False
    return meeting.attendances.filter(person__user=user, state=AttendanceState.PRESENT).exists()


# --- Documents -----------------------------------------------------------------------------------


def can_view_document(user: AnyUser, document: Document) -> bool:
    """Tell whether the user may read the document: public and not removed, or manager of all."""
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
