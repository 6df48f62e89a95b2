"""First steps of a body: who sits, its rhythm and quorum, the addresses; done, passed or to do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import counted
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..choices import FirstStep, QuorumBasis
from ..models import Body, College, Mandate, SkippedStep
from ..wording import owner_of
from .from_meeting import latest_to_compose

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from ..querysets import BodyQuerySet


RULES_ASKED = "Combien de réunions et de présents."


@dataclass(frozen=True)
class StepLine:
    """First step in words, with the one page where it is done."""

    step: str
    title: str
    said: str
    url: str
    action: str
    is_done: bool
    is_skipped: bool


@dataclass(frozen=True)
class FirstSteps:
    """First steps of a body; `are_over` once each is done or passed."""

    body: Body
    owner: str
    lines: tuple[StepLine, ...]

    @property
    def are_over(self) -> bool:
        return all(line.is_done or line.is_skipped for line in self.lines)


def first_steps_of(body: Body, on: datetime.date) -> FirstSteps:
    skipped = set(body.skipped_steps.values_list("step", flat=True))
    lines = (_members(body, skipped), _rules(body, skipped), _addresses(body, skipped, on))
    return FirstSteps(body, owner_of(body), lines)


def _members(body: Body, skipped: set[str]) -> StepLine:
    is_done = body.colleges.exists()
    last = None if is_done else latest_to_compose(body)
    url, action = reverse("espace:composition_add", args=[body.slug]), "Dire qui siège"
    said = "Collez la liste, ou donnez un fichier."
    if last is not None:
        url = reverse("espace:composition_from_meeting", args=[last.slug])
        said = f"Comme à la réunion du {in_words(last.starts_on)}, ou une liste collée plus tard."
        action = "Comme à la dernière réunion"
    if is_done:
        said, action = "La composition est connue.", "Compléter la composition"
    step = FirstStep.MEMBERS
    return StepLine(step, "Qui siège", said, url, action, is_done, step in skipped)


def _rules(body: Body, skipped: set[str]) -> StepLine:
    lacking = [
        *([] if body.expected_per_year else ["le rythme"]),
        *([] if body.quorum_basis != QuorumBasis.NONE else ["le quorum"]),
    ]
    is_done = not lacking
    said = f"Reste à dire : {lacking[0]}." if len(lacking) == 1 else RULES_ASKED
    return StepLine(
        FirstStep.RULES,
        "Son rythme et son quorum",
        "L’un et l’autre sont inscrits." if is_done else said,
        reverse("espace:body_rules", args=[body.slug]),
        "Revoir" if is_done else "Dire le rythme et le quorum",
        is_done,
        FirstStep.RULES in skipped,
    )


def _addresses(body: Body, skipped: set[str], on: datetime.date) -> StepLine:
    members = Mandate.objects.of_body(body).in_office(on)
    lacking = list(members.exclude(HAS_ADDRESS))
    is_done = not lacking and members.exists()
    said = "Pour convoquer par courriel ; sans elles, la convocation s’imprime."
    if lacking:
        said = f"{counted(len(lacking), 'siège(s)')} sans adresse : {said.lower()}"
    return StepLine(
        FirstStep.ADDRESSES,
        "Les adresses de fonction",
        "Chaque siège a la sienne." if is_done else said,
        reverse("espace:composition_table", args=[body.slug]),
        "Revoir" if is_done else "Donner les adresses",
        is_done,
        FirstStep.ADDRESSES in skipped,
    )


HAS_ADDRESS = (
    Q(holder__isnull=False) & ~Q(holder__function_email="")
    | Q(alternate__isnull=False) & ~Q(alternate__function_email="")
    | ~Q(function_email="")
)


def body_to_set_up(user: User, on: datetime.date) -> Body | None:
    """Return the body kept whose composition or rules are neither said nor passed, if any.

    The one that met last comes first, then the one declared last.
    """

    def passed(step: str) -> Exists:
        return Exists(SkippedStep.objects.filter(body=OuterRef("pk"), step=step))

    sits = Exists(College.objects.filter(body=OuterRef("pk")))
    ruled = Q(expected_per_year__isnull=False) & ~Q(quorum_basis=QuorumBasis.NONE)
    said = (Q(sits) | Q(passed(FirstStep.MEMBERS))) & (ruled | Q(passed(FirstStep.RULES)))
    waiting = bodies_in_use(user, on).exclude(said).select_related("centre", "region")
    return (
        waiting.annotate(met=Max("meetings__starts_on"))
        .order_by(F("met").desc(nulls_last=True), F("declared_at").desc(nulls_last=True), "pk")
        .first()
    )


def bodies_without_members(user: User, on: datetime.date) -> int:
    """Count the bodies kept of which nobody knows who sits."""
    sits = Exists(College.objects.filter(body=OuterRef("pk")))
    return bodies_in_use(user, on).exclude(sits).count()


def bodies_in_use(user: User, on: datetime.date) -> BodyQuerySet:
    """Return the bodies entrusted to this account that still meet: not all those of the staff."""
    return Body.objects.entrusted_to(user).not_declined().not_over_on(on)


@transaction.atomic
def skip_step(*, body: Body, step: str) -> None:
    """Pass over a first step; do nothing when it is passed already."""
    body = locked(body)
    if not body.skipped_steps.filter(step=step).exists():
        with because("étape passée", action="skip_step"):
            SkippedStep.objects.create(body=body, step=step)


@transaction.atomic
def resume_step(*, body: Body, step: str) -> None:
    """Ask a first step again that was passed over; do nothing when it was not."""
    body = locked(body)
    with because("étape reprise", action="resume_step"):
        body.skipped_steps.filter(step=step).delete()
