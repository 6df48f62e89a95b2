"""Acts that no undoing takes back, whatever was written since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import ForeignKey, Model, QuerySet

from centres.models import ActivityReport, ConsultationLink
from crpv_portal.accounts.models import BorrowedView
from crpv_portal.common.french import listing
from crpv_portal.common.history import erased_columns
from crpv_portal.common.models import Erasure
from crpv_portal.common.past_rows import name_then
from crpv_portal.common.traces import events_by_model
from crpv_portal.upkeep.models import SheetLink
from governance.models import (
    AgendaItem,
    AnswerLink,
    Attendance,
    CalendarToken,
    DigestRefusal,
    HeadCount,
    Invitation,
    MaskedName,
    Meeting,
    PublicMinutes,
    ReviewLink,
    WithdrawnMinutes,
)

from .steps import Step

# Of an account, all else opens a door: its service also looks at passwords, and at who is left.
NAMES_OF_AN_ACCOUNT = frozenset({"first_name", "last_name"})
SECRETS = (AnswerLink, CalendarToken, ConsultationLink, ReviewLink, SheetLink)
PUBLISHED = (PublicMinutes, WithdrawnMinutes, MaskedName)
# Of a meeting, what its approved minutes tell, by the column that leads to it.
RECORD: dict[type[Model], str] = {
    Meeting: "id",
    AgendaItem: "meeting_id",
    Attendance: "meeting_id",
    HeadCount: "meeting_id",
}
# What may change once the minutes are approved: who reads it, and what the calendars carry.
NOT_TOLD = frozenset(
    {"visibility", "version", "updated_at", "public_changed_at", "calendar_shift"}
    | {"invitation_sequence", "by_hand_sequence", "sent_agenda"}
    | {"convocation_message"}
)


@dataclass(frozen=True)
class Obstacle:
    """Obstacle to an undoing, in a sentence; `act` names the later act that stands on this one."""

    sentence: str
    act: str = ""


def forbidden(steps: Collection[Step]) -> Iterator[Obstacle]:
    """Yield what no undoing brings back: a mail that left, a person erased, a right, a secret."""
    for step in steps:
        if sentence := _refusal(step):
            yield Obstacle(sentence)
    for meeting in meetings_of(steps).filter(minutes__locked_at__isnull=False):
        yield Obstacle(
            f"Le compte rendu de « {meeting} » est approuvé : ce qu’il raconte ne change plus."
        )


def _refusal(step: Step) -> str:
    """Return why the step cannot be taken back; empty when it can."""
    if step.model is Erasure or _is_erased(step):
        return "Un effacement de données personnelles ne s’annule pas."
    if step.model is Invitation:
        return "Des convocations sont parties : elles ne reviennent pas."
    if _is_handed_out(step):
        return "Des convocations sont dites remises sur papier : elles ne reviennent pas."
    if step.model is ActivityReport and _is_letter(step):
        return "Des courriels sont partis aux centres : ils ne reviennent pas."
    if step.model is DigestRefusal:
        return "Une personne seule décide si elle reçoit des rappels."
    if step.model is BorrowedView:
        return "Une vue du portail a été empruntée : sa trace reste."
    if step.model in SECRETS:
        return (
            "Une adresse secrète a été donnée ou révoquée : celle d’avant ne doit plus rien ouvrir."
        )
    if step.model in PUBLISHED:
        return "La version publique d’un compte rendu se publie et se retire par sa propre page."
    if step.model is get_user_model() and not NAMES_OF_AN_ACCOUNT.issuperset(step.columns):
        return f"{named(step)} : un accès se donne et se retire par sa propre page."
    if not step.is_known:
        return f"{named(step)} : l’historique ne dit pas ce qui était avant."
    return ""


def _is_letter(step: Step) -> bool:
    """Tell whether the step notes that a centre was asked or reminded, and does nothing else."""
    return not {"asked_on", "reminded_on"}.isdisjoint(step.columns) and "status" not in step.columns


def _is_handed_out(step: Step) -> bool:
    """Tell whether the step notes that convocations of a meeting were handed out on paper."""
    after = step.after or {}
    return (
        step.model is Meeting
        and "by_hand_sequence" in step.columns
        and after.get("by_hand_sequence") is not None
    )


def meetings_of(steps: Iterable[Step]) -> QuerySet[Meeting]:
    """Return the meetings of which the steps change what minutes tell."""
    keys = {
        row[RECORD[step.model]]
        for step in steps
        if step.model in RECORD and not NOT_TOLD.issuperset(step.columns)
        for row in (step.before, step.after)
        if row is not None
    }
    return Meeting._base_manager.filter(pk__in=keys).order_by("pk")


def _is_erased(step: Step) -> bool:
    """Tell whether bringing the row back would bring an erasure's words with it."""
    erased = erased_columns(events_by_model()[step.model])
    before = step.before or {}
    return bool(erased) and all(
        before.get(f"{name}_id", before.get(name)) == (value and value.format(row=step.key))
        for name, value in erased.items()
    )


def named(step: Step) -> str:
    """Return the row of a step as a sentence names it."""
    if is_link(step.model):
        row = step.before or step.after or {}
        ends = [
            f"« {name_then(field.related_model, row[field.attname])} »"
            for field in step.model._meta.concrete_fields
            if isinstance(field, ForeignKey)
        ]
        return f"Le lien entre {listing(ends)}"
    return f"« {name_then(step.model, step.key)} » ({step.model._meta.verbose_name})"


def is_link(model: type[Model]) -> bool:
    return bool(model._meta.auto_created)
