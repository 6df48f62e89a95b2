"""Doubts about decisions that are about to be adopted for ever: each is said beforehand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import agreed, counted, listing

from ..models import Decision
from ..wording import votes_in_words
from .quorum import quorum_of
from .votes import voters_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ..models import Meeting


class Doubts(ValidationError):
    """Refusal of what nobody said to be sure of; `sure` is what who is sure sends back."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__(texts)
        self.sure = short_digest("\n".join(texts))


def check_doubts(meeting: Meeting, decisions: Iterable[Decision], *, sure: str) -> None:
    """Raise Doubts when quorum or votes speak against the adoption.

    sure: what the page of the doubts sent back; other doubts than those it showed are asked again.
    """
    decisions = list(decisions)
    if decisions:
        _ask(
            [*_of_quorum(meeting), *(text for each in decisions for text in _of_votes(each))], sure
        )


def check_approval(approving: Meeting, *, sure: str) -> None:
    """Raise Doubts when the meeting that approves minutes had no quorum; `sure` as above."""
    _ask([f"{approving.title} : {text}" for text in _of_quorum(approving)], sure)


def has_quorum_to_keep(meeting: Meeting) -> bool:
    """Tell whether decisions are adopted at the meeting, and nothing speaks against its quorum."""
    return _adopted_at(meeting).exists() and not lack_of_quorum(meeting)


def loss_of_quorum(meeting: Meeting, *, had: bool) -> str:
    """Return, in words, that adopted decisions have no quorum any more; empty when they have.

    had: what `has_quorum_to_keep` said before the change.
    """
    text = lack_of_quorum(meeting) if had else ""
    if not text:
        return ""
    adopted = _adopted_at(meeting).select_related("body").order_by("year", "number")
    numbers = listing([decision.reference for decision in adopted])
    said = agreed(
        len(adopted), "(Une décision y est déjà adoptée|Des décisions y sont déjà adoptées)"
    )
    return f"{text} {said} : {numbers}."


def check_quorum_kept(meeting: Meeting, *, had: bool, sure: str) -> None:
    """Raise Doubts when a change takes their quorum from adopted decisions; `sure` as above."""
    text = loss_of_quorum(meeting, had=had)
    _ask([text] if text else [], sure)


def _adopted_at(meeting: Meeting) -> QuerySet[Decision]:
    return Decision.objects.adopted().filter(item__meeting=meeting)


def _ask(texts: list[str], sure: str) -> None:
    if texts:
        doubts = Doubts(texts)
        if doubts.sure != sure:
            raise doubts


def lack_of_quorum(meeting: Meeting) -> str:
    """Return, in words, that the meeting had no quorum, or nobody; empty when it had, or unknown.

    Needs `meeting.body`.
    """
    quorum = quorum_of(meeting)
    if quorum.is_known:
        if quorum.is_reached:
            return ""
        missing = [
            f"{f'{tally.label} : ' if tally.label else ''}{tally.counted} sur {tally.in_office}, "
            f"il en faut {tally.needed}"
            for tally in quorum.tallies
            if not tally.is_reached
        ]
        return f"Le quorum n’est pas atteint ({' ; '.join(missing)})."
    if voters_of(meeting) == 0:
        return "Personne n’est noté présent ni représenté à cette réunion."
    return ""


def _of_quorum(meeting: Meeting) -> list[str]:
    return [text] if (text := lack_of_quorum(meeting)) else []


def _of_votes(decision: Decision) -> list[str]:
    if decision.votes_for is None:
        return []
    votes_for, against = decision.votes_for, decision.votes_against or 0
    start = f"« {decision.text[:80].strip()}{'…' if len(decision.text) > 80 else ''} »"
    if votes_for + against + (decision.abstentions or 0) == 0:
        return [f"{start} : aucune voix n’est notée, ni pour, ni contre, ni abstention."]
    if against > votes_for:
        return [f"{start} : il y a plus de voix contre que pour ({votes_in_words(decision)})."]
    if against == votes_for:
        voices = counted(votes_for, "voix")
        return [f"{start} : il y a autant de voix pour que contre ({voices})."] if against else []
    return []
