"""Services on answer links and answers: make, revoke, give, change, forget."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from crpv_portal.common.digests import short_digest
from crpv_portal.common.erasure import erase, pseudonymise_events
from crpv_portal.common.history import because, events_of, required_reason
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.people_lines import read_people
from crpv_portal.common.tokens import fingerprint, make_token

from ..choices import TO_COME, Answer, AttendanceState, Voice
from ..models import (
    AnswerLink,
    Attendance,
    Invitation,
    Mandate,
    MaskedName,
    Meeting,
    Minutes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crpv_portal.common.models import Erasure
    from partners.models import Person

    from ..querysets import MandateQuerySet

MAILS_A_DAY = 10  # about one meeting, to one member

# What the pages of an invitation read with it.
SHOWN_WITH = (
    *("meeting__body__centre", "meeting__body__region"),
    *("mandate__seat", "mandate__organisation", "person"),
    *("proxy__seat", "proxy__organisation"),
)


@dataclass(frozen=True)
class GivenAnswer:
    """Answer as written on the form."""

    answer: str
    deputy_name: str = ""
    deputy_organisation: str = ""
    proxy: Mandate | None = None
    word: str = ""


def begins_at(meeting: Meeting) -> datetime.datetime:
    """Return when answers close: the opening hour, else the midnight that ends the day."""
    if meeting.starts_at is not None:
        return meeting.starts_at
    return datetime.datetime.combine(
        meeting.starts_on, datetime.time(), tzinfo=ZoneInfo(meeting.time_zone)
    ) + datetime.timedelta(days=1)


def expiry_of(meeting: Meeting) -> datetime.datetime:
    """Return when a link expires: the closing hour, else the midnight that ends the last day."""
    if meeting.ends_at is not None:
        return meeting.ends_at
    last = meeting.ends_on or meeting.starts_on
    return datetime.datetime.combine(
        last + datetime.timedelta(days=1), datetime.time(), tzinfo=ZoneInfo(meeting.time_zone)
    )


def refuse_insistence(meeting: Meeting) -> None:
    """Raise ValidationError when somebody got enough mails of this meeting for a day.

    Each of them has its own link, so these are counted; a withdrawal has none, and always leaves.
    """
    links = AnswerLink.objects.filter(
        invitation__meeting=meeting, issued_at__gt=timezone.now() - datetime.timedelta(days=1)
    )
    each = links.values("invitation").annotate(count=Count("pk")).order_by()
    if any(row["count"] >= MAILS_A_DAY for row in each):
        raise ValidationError(
            f"Rien n’est parti : depuis 24 heures, un membre a déjà reçu {MAILS_A_DAY} courriels "
            "au sujet de cette réunion. Recommencez demain, ou prévenez les membres autrement.",
            code="insistence",
        )


def issue_link(invitation: Invitation) -> str:
    """Make a new secret for this invitation and return it; earlier links go on working."""
    token = make_token()
    AnswerLink.objects.create(
        invitation=invitation,
        token_hash=fingerprint(token),
        expires_at=expiry_of(invitation.meeting),
    )
    return token


def leads_to(invitation: Invitation, person: Person | None) -> bool:
    """Tell whether this invitation, not withdrawn, is addressed to this person."""
    return (
        invitation.pk is not None
        and invitation.withdrawn_at is None
        and invitation.person_id == (person.pk if person else None)
    )


def address(invitation: Invitation, *, person: Person | None, channel: str) -> None:
    """Address the invitation to this person, by mail or on paper; the caller saves it.

    When it was addressed to another person, or was withdrawn, it starts afresh: links already sent
    are closed, as they must not answer for the seat, and nothing counts as sent.
    """
    if invitation.pk and not leads_to(invitation, person):
        revoke_links(invitation=invitation, reason="autre personne convoquée")
        invitation.withdrawn_at = invitation.sent_at = invitation.sent_sequence = None
    invitation.person, invitation.channel = person, channel


@transaction.atomic
def revoke_links(*, invitation: Invitation, reason: str = "lien révoqué") -> int:
    """Close every link of an invitation; return how many were open."""
    with because(reason, action="revoke_answer_links"):
        return invitation.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


def links_digest(links: Iterable[AnswerLink]) -> str:
    """Return a digest of the links of an invitation, by which a page says which it showed."""
    return short_digest(repr([(each.pk, each.revoked_at) for each in links]))


def move_expiry(meeting: Meeting) -> None:
    """Move the expiry of the open links, after the meeting changed its day or its hours."""
    AnswerLink.objects.filter(invitation__meeting=meeting, revoked_at__isnull=True).update(
        expires_at=expiry_of(meeting)
    )


def answer_link_of(token: str) -> AnswerLink | None:
    """Return the link of this secret, open or closed; None for a forged one."""
    return (
        AnswerLink.objects.filter(token_hash=fingerprint(token))
        .select_related(*(f"invitation__{each}" for each in SHOWN_WITH))
        .first()
    )


@transaction.atomic
def give_answer(
    *, invitation: Invitation, given: GivenAnswer, by: str = "lien de réponse"
) -> Invitation:
    """Write or change the answer to an invitation, until the meeting begins.

    by: how the answer came, kept in the history. Raises ValidationError once it is too late, when
    the invitation was withdrawn, or for a proxy to somebody who does not vote in this body.
    """
    invitation = locked(invitation, "meeting__body", "mandate")
    meeting = invitation.meeting
    if meeting.status not in TO_COME or invitation.withdrawn_at is not None:
        raise ValidationError("Cette réunion n’attend plus de réponse.")
    if timezone.now() >= begins_at(meeting):
        raise ValidationError("La réunion a commencé : les réponses sont closes.")
    sends = given.answer == Answer.SENDS
    if sends and given.proxy is not None:
        _check_proxy(invitation, given.proxy)
    invitation.answer = given.answer
    invitation.deputy_name = given.deputy_name if sends else ""
    invitation.deputy_organisation = given.deputy_organisation if sends else ""
    invitation.proxy = given.proxy if sends else None
    invitation.word = given.word
    invitation.answered_at = timezone.now()
    invitation.answered_sequence = meeting.invitation_sequence
    invitation.full_clean()
    with because(by, action="give_answer"):
        invitation.save()
    return invitation


def _check_proxy(invitation: Invitation, proxy: Mandate) -> None:
    own = invitation.mandate
    if own is None or own.voice != Voice.DELIBERATIVE:
        raise ValidationError({"proxy": "Vous n’avez pas de voix à donner."})
    if proxy.pk == own.pk:
        raise ValidationError({"proxy": "Choisissez un autre membre que vous-même."})
    sitting = bearers_of(invitation.meeting)
    if not sitting.filter(pk=proxy.pk).exists():
        raise ValidationError({"proxy": "Ce membre ne vote pas à cette réunion."})


def bearers_of(meeting: Meeting) -> MandateQuerySet:
    """List the mandates that may bear a proxy: the voting members in office that day."""
    return (
        Mandate.objects.of_body(meeting.body)
        .in_office(meeting.starts_on)
        .voting()
        .filter(seat__college__is_counted_by_head=False)
    )


@transaction.atomic
def apply_answers(*, meeting: Meeting) -> int:
    """Carry the answers onto a roll just opened; return how many lines changed."""
    changed = lay_answers(meeting, meeting.attendances.filter(mandate__isnull=False).order_by("pk"))
    Attendance.objects.bulk_update(
        changed, ["state", "represented_by", "deputy_name", "deputy_organisation"]
    )
    return len(changed)


def lay_answers(meeting: Meeting, roll: Iterable[Attendance]) -> list[Attendance]:
    """Write the answers on these lines, all those of members; return the ones that changed.

    Who is excused is written so. A proxy or a deputy is written on the line, which stays to be
    called: nobody is there before being seen. A proxy that its bearer may not carry leaves the
    member excused; the answer is still shown beside the name.
    """
    answers = {
        each.mandate_id: each
        for each in meeting.invitations.standing()
        .filter(mandate__isnull=False)
        .exclude(answer="")
        .order_by("answered_at", "pk")
        if each.answered_sequence == meeting.invitation_sequence
    }
    everyone = {row.mandate_id: row for row in roll}
    to_call = {
        mandate: row for mandate, row in everyone.items() if row.state == AttendanceState.NOT_CALLED
    }
    borne: dict[int, int] = {}
    changed = []
    for mandate, given in answers.items():
        row = to_call.get(mandate)
        if row is None or given.answer == Answer.COMING:
            continue
        bearer = everyone.get(given.proxy_id) if given.proxy_id else None
        if given.deputy_name:
            row.deputy_name = given.deputy_name
            row.deputy_organisation = given.deputy_organisation
        elif (
            bearer is not None
            and row.voting_weight
            and bearer.voting_weight
            and borne.get(bearer.pk, 0) < meeting.body.max_proxies
            and not _is_away(answers.get(bearer.mandate_id))
        ):
            borne[bearer.pk] = borne.get(bearer.pk, 0) + 1
            row.represented_by = bearer
        else:
            row.state = AttendanceState.EXCUSED
        changed.append(row)
    return changed


def _is_away(answer: Invitation | None) -> bool:
    """Tell whether the bearer gave a proxy too, or does not come."""
    return answer is not None and (answer.answer == Answer.EXCUSED or answer.proxy_id is not None)


@transaction.atomic
def forget_deputy(*, meeting: Meeting, name: str, reason: str) -> list[Erasure]:
    """Erase a deputy from answers, roll and masked names of a meeting, and from their history.

    name: as it is written there. The rest stays: that the member sent somebody, or gave a proxy.
    """
    reason = required_reason(reason)
    sent = {"meeting": meeting.pk, "deputy_name": name}
    minutes = Minutes.objects.filter(meeting=meeting).values("pk")
    masked = {"minutes__in": minutes, "name__in": [each.name for each in read_people(name)]}
    places: list[tuple[Any, dict[str, Any]]] = [
        (Invitation, sent),
        (Attendance, sent),
        (MaskedName, masked),
    ]
    done = []
    with because(reason, action="forget_deputy"):
        for model, where in places:
            named = events_of(model).filter(**where)
            keys = set(named.order_by().values_list("pgh_obj_id", flat=True))
            for row in locked_rows(model.objects.filter(**where)):
                written = erase(row)
                row.full_clean()
                row.save(update_fields=written)
            done += [pseudonymise_events(model, pk, reason=reason) for pk in sorted(keys)]
    return done
