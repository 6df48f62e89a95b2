"""Answers to a reminder, by its link: what they do, and what becomes of them with the keeper."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.dates import PARIS, in_words, today
from crpv_portal.common.french import capitalised
from crpv_portal.common.history import because
from crpv_portal.common.links import LinkClosed
from crpv_portal.common.locks import RowGone, locked
from crpv_portal.common.tokens import fingerprint

from ..choices import ActionState, ReminderAnswer
from ..meetings.actions import set_action_state
from ..models import ActionAnswer, ActionItem, DigestLink
from .digests import AHEAD, with_what_lines_say

if TYPE_CHECKING:
    from ..querysets import ActionItemQuerySet

UNREAD_MOST = 10  # of one action: who has more to say calls the secretary
NOT_YOURS = "Cette suite n’est plus à vous, ou n’existe plus : rien n’est enregistré."
TOO_MANY = (
    f"Le secrétariat n’a pas encore lu vos {UNREAD_MOST} dernières réponses sur cette suite : "
    "celle-ci n’est pas enregistrée. Écrivez-lui ou appelez-le."
)


class NotOpenToLink(Exception):
    """Raised for an action that a link shows no more; says what became of it."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.words, self.status = words, status


def digest_link_of(token: str) -> DigestLink | None:
    """Return the link of this secret, open or closed; None for a forged one."""
    links = DigestLink.objects.filter(token_hash=fingerprint(token), person__erased_at__isnull=True)
    return links.select_related("person").first()


def is_open(link: DigestLink) -> bool:
    """Tell whether the link opens its page now."""
    return DigestLink.objects.open(timezone.now()).filter(pk=link.pk).exists()


def actions_of(link: DigestLink) -> ActionItemQuerySet:
    """List the actions that the link answers for: its reminder's own rule, judged now."""
    own = ActionItem.objects.to_remind(link.day + AHEAD).filter(owner_person=link.person)
    return with_what_lines_say(own, today())


@transaction.atomic
def answer_reminder(
    *,
    link: DigestLink,
    action_id: int,
    kind: str,
    word: str = "",
    not_before: datetime.date | None = None,
) -> ActionAnswer:
    """Keep what the owner says of an action; « done » closes it.

    The same one, sent again while nobody has read it, stays one. Raises LinkClosed when the link
    opens nothing any more, NotOpenToLink when the action is no longer among its own.
    """
    if not is_open(link):
        raise LinkClosed(link)
    action = _locked_action(link, action_id)
    given = {"person": link.person, "kind": kind, "word": word, "not_before": not_before}
    unread = action.answers.unread()
    same = unread.filter(**given).first()
    if same and (action.state != ActionState.OPEN or kind != ReminderAnswer.DONE):
        return same
    if not actions_of(link).filter(pk=action.pk).exists():
        raise NotOpenToLink(*_what_became_of(action, link))
    if unread.count() >= UNREAD_MOST:
        raise ValidationError(TOO_MANY)
    answer = ActionAnswer(action=action, **given)
    answer.full_clean()
    with because("par le lien du rappel", action="answer_reminder"):
        answer.save()
    if kind == ReminderAnswer.DONE:
        set_action_state(
            action=action,
            state=ActionState.DONE,
            outcome=word or action.outcome,
            reason="par le lien du rappel, dite faite par la personne qui en est chargée",
        )
    return answer


def _locked_action(link: DigestLink, action_id: int) -> ActionItem:
    action = ActionItem.objects.filter(pk=action_id, owner_person=link.person).first()
    try:
        if action is not None and (action := locked(action)).owner_person_id == link.person_id:
            return action
    except RowGone:
        pass
    raise NotOpenToLink(NOT_YOURS, 404)


def _what_became_of(action: ActionItem, link: DigestLink) -> tuple[str, int]:
    """Say why an action of this person is not on the page of this link, with the status."""
    if action.closed_on is not None:
        return (
            f"« {action.text} » est close entre-temps ({action.get_state_display()} le "
            f"{in_words(action.closed_on)}) : rien de plus n’est enregistré.",
            409,
        )
    if action.due_on is not None and action.due_on > link.day + AHEAD:
        return (
            f"L’échéance de « {action.text} » est passée au {in_words(action.due_on)} : rien "
            "n’est enregistré. Un prochain rappel vous la dira.",
            409,
        )
    return NOT_YOURS, 404


# --- The keeper ----------------------------------------------------------------------------------


def day_of(answer: ActionAnswer) -> str:
    """Return `2 décembre 2026`, the day of the answer in Paris."""
    return in_words(answer.given_at.astimezone(PARIS).date())


def in_sentence(answer: ActionAnswer) -> str:
    """Return `Nadia Benali, le 2 décembre 2026, par le lien du rappel : pas avant le…`."""
    who = "" if answer.person.erased_at else f"{answer.person.full_name}, "
    return capitalised(f"{who}le {day_of(answer)}, par le lien du rappel : {what_is_said(answer)}")


def what_is_said(answer: ActionAnswer) -> str:
    """Return `c’est fait`, `pas avant le 15 janvier 2027`, or the word, in quotes."""
    word = f"« {answer.word} »" if answer.word else ""
    if answer.kind == ReminderAnswer.WORD:
        return word
    said = "c’est fait"
    if answer.not_before is not None:
        said = f"pas avant le {in_words(answer.not_before)}"
    return f"{said}, {word}" if word else said


def read_answers(*, action: ActionItem) -> int:
    """Mark all that was said of an action as read; return how many were not."""
    with because("réponse au rappel lue", action="read_answers"):
        return action.answers.unread().update(read_at=timezone.now())


@transaction.atomic
def read_answer(*, answer: ActionAnswer) -> ActionAnswer:
    """Mark an answer as read; raise ValidationError when somebody did."""
    answer = _locked_unread(answer)
    answer.read_at = timezone.now()
    with because("réponse au rappel lue", action="read_answer"):
        answer.save(update_fields=["read_at"])
    return answer


def _locked_unread(answer: ActionAnswer) -> ActionAnswer:
    answer = locked(answer, "action")
    if answer.read_at is not None:
        raise ValidationError("Cette réponse est déjà lue : rien n’est changé.")
    return answer


@transaction.atomic
def put_off(*, answer: ActionAnswer, seen: str) -> ActionItem:
    """Move the due day of an action to the day that its owner asked for, and read the answer.

    seen: the due day that the page showed. Raises ValidationError when it changed meanwhile, when
    the action is closed, when the answer asks for no day or is read.
    """
    answer = _locked_unread(answer)
    action = locked(answer.action)
    if action.state != ActionState.OPEN:
        raise ValidationError("Cette suite est close : son échéance ne change plus.")
    if answer.not_before is None:
        raise ValidationError("Cette réponse ne demande aucun jour.")
    if str(action.due_on or "") != seen:
        raise ValidationError(
            "L’échéance a changé entre-temps : rien n’est reporté. Voici la suite telle qu’elle "
            "est."
        )
    action.due_on = answer.not_before
    action.full_clean()
    with because("échéance reportée, à la demande de la personne chargée", action="put_off"):
        action.save(update_fields=["due_on"])
    read_answer(answer=answer)
    return action


@transaction.atomic
def reopen(*, answer: ActionAnswer) -> ActionItem:
    """Open again an action that its owner said done, and read the answer."""
    answer = _locked_unread(answer)
    action = locked(answer.action)
    if action.state != ActionState.OPEN:
        action = set_action_state(
            action=action,
            state=ActionState.OPEN,
            outcome=action.outcome,
            reason="rouverte après une réponse au rappel",
        )
    read_answer(answer=answer)
    return action
