"""Plan of a body's minutes: the headings kept, in their order, with the body's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.markdown import check_markdown

from ..models import MinutesPlan

if TYPE_CHECKING:
    from ..models import Body

# In French: two people who move them at once read each other's order.
OPENING, PRESENCE, AGENDA, ITEMS = "ouverture", "présences", "ordre-du-jour", "points"
DECISIONS, ACTIONS, CLOSING = "décisions", "suites", "clôture"
OWN = "rubrique-"
MOST_OWN = 10
TITLES = {
    OPENING: "Ouverture",
    PRESENCE: "Présences",
    AGENDA: "Ordre du jour",
    ITEMS: "Points examinés",
    DECISIONS: "Décisions",
    ACTIONS: "Suites à donner",
    CLOSING: "Clôture",
}
SAID = {
    OPENING: "le jour, le lieu, l’heure d’ouverture, la présidence et le secrétariat",
    PRESENCE: "qui était là, représenté, excusé ou absent, et le quorum",
    AGENDA: "la liste des points",
    ITEMS: "chaque point, ce qui s’y est dit et décidé",
    DECISIONS: "les décisions réunies ; elles ne sont alors plus écrites point par point",
    ACTIONS: "les suites réunies ; elles ne sont alors plus écrites point par point",
    CLOSING: "l’heure à laquelle la séance est levée",
}
# Decisions and actions are told at their point, unless the body gathers them.
USUAL = (OPENING, PRESENCE, ITEMS, CLOSING)
ALWAYS = (ITEMS,)


@dataclass(frozen=True)
class PlanSection:
    """Heading of the plan; text: what the body always writes under a heading of its own."""

    key: str
    title: str
    text: str = ""
    is_kept: bool = True

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)

    @property
    def said(self) -> str:
        return SAID.get(self.key, "")

    @property
    def as_stored(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "title": self.title,
            "text": self.text,
            "is_kept": self.is_kept,
        }


def usual_plan() -> list[PlanSection]:
    return [PlanSection(key, title, is_kept=key in USUAL) for key, title in TITLES.items()]


def plan_of(body: Body) -> list[PlanSection]:
    """Return the sections of a body's minutes, those not kept included, in the order it chose."""
    stored = MinutesPlan.objects.filter(body=body).first()
    return read_plan(stored.sections) if stored else usual_plan()


@transaction.atomic
def set_plan(*, body: Body, sections: list[PlanSection]) -> MinutesPlan:
    """Write the plan of a body's minutes; raise ValidationError for too many headings of its own.

    The points are always told: a decision is nowhere left out.
    """
    body = locked(body)
    plan = MinutesPlan.objects.filter(body=body).first() or MinutesPlan(body=body)
    if sum(section.is_own for section in sections) > MOST_OWN:
        raise ValidationError(
            f"{MOST_OWN} rubriques propres à l’instance au plus : retirez-en une."
        )
    for section in sections:
        check_markdown(section.text)
    plan.sections = [section.as_stored for section in sections]
    plan.full_clean()
    with because("plan du compte rendu", action="set_minutes_plan"):
        plan.save()
    return plan


def read_plan(stored: Iterable[dict[str, Any]]) -> list[PlanSection]:
    """Read stored sections; a heading of ours that they lack comes last, and is not kept."""
    sections = [PlanSection(**each) for each in stored]
    known = {section.key for section in sections}
    rest = (key for key in TITLES if key not in known)
    return [*sections, *(PlanSection(key, TITLES[key], is_kept=key in ALWAYS) for key in rest)]
