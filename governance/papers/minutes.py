"""Minutes as a paper: attendance, discussion, decisions, actions; and their public version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.common.dates import in_words

from ..choices import Ballot, MinutesState, Visibility
from ..drafting.pieces import told_by
from ..drafting.plan import ACTIONS, ITEMS, PRESENCE
from ..meetings.actions import closed_at
from ..meetings.votes import names_by_vote
from ..wording import day_in_words, decision_kind, due_day, owner_name, votes_in_words
from .blocks import (
    Block,
    Content,
    Framed,
    Heading,
    Paragraph,
    Signatures,
    Span,
    Table,
    bold,
    plain,
)
from .head import facts_of, paper_of
from .markdown import blocks_of
from .presence import presence

if TYPE_CHECKING:
    from ..models import ActionItem, AgendaItem, Decision, Meeting, Minutes

KIND = "Compte rendu"
SLUG = "compte-rendu"


def minutes_paper(meeting: Meeting, minutes: Minutes | None) -> Content:
    """Build the full minutes, restricted parts included, for those who keep the body.

    meeting: read by `record_rows.with_record`; its minutes apart, as they may just be approved.
    """
    chair, secretary = _officers(meeting)
    signatures = Signatures(
        (("La présidence de séance", chair), ("Le secrétariat de séance", secretary))
    )
    date = meeting.updated_at
    if minutes:
        date = minutes.locked_at or max(minutes.updated_at, date)
    blocks = (*minutes_blocks(meeting, minutes), signatures)
    return paper_of(meeting, kind=KIND, slug=SLUG, blocks=blocks, date=date)


def minutes_blocks(meeting: Meeting, minutes: Minutes | None) -> tuple[Block, ...]:
    """Build all that the minutes say, between the head of the paper and the places to sign.

    What their text tells as the record does is not told twice.
    """
    text = minutes.text if minutes else ""
    chair, secretary = _officers(meeting)
    told = told_by(text, meeting)
    is_whole = {PRESENCE, ITEMS, ACTIONS} <= told
    written = blocks_of(text, under=1 if is_whole else 2)
    title = () if is_whole or not text else (Heading(2, plain("Compte rendu de séance")),)
    return (
        *_binding(minutes),
        facts_of(meeting, ("Présidence", chair), ("Secrétariat", secretary)),
        *(() if PRESENCE in told else presence(meeting)),
        *(() if ITEMS in told else _items(meeting)),
        *title,
        *written,
        *(() if ACTIONS in told else (*actions_of(meeting), *_closed_actions(meeting))),
    )


def _officers(meeting: Meeting) -> tuple[str, str]:
    """Return who presided and who kept the minutes, empty when unknown."""
    chair, secretary = meeting.chair, meeting.secretary
    return chair.full_name if chair else "", secretary.full_name if secretary else ""


def public_minutes_paper(text: str, meeting: Meeting) -> Content:
    """Build the public text and the meeting's public facts, from nothing else.

    It bears no date of making, so that its fingerprint depends on its content alone.
    """
    notice = Paragraph(plain("Version publique du compte rendu."), "quiet")
    blocks = (notice, facts_of(meeting), *blocks_of(text))
    return paper_of(meeting, kind=KIND, slug=SLUG, blocks=blocks, is_public=True)


def _binding(minutes: Minutes | None) -> tuple[Block, ...]:
    """Return the notice that says whether the text is approved or a draft."""
    if minutes and minutes.approved_at_id and minutes.approved_at:
        item = minutes.approved_at
        words = f"Approuvé à la réunion du {day_in_words(item.meeting)}, au point « {item.title} »."
    elif minutes and minutes.state == MinutesState.IN_REVIEW:
        until = f" jusqu’au {in_words(minutes.review_until)}" if minutes.review_until else ""
        words = f"Projet de compte rendu, en relecture{until} : il n’est pas encore approuvé."
    else:
        words = "Projet de compte rendu : il n’est pas encore approuvé."
    return (Paragraph(plain(words), "notice"),)


def _items(meeting: Meeting) -> tuple[Block, ...]:
    items = list(meeting.items.all())
    if not items:
        return (
            Heading(2, plain("Ordre du jour")),
            Paragraph(plain("Aucun point n’a été consigné.")),
        )
    title = "Points examinés" if meeting.is_held else "Ordre du jour"
    blocks: list[Block] = [Heading(2, plain(title))]
    for number, item in enumerate(items, start=1):
        blocks += _item(number, item)
    return tuple(blocks)


def _item(number: int, item: AgendaItem) -> list[Block]:
    blocks: list[Block] = [Heading(3, plain(f"{number}. {item.title}"))]
    details = [item.get_kind_display().capitalize()]
    if item.presenter:
        details.append(f"présenté par {item.presenter.full_name}")
    blocks.append(Paragraph(plain(", ".join(details)), "quiet"))
    blocks += blocks_of(item.note, under=3)
    for decision in sorted(item.decisions.all(), key=lambda row: (row.number or 0, row.pk)):
        blocks.append(decided(decision))
    return blocks


def decided(decision: Decision, *, level: int = 3, is_public: bool = False) -> Framed:
    """Return the blocks of a decision: number, kind, text, votes and provisions, under a level.

    is_public: name the decision that it corrects only when that one is public too, and nobody's
    vote.
    """
    name = decision.reference or "Projet, non adopté"
    blocks: list[Block] = [
        Paragraph((*bold(name), Span(f" – {decision_kind(decision)}")), "label"),
        *blocks_of(decision.text, under=level),
    ]
    corrected = decision.corrects
    if corrected and (not is_public or corrected.visibility == Visibility.PUBLIC):
        blocks.append(Paragraph(plain(f"Corrige {corrected.reference}."), "quiet"))
    votes = votes_in_words(decision)
    if votes:
        blocks.append(Paragraph(plain(f"Vote : {votes}."), "quiet"))
    if not is_public and decision.ballot == Ballot.ROLL_CALL:
        blocks += [Paragraph(plain(f"{line}."), "quiet") for line in names_by_vote(decision)]
    cited = [provision.title for provision in decision.provisions.all()]
    if cited:
        blocks.append(Paragraph(plain(f"Dispositions citées : {' ; '.join(cited)}."), "quiet"))
    return Framed(tuple(blocks))


def actions_of(meeting: Meeting) -> tuple[Block, ...]:
    """Return the table of the meeting's actions, with owner and due date."""
    rows = [
        (plain(str(number)), plain(action.text), plain(owner_name(action)), plain(_due(action)))
        for number, item in enumerate(meeting.items.all(), start=1)
        for action in item.actions.all()
    ]
    if not rows:
        return ()
    return (
        Heading(2, plain("Suites à donner")),
        Table(
            summary="Suites à donner : point, suite, qui en est chargé, échéance",
            header=("Point", "Suite à donner", "Chargé de la suite", "Échéance"),
            rows=tuple(rows),
            widths=(2, 8, 5, 4),
        ),
    )


def _due(action: ActionItem) -> str:
    return due_day(action)


def _closed_actions(meeting: Meeting) -> tuple[Block, ...]:
    """Return the earlier actions that this meeting closed, with their outcome."""
    rows = tuple(
        (
            plain(action.text),
            plain(owner_name(action)),
            plain(
                action.get_state_display().capitalize()
                + (f" : {action.outcome}" if action.outcome else "")
            ),
        )
        for action in closed_at(meeting)
    )
    if not rows:
        return ()
    return (
        Heading(2, plain("Suites des réunions précédentes")),
        Table(
            summary="Suites closes à cette réunion",
            header=("Suite", "Qui en était chargé", "Issue"),
            rows=rows,
            widths=(8, 5, 6),
        ),
    )
