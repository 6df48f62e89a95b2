"""Borrowed views: an agent sees the portal as the public, an officer or a member, read-only.

Opening and quitting one is an act of the history. The session keeps its number, and the row says
until when; `borrowed_requests` shows the pages.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from .models import BorrowedView, User
from .perms import can_borrow_view
from .roles import with_role

LASTS = datetime.timedelta(minutes=30)
KEY = "borrowed_view"  # of the session: the number of the view
BACK = "borrowed_from"  # of the session: the page of the back office to come back to
GONE = "Ce compte n’a pas, ou plus, ce rôle : choisissez-en un autre."


@dataclass(frozen=True)
class Borrowed:
    """View that the session of this request borrows; `real` is the agent's own account."""

    view: BorrowedView
    real: User


@dataclass(frozen=True)
class Ended:
    """End of a borrowed view, in words; `view` is to be ended in the history too, if any."""

    words: str
    why: str = ""
    view: BorrowedView | None = None


def has_role_to_lend(user: User, kind: str, viewer: User) -> bool:
    """Tell whether the account is open, not of the national staff, and has that role today."""
    lent = User.objects.filter(pk=user.pk, is_active=True, is_staff=False)
    return with_role(lent, kind, viewer, today()).exists()


@transaction.atomic
def open_view(*, by: User, kind: str, seen_as: User | None, reason: str) -> BorrowedView:
    """Open a view of the portal as an account, or as the public for none, for half an hour.

    Raises PermissionDenied when it is not by the national staff, ValidationError when the account
    has not that role.
    """
    reason = required_reason(reason)
    if not can_borrow_view(by):
        raise PermissionDenied
    if seen_as is not None and not has_role_to_lend(seen_as, kind, by):
        raise ValidationError(GONE)
    now = timezone.now()
    view = BorrowedView(
        user_id=by.pk, kind=kind, seen_as=seen_as, begun_at=now, ends_at=now + LASTS
    )
    view.full_clean()
    with because(reason, action="open_view", user=by.pk):
        view.save()
    return view


@transaction.atomic
def end_view(*, view: BorrowedView, why: str) -> None:
    """Write down that a view ended before its time; nothing when it did already."""
    view = locked(view)
    now = timezone.now()
    if view.ended_at is None and now < view.ends_at:
        view.ended_at = now
        with because(why, action="end_view", user=view.user_id):
            view.save(update_fields=["ended_at"])


def enter(request: HttpRequest, view: BorrowedView, *, back: str) -> None:
    """Have the session see the portal through the view, until it ends; back: the page to return to.

    The forms of the pages shown before are asked again before they act, and so are, afterwards,
    those of the pages seen meanwhile: each was filled in as somebody else.
    """
    request.session[KEY] = view.pk
    request.session[BACK] = back
    rotate_token(request)


def leave(request: HttpRequest) -> str:
    """Have the session be its own account's again; return the page to go back to."""
    request.session.pop(KEY, None)
    rotate_token(request)
    return str(request.session.pop(BACK, ""))


def borrowed_by(request: HttpRequest) -> Borrowed | Ended | None:
    """Return the view that the session borrows, or how it ended; None without any."""
    key = request.session.get(KEY)
    if key is None:
        return None
    real = request.user
    view = BorrowedView.objects.select_related("seen_as", "user").filter(pk=key).first()
    if view is None or view.ended_at is not None:
        return Ended("Cette vue a été quittée : vous êtes de nouveau vous-même.")
    if timezone.now() >= view.ends_at:
        return Ended(f"Cette vue a pris fin à {view.until} : vous êtes de nouveau vous-même.")
    if not isinstance(real, User) or view.user_id != real.pk or not can_borrow_view(real):
        return Ended(
            "Cette vue a pris fin : votre compte n’en a plus le droit.",
            why="l’agent n’a plus ses droits, ou plus de second facteur",
            view=view,
        )
    if view.seen_as and not has_role_to_lend(view.seen_as, view.kind, real):
        return Ended(
            "Cette vue a pris fin : le compte emprunté n’a plus ce rôle.",
            why="le compte emprunté n’a plus ce rôle",
            view=view,
        )
    return Borrowed(view, real)
