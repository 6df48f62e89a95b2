"""Powers that members announced: whether the one who is to bear each can."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crpv_portal.common.french import counted

from ..choices import Answer
from .members import member_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..models import Invitation, Mandate, Meeting
    from .recipients import Plan


@dataclass(frozen=True)
class Powers:
    """Mandates announced as present or represented; and a sentence for each power of no use."""

    announced: frozenset[int]
    idle: list[str]


def current_answers(meeting: Meeting, invitations: Iterable[Invitation]) -> dict[int, Invitation]:
    """Return by mandate the answers to the present version, the earliest first."""
    given = [
        each
        for each in invitations
        if each.mandate_id
        and each.answer
        and each.withdrawn_at is None
        and each.answered_sequence == meeting.invitation_sequence
    ]
    given.sort(key=lambda each: (each.answered_at is None, each.answered_at, each.pk))
    return {each.mandate_id: each for each in given if each.mandate_id}


def why_idle(bearer: Mandate, answers: dict[int, Invitation], *, borne: int, allowed: int) -> str:
    """Return why this member cannot bear one power more; empty when nothing is against it.

    borne: the powers that they bear already; allowed: how many the rule lets one person bear.
    """
    theirs = answers.get(bearer.pk)
    if theirs is not None and theirs.answer == Answer.EXCUSED:
        return "s’excuse"
    if theirs is not None and theirs.proxy_id is not None:
        return "donne pouvoir à son tour"
    if borne >= allowed:
        if not allowed:
            return "ne peut pas porter de pouvoir : la règle de l’instance n’en admet pas"
        many = counted(allowed, "pouvoir(s)")
        return f"porte déjà {many}, le plus que la règle permet"
    return ""


def why_refused(invitation: Invitation, bearer: Mandate) -> str:
    """Return why a power given by this member to that one would be of no use, today."""
    meeting = invitation.meeting
    others = current_answers(meeting, meeting.invitations.exclude(pk=invitation.pk).order_by("pk"))
    borne = sum(each.proxy_id == bearer.pk for each in others.values())
    return why_idle(bearer, others, borne=borne, allowed=meeting.body.max_proxies)


def powers_of(plan: Plan) -> Powers:
    """Read the answers of a plan: a power counts when its bearer says that they come."""
    meeting = plan.meeting
    answers = current_answers(
        meeting, [each.invitation for each in plan.recipients if each.invitation]
    )
    sitting = {each.mandate.pk: each.mandate for each in plan.recipients if each.mandate}
    announced: set[int] = set()
    idle: list[str] = []
    borne: dict[int, int] = {}
    for pk, given in answers.items():
        if pk not in sitting:
            continue
        if given.answer == Answer.COMING or (given.answer == Answer.SENDS and not given.proxy_id):
            announced.add(pk)
        if given.proxy_id is None:
            continue
        bearer, allowed = sitting.get(given.proxy_id), meeting.body.max_proxies
        why = "ne siège plus ce jour-là"
        if bearer is not None:
            why = why_idle(bearer, answers, borne=borne.get(bearer.pk, 0), allowed=allowed)
            why = why or ("" if bearer.pk in answers else "n’a pas répondu")
        if not why:
            borne[given.proxy_id] = borne.get(given.proxy_id, 0) + 1
            announced.add(pk)
            continue
        whose, whom = member_in_words(sitting[pk]), given.proxy
        idle.append(f"{whose} donne pouvoir à {member_in_words(whom) if whom else ''}, qui {why}.")
    return Powers(frozenset(announced), idle)
