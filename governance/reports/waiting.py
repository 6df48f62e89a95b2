"""Things that wait for those who keep a body: said on the home page, and in the daily mail."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from crpv_portal.common.french import counted
from crpv_portal.outbox.models import OutgoingMail

from ..choices import TO_COME, MeetingStatus, MinutesState, ProposalState
from ..convening.holders import address_of
from ..drafts import ADDRESS_OF, RECORD, corrected_in
from ..models import (
    ActionAnswer,
    Decision,
    Invitation,
    ItemProposal,
    Meeting,
    MinutesRemark,
    RecordDraft,
)
from ..wording import day_in_words, meeting_title, owner_of

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User


@dataclass(frozen=True)
class Waiting:
    """Thing that waits, in words that name nobody: most are of one meeting.

    keys: what it is made of; a key that the last mail did not tell is news.
    """

    title: str
    anchor: str
    text: str
    said: str
    url: str
    action: str
    keys: frozenset[str]


def waiting_of(user: User, on: datetime.date) -> list[Waiting]:
    """List what waits for this account; the number of queries does not follow the rows."""
    kept = Meeting.objects.manageable_by(user).select_related("body__centre", "body__region")
    coming = {
        row.pk: row
        for row in kept.filter(status__in=TO_COME, starts_on__gte=on).order_by("starts_on", "pk")
    }
    return [
        *_answers(coming),
        *_proposals(user),
        *_remarks(user),
        *_unadopted(user),
        *_unreached(coming),
        *_drafts(user),
        *_answered_actions(user),
    ]


def _answers(coming: dict[int, Meeting]) -> list[Waiting]:
    asked = Invitation.objects.standing().filter(meeting__in=coming)
    rows = asked.filter(answered_at__isnull=False).order_by("meeting", "pk")
    found: dict[int, set[str]] = defaultdict(set)
    for meeting, pk, when in rows.values_list("meeting", "pk", "answered_at"):
        found[meeting].add(f"answer-{pk}-{when}")
    return [
        _waiting(
            "Réponses reçues",
            "reponses",
            row,
            "réponse(s) reçue(s)",
            found[row.pk],
            reverse("espace:meeting_prepare", args=[row.slug]),
            "Voir",
        )
        for row in coming.values()
        if row.pk in found
    ]


def _proposals(user: User) -> list[Waiting]:
    rows = (
        ItemProposal.objects.filter(
            state=ProposalState.PENDING,
            meeting__in=Meeting.objects.manageable_by(user),
            meeting__status__in=TO_COME,
        )
        .select_related("meeting__body__centre", "meeting__body__region")
        .order_by("meeting__starts_on", "pk")
    )
    return _by_meeting(
        "Points proposés",
        "points-proposes",
        ((row.meeting, f"proposal-{row.pk}") for row in rows),
        "point(s) proposé(s) par des membres attend(ent) une réponse",
        "espace:item_call",
        "Répondre",
    )


def _remarks(user: User) -> list[Waiting]:
    rows = (
        MinutesRemark.objects.filter(
            outcome="",
            minutes__state=MinutesState.IN_REVIEW,
            minutes__meeting__in=Meeting.objects.manageable_by(user),
        )
        .select_related("minutes__meeting__body__centre", "minutes__meeting__body__region")
        .order_by("minutes__meeting__starts_on", "pk")
    )
    return _by_meeting(
        "Remarques sur un compte rendu",
        "remarques",
        ((row.minutes.meeting, f"remark-{row.pk}") for row in rows),
        "remarque(s) attend(ent) une réponse",
        "espace:minutes_page",
        "Répondre",
    )


def _unadopted(user: User) -> list[Waiting]:
    rows = (
        Decision.objects.filter(
            adopted_on__isnull=True,
            item__meeting__status=MeetingStatus.HELD,
            item__meeting__in=Meeting.objects.manageable_by(user),
        )
        .select_related("item__meeting__body__centre", "item__meeting__body__region")
        .order_by("item__meeting__starts_on", "pk")
    )
    return _by_meeting(
        "Décisions à adopter",
        "a-adopter",
        ((row.item.meeting, f"decision-{row.pk}") for row in rows),
        "décision(s) d’une réunion tenue (n’est|ne sont) pas adoptée(s)",
        "espace:meeting_record",
        "Adopter",
    )


def _unreached(coming: dict[int, Meeting]) -> list[Waiting]:
    convened = Invitation.objects.sent().filter(meeting__in=coming)
    rows = list(convened.select_related("mandate", "person").order_by("meeting", "pk"))
    refused = OutgoingMail.objects.refusing(address_of(row) for row in rows)
    found = [
        (coming[row.meeting_id], f"{'refused' if address_of(row) else 'paper'}-{row.pk}")
        for row in rows
        if not address_of(row) or address_of(row) in refused
    ]
    return _by_meeting(
        "Membres que le courriel n’atteint pas",
        "non-atteints",
        found,
        "membre(s) à prévenir autrement : adresse qui refuse, ou convocation sur papier",
        "espace:meeting_convene",
        "Voir qui",
    )


def _drafts(user: User) -> list[Waiting]:
    rows = list(
        RecordDraft.objects.visible_to(user)
        .waiting()
        .filter(meeting__in=Meeting.objects.manageable_by(user))
        .select_related("meeting__body__centre", "meeting__body__region")
        .order_by("meeting__starts_on", "pk")
    )
    corrected = Decision.objects.select_related("body").in_bulk(
        [key for row in rows if (key := corrected_in(row.page))]
    )
    return [
        _waiting(
            "Saisies à reprendre",
            "saisies",
            row.meeting,
            "saisie(s) que vous n’avez pas enregistrée(s)",
            {f"draft-{row.pk}"},
            _typed_at(row, corrected),
            "Reprendre",
        )
        for row in rows
    ]


def _typed_at(draft: RecordDraft, corrected: dict[int, Decision]) -> str:
    """Return the address of the page on which it was typed, and offers to take it up again."""
    decision = corrected.get(corrected_in(draft.page) or 0)
    if decision is not None:
        return reverse("espace:decision_correct", args=[decision.reference])
    page = ADDRESS_OF.get(draft.page, ADDRESS_OF[RECORD])
    return reverse(page, args=[draft.meeting.slug])


def _answered_actions(user: User) -> list[Waiting]:
    """Return one line for all the actions of which something was said by the link of a reminder."""
    rows = ActionAnswer.objects.manageable_by(user).unread().order_by("pk")
    found = list(rows.values_list("pk", "action"))
    if not found:
        return []
    total = len({action for _, action in found})
    return [
        Waiting(
            "Réponses à un rappel",
            "suites-repondues",
            counted(total, "suite(s) (a|ont) reçu une réponse"),
            "par le lien du rappel de la semaine",
            reverse("espace:action_list"),
            "Lire",
            frozenset(f"action-answer-{pk}" for pk, _ in found),
        )
    ]


def _by_meeting(
    title: str,
    anchor: str,
    found: Iterable[tuple[Meeting, str]],
    words: str,
    page: str,
    action: str,
) -> list[Waiting]:
    """Gather what was found, a line for each meeting, in the order given."""
    keys: dict[int, set[str]] = defaultdict(set)
    meetings: dict[int, Meeting] = {}
    for meeting, key in found:
        meetings.setdefault(meeting.pk, meeting)
        keys[meeting.pk].add(key)
    return [
        _waiting(title, anchor, row, words, keys[pk], reverse(page, args=[row.slug]), action)
        for pk, row in meetings.items()
    ]


def _waiting(
    title: str,
    anchor: str,
    meeting: Meeting,
    words: str,
    keys: set[str],
    url: str,
    action: str,
) -> Waiting:
    said = f"{day_in_words(meeting)} : {counted(len(keys), words)}"
    text = f"{meeting_title(meeting)} ({owner_of(meeting.body)})"
    return Waiting(title, anchor, text, said, url, action, frozenset(keys))
