"""List of decisions: the full one for those who keep the body, and the public one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch

from crpv_portal.common.french import counted
from partners.models import Provision

from ..choices import Visibility
from ..models import Decision
from .blocks import Block, Content, Heading, Paragraph, Signatures, plain
from .convocation import standing
from .head import facts_of, paper_of
from .minutes import actions_of, decided
from .presence import quorum_of_meeting

if TYPE_CHECKING:
    from ..models import Meeting

KIND = "Relevé de décisions"
SLUG = "releve-de-decisions"


def decision_paper(meeting: Meeting) -> Content:
    """Build the list of all adopted decisions and actions; drafts are counted, not quoted."""
    chair, secretary = (
        person.full_name if person else "" for person in (meeting.chair, meeting.secretary)
    )
    blocks: tuple[Block, ...] = (
        *standing(meeting),
        facts_of(meeting, ("Présidence", chair), ("Secrétariat", secretary)),
        *quorum_of_meeting(meeting, 2),
        Heading(2, plain("Décisions")),
        *_decisions(meeting),
        *actions_of(meeting),
        Signatures((("La présidence de séance", chair), ("Le secrétariat de séance", secretary))),
    )
    return paper_of(meeting, kind=KIND, slug=SLUG, blocks=blocks, date=meeting.updated_at)


def _decisions(meeting: Meeting) -> list[Block]:
    blocks: list[Block] = []
    drafts = 0
    for number, item in enumerate(meeting.items.all(), start=1):
        adopted = [row for row in item.decisions.all() if row.adopted_on]
        drafts += len(item.decisions.all()) - len(adopted)
        if adopted:
            blocks.append(Heading(3, plain(f"{number}. {item.title}")))
            blocks += [decided(decision) for decision in adopted]
    if not blocks:
        blocks.append(Paragraph(plain("Aucune décision n’a été adoptée à cette réunion.")))
    if drafts:
        words = "projet(s) de décision (n’est|ne sont) pas adopté(s) et n’y figure(nt) pas."
        blocks.append(Paragraph(plain(counted(drafts, words)), "quiet"))
    return blocks


def public_decisions(meeting: Meeting) -> list[Decision]:
    """List the adopted public decisions of the meeting, with the provisions visible to all."""
    provisions = Provision.objects.visible_to(AnonymousUser()).order_by("position", "pk")
    return list(
        Decision.objects.public()
        .filter(item__meeting=meeting)
        .select_related("body", "item", "corrects__body")
        .prefetch_related(Prefetch("provisions", provisions))
        .order_by("item__position", "number", "pk")
    )


def public_decision_paper(meeting: Meeting, decisions: list[Decision]) -> Content:
    """Build the list from public facts only; a restricted point's title is not one."""
    blocks: list[Block] = [facts_of(meeting), Heading(2, plain("Décisions publiées"))]
    shown = ""
    for decision in decisions:
        is_public = decision.item.visibility == Visibility.PUBLIC
        title = decision.item.title if is_public else "Autres points"
        if title != shown:
            blocks.append(Heading(3, plain(title)))
            shown = title
        blocks.append(decided(decision, is_public=True))
    notice = "Ce relevé ne contient que les décisions que l’instance a rendues publiques."
    blocks.append(Paragraph(plain(notice), "quiet"))
    return paper_of(meeting, kind=KIND, slug=SLUG, blocks=tuple(blocks), is_public=True)
