"""Services on accounts, for the national staff: open, close, erase, each with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import PARIS, PartialDate, hour_in_words, today
from crpv_portal.common.erasure import erase, pseudonymise_events
from crpv_portal.common.history import because, events_of, required_reason
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.outbox.retention import forget_address

from . import emails
from .models import ERASED_DOMAIN, Assignment, User
from .roles import membership

if TYPE_CHECKING:
    from crpv_portal.common.models import Erasure
    from crpv_portal.territories.models import Region


MOST_A_DAY = 50
JUST_NOW = datetime.timedelta(minutes=5)


def _author(by: User | None) -> dict[str, int]:
    """Return the history's context of who acted; a request gives it by itself, a command none."""
    return {"user": by.pk} if by else {}


@transaction.atomic
def invite_user(
    *,
    email: str,
    first_name: str = "",
    last_name: str = "",
    is_staff: bool = False,
    regions: Iterable[Region] = (),
    start_on: datetime.date | None = None,
    end_on: PartialDate | None = None,
    service: str = "",
    centre: Any = None,
    is_director: bool = False,
    by: User | None,
    reason: str,
    base: str,
) -> User:
    """Create an account without a password, with its roles; mail the link to choose one.

    regions, service: the assignments of an officer; centre, is_director: the membership of somebody
    who works in one; start_on (today when not given), end_on: of both. base: the address of the
    site, for the link. The mail is sent once the transaction is committed. Raises ValidationError,
    in French, when the address has an account already, or its author invited MOST_A_DAY in a day.
    """
    reason = required_reason(reason)
    _refuse_many_invitations(by)
    period = {
        "start_on": start_on or today(),
        "start_on_precision": DatePrecision.DAY,
        "end_on": end_on.date if end_on else None,
        "end_on_precision": end_on.precision if end_on else "",
    }
    with because(reason, action="invite_user", **_author(by)):
        user = User.objects.create_user(
            email, first_name=first_name, last_name=last_name, is_staff=is_staff
        )
        for region in regions:
            assignment = Assignment(user=user, region=region, service=service, **period)
            assignment.full_clean()
            assignment.save()
        if centre is not None:
            member = membership(user, centre, is_director=is_director, **period)
            member.full_clean()
            member.save()
    emails.send_invitation(user, base=base)
    return user


def _refuse_many_invitations(by: User | None) -> None:
    """Refuse what no day's work needs: a stolen session would mail strangers in our name."""
    if by is None:  # a command, by who holds the machine
        return
    since = timezone.now() - datetime.timedelta(days=1)
    made = events_of(User).filter(
        pgh_label="insert", pgh_context__user=by.pk, pgh_created_at__gte=since
    )
    if made.count() >= MOST_A_DAY:
        raise ValidationError(
            {
                "email": f"Vous avez invité {MOST_A_DAY} personnes en un jour, le plus possible : "
                "les suivantes attendront demain, ou un collègue."
            }
        )


def invite_again(*, user: User, base: str) -> None:
    """Mail a new link to somebody who let the first one expire.

    Raises ValidationError when the account is closed, as a link to it would open nothing, and when
    a mail has just left: somebody else pressed the button too.
    """
    if not user.is_active:
        raise ValidationError("Ce compte est fermé : rouvrez-le d’abord.")
    if sent := emails.last_sent_to(user, since=timezone.now() - JUST_NOW):
        raise ValidationError(
            f"Un courriel vient de lui être adressé, à {hour_in_words(sent.astimezone(PARIS))} : "
            "rien n’est renvoyé."
        )
    emails.send_invitation(user, base=base)


def _refuse_to_lock_everybody_out(user: User, by: User | None) -> None:
    if by and by.pk == user.pk:
        raise ValidationError("Personne ne ferme son propre compte.")
    others = locked_rows(User.objects.filter(is_staff=True, is_active=True))
    if user.is_staff and user.is_active and not others.exclude(pk=user.pk).exists():
        raise ValidationError("C’est le dernier agent national : invitez-en un autre d’abord.")


@transaction.atomic
def close_account(*, user: User, by: User | None, reason: str) -> User:
    """Close the account: its sessions end at once, its roles stay written without effect.

    Raises ValidationError for one's own account and for the last one of the national staff.
    """
    reason = required_reason(reason)
    user = locked(user)
    _refuse_to_lock_everybody_out(user, by)
    if user.is_active:
        user.is_active = False
        with because(reason, action="close_account", **_author(by)):
            user.save(update_fields=["is_active"])
        user.sessions.all().delete()
    return user


@transaction.atomic
def reopen_account(*, user: User, by: User | None, reason: str) -> User:
    """Open a closed account again, with the roles still in force and without its old password.

    Raises ValidationError for an erased account: nobody is behind it any more.
    """
    reason = required_reason(reason)
    user = locked(user)
    if is_erased(user):
        raise ValidationError("Ce compte est effacé : il ne peut plus être rouvert.")
    if not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        with because(reason, action="reopen_account", **_author(by)):
            user.save(update_fields=["is_active", "password"])
    return user


def is_erased(user: User) -> bool:
    return user.email.endswith(f"@{ERASED_DOMAIN}")


@transaction.atomic
def erase_user(*, user: User, by: User | None, reason: str) -> Erasure:
    """Erase who held an account: name and address go, from the row and all its history.

    The row stays, so that the history still says that one and the same person acted. The person
    known to the register (`partners.Person`) is erased by its own service.
    """
    reason = required_reason(reason)
    user = locked(user)
    _refuse_to_lock_everybody_out(user, by)
    forget_address(user.email)
    erase(user)
    user.is_active = False
    user.is_staff = False
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    user.sessions.all().delete()
    with because(reason, action="erase_user", **_author(by)):
        user.save()
        return pseudonymise_events(User, user.pk, reason=reason)
