"""Service that corrects an adopted decision: a new one, with its own number, names the old one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet

from crpv_portal.common.french import of
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..choices import Ballot, DecisionKind, ItemKind
from ..meetings.decisions import adopt_decision
from ..meetings.doubts import check_doubts
from ..meetings.points import put_on_agenda
from ..meetings.votes import check_votes, lines_that_vote, recount_drafts
from ..models import AgendaItem, Decision, Meeting, Minutes, Vote


@dataclass(frozen=True)
class Correction:
    """Content of the new decision; votes: for, against, abstentions, or None."""

    kind: str
    opinion: str
    text: str
    votes: tuple[int, int, int] | None
    provisions: tuple[int, ...]
    ballot: str = ""

    @property
    def is_called(self) -> bool:
        """Tell whether names are called on it: it is then a draft, voted on the record's page."""
        return self.ballot == Ballot.ROLL_CALL


def correcting_meetings(decision: Decision) -> QuerySet[Meeting]:
    """List meetings held on the decision's day or later, minutes not approved; latest first."""
    items = AgendaItem.objects.order_by("position", "pk")
    return (
        Meeting.objects.filter(body=decision.body, starts_on__gte=decision.item.meeting.starts_on)
        .held()
        .exclude(minutes__locked_at__isnull=False)
        .prefetch_related(Prefetch("items", items))
        .order_by("-starts_on", "pk")
    )


def latest_correction(decision: Decision) -> Decision | None:
    """Return the last adopted decision that corrects this one."""
    adopted = decision.corrections.adopted().select_related("body")
    return adopted.order_by("adopted_on", "year", "number").last()


@transaction.atomic
def correct_decision(
    *,
    decision: Decision,
    meeting: Meeting,
    item: AgendaItem | None,
    correction: Correction,
    seen: str = "",
    sure: str = "",
) -> Decision:
    """Adopt, at a held meeting of the same body, a decision that corrects `decision`.

    By call of names it stays a draft of that meeting, whose page records each vote and adopts it;
    at the meeting of `decision` itself, the draft begins with the votes that this one keeps.
    Without `item`, a point named after the correction is added to that meeting's agenda.
    seen: the reference of the last correction that its author read of; sure: see `check_doubts`.
    Raises ValidationError, and writes nothing, for a meeting of another body, earlier than the
    decision, not held, or with approved minutes; for a decision not adopted, or corrected since;
    while a draft of correction waits; for a correction that changes nothing; for a call of names
    without a roll; for more votes than are present. Raises Doubts when
    quorum or votes speak against it.
    """
    decision = locked(decision, "body", "item__meeting")
    meeting = locked(meeting, "body")
    _check(decision, meeting)
    _check_is_first(decision, seen)
    _check_changes(decision, correction)
    if correction.is_called and not lines_that_vote(meeting).exists():
        raise ValidationError(
            {
                "ballot": "L’appel de cette réunion ne nomme personne qui vote : faites-le "
                "d’abord, ou choisissez un autre mode de scrutin."
            }
        )
    with because(f"correction de {decision.reference}", action="correct_decision"):
        if item is None:
            item = put_on_agenda(
                AgendaItem(
                    meeting=meeting,
                    title=f"Correction {of(decision.reference)}",
                    kind=ItemKind.DECISION,
                )
            )
        new = Decision(
            body=meeting.body,
            item=item,
            kind=correction.kind,
            opinion=correction.opinion if correction.kind == DecisionKind.OPINION else "",
            text=correction.text,
            corrects=decision,
            ballot=correction.ballot,
        )
        if correction.votes:
            new.votes_for, new.votes_against, new.abstentions = correction.votes
        new.full_clean()
        check_votes(new)
        if not correction.is_called:
            check_doubts(meeting, [new], sure=sure)
        new.save()
        new.provisions.set(correction.provisions)
        if correction.is_called and meeting.pk == decision.item.meeting_id:
            Vote.objects.bulk_create(
                Vote(decision=new, attendance_id=each.attendance_id, cast=each.cast)
                for each in decision.named_votes.order_by("pk")
            )
            recount_drafts(meeting)
        meeting.version += 1
        meeting.save(update_fields=["version", "updated_at"])
    if correction.is_called:
        return new
    return adopt_decision(
        decision=new, on=meeting.starts_on, reason=f"correction de {decision.reference}"
    )


def _check_is_first(decision: Decision, seen: str) -> None:
    pending = pending_correction(decision)
    if pending is not None:
        raise ValidationError(
            "Un projet de correction attend déjà ses votes à la réunion du "
            f"{pending.item.meeting.starts} : adoptez-le ou retirez-le sur sa page.",
            code="pending",
        )
    latest = latest_correction(decision)
    if latest is not None and latest.reference != seen:
        raise ValidationError(
            f"{latest.reference} corrige déjà cette décision, depuis que vous avez ouvert cette "
            "page : rien n’est adopté. Lisez-la ; si c’est elle qui est fausse, corrigez-la.",
            code="corrected",
        )


def pending_correction(decision: Decision) -> Decision | None:
    """Return the draft that would correct this one, waiting for its votes by name."""
    drafts = decision.corrections.filter(adopted_on__isnull=True)
    return drafts.select_related("item__meeting").order_by("pk").first()


def _check_changes(decision: Decision, correction: Correction) -> None:
    """Refuse a correction that says what the decision says; votes left blank change nothing."""
    votes = (decision.votes_for, decision.votes_against, decision.abstentions)
    is_same = (
        correction.text.split() == decision.text.split()
        and (correction.kind, correction.opinion) == (decision.kind, decision.opinion)
        and set(correction.provisions) == {each.pk for each in decision.provisions.all()}
        and correction.votes in (None, votes)
        and (correction.ballot in ("", decision.ballot) and not correction.is_called)
    )
    if is_same:
        raise ValidationError(
            {"text": f"Ce texte est celui de {decision.reference} : changez ce qui est faux."}
        )


def _check(decision: Decision, meeting: Meeting) -> None:
    first = decision.item.meeting
    if not decision.adopted_on:
        raise ValidationError("Un projet se modifie : il n’y a rien à corriger.")
    if meeting.body_id != decision.body_id or not meeting.is_held:
        raise ValidationError(
            {"place": "Une correction s’adopte dans une réunion tenue de la même instance."}
        )
    if meeting.starts_on < first.starts_on:
        raise ValidationError(
            {"place": "Une correction ne s’adopte pas avant la décision qu’elle corrige."}
        )
    if Minutes.objects.filter(meeting=meeting, locked_at__isnull=False).exists():
        raise ValidationError(
            {
                "place": "Le compte rendu de cette réunion est approuvé : adoptez la correction à "
                "une réunion suivante."
            }
        )
