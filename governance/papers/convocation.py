"""Convocation and agenda: the papers sent before a meeting."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from crpv_portal.common.dates import hour_in_words
from crpv_portal.common.french import agreed, capitalised, listing, number_in_words

from ..choices import MeetingCall, MeetingStatus, QuorumBasis
from ..meetings.actions import earlier_actions
from ..wording import (
    age_in_words,
    day_in_words,
    due_day,
    meeting_title,
    owner_name,
    quorum_rule,
)
from .blocks import (
    Blanks,
    Block,
    Content,
    Heading,
    Listing,
    Paragraph,
    Signatures,
    Spans,
    Table,
    bold,
    plain,
)
from .head import facts_of, in_own_time, paper_of

if TYPE_CHECKING:
    from ..models import AgendaItem, Meeting


def convocation_paper(meeting: Meeting) -> Content:
    """Build the convocation, with the agenda and, when a rule allows one, a proxy form."""
    letter = (
        "J’ai l’honneur de vous inviter à participer à la réunion "
        f"« {meeting.title} », dont la date, le lieu et l’ordre du jour suivent."
    )
    blocks: tuple[Block, ...] = (
        *standing(meeting),
        Paragraph(plain("Madame, Monsieur,")),
        Paragraph(plain(letter)),
        *_replaced(meeting),
        facts_of(meeting, ("Visioconférence", meeting.video_link)),
        Heading(2, plain("Ordre du jour")),
        *_points(meeting),
        *_message(meeting),
        *_quorum(meeting),
        Signatures((("Pour l’instance", meeting.chair.full_name if meeting.chair else ""),)),
        *_proxy(meeting),
    )
    return paper_of(
        meeting, kind="Convocation", slug="convocation", blocks=blocks, date=meeting.updated_at
    )


def agenda_paper(meeting: Meeting) -> Content:
    """Build the agenda: points in order with their times, and actions left open."""
    chair = meeting.chair.full_name if meeting.chair else ""
    blocks: tuple[Block, ...] = (
        *standing(meeting),
        facts_of(meeting, ("Présidence", chair)),
        Heading(2, plain("Points")),
        *_timetable(meeting),
        *_open_actions(meeting),
    )
    return paper_of(
        meeting, kind="Ordre du jour", slug="ordre-du-jour", blocks=blocks, date=meeting.updated_at
    )


def standing(meeting: Meeting) -> tuple[Block, ...]:
    """Return the notice that the meeting is cancelled or postponed; nothing otherwise."""
    if meeting.status not in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        return ()
    words = f"Cette réunion est {meeting.get_status_display()}."
    return (Paragraph(bold(words), "notice"),)


def _replaced(meeting: Meeting) -> tuple[Block, ...]:
    """Return which days were given before, the first one first, where the meeting was put off."""
    former: list[str] = []
    each: Meeting | None = meeting
    while each := each and each.replaces.order_by("starts_on", "pk").first():
        former.insert(0, each.starts.from_() if each.starts else "")
    if not former:
        return ()
    meetings = agreed(len(former), "(la|les) réunion(s)")
    put_off = agreed(len(former), "(a|ont) été reportée(s)")
    words = f"Elle remplace {meetings} {listing(former)}, qui {put_off}."
    return (Paragraph(plain(words)),)


def _points(meeting: Meeting) -> tuple[Block, ...]:
    items = list(meeting.items.all())
    if not items:
        return (Paragraph(plain("L’ordre du jour sera communiqué avant la réunion.")),)
    entries = tuple((Paragraph((*bold(item.title), *plain(_detail(item)))),) for item in items)
    return (Listing(entries, tuple(range(1, len(entries) + 1))),)


def _message(meeting: Meeting) -> tuple[Block, ...]:
    """Return the message of the last sending, a paragraph for each line that holds words."""
    lines = [line.strip() for line in meeting.convocation_message.splitlines()]
    if not any(lines):
        return ()
    said = tuple(Paragraph(plain(line)) for line in lines if line)
    return (Heading(2, plain("Message")), *said)


def _detail(item: AgendaItem) -> str:
    return f", {item.get_kind_display()}"


def _timetable(meeting: Meeting) -> tuple[Block, ...]:
    items = list(meeting.items.all())
    if not items:
        return (Paragraph(plain("L’ordre du jour n’est pas encore arrêté.")),)
    hours = _hours(meeting, items)
    rows = []
    for number, (item, at) in enumerate(zip(items, hours, strict=True), start=1):
        cells: list[Spans] = [plain(str(number)), _title(item)]
        cells.append(plain(capitalised(item.get_kind_display())))
        cells.append(plain(f"{item.minutes_planned} min" if item.minutes_planned else ""))
        rows.append(tuple([plain(at), *cells] if any(hours) else cells))
    header = ("Heure",) if any(hours) else ()
    widths = (3,) if any(hours) else ()
    return (
        Table(
            summary="Points de l’ordre du jour, dans leur ordre",
            header=(*header, "N°", "Point", "Nature", "Durée"),
            rows=tuple(rows),
            widths=(*widths, 2, 14, 5, 3),
        ),
    )


def _title(item: AgendaItem) -> Spans:
    said = [f"présenté par {item.presenter.full_name}"] if item.presenter else []
    said += [provision.title for provision in item.provisions.all()]
    return (*bold(item.title), *plain(f"\n{capitalised(', '.join(said))}" if said else ""))


def _hours(meeting: Meeting, items: list[AgendaItem]) -> list[str]:
    """Return when each point begins, in the meeting's time, while every duration is known."""
    if meeting.starts_at is None or not items[0].minutes_planned:
        return [""] * len(items)
    at: datetime.datetime | None = in_own_time(meeting.starts_at, meeting)
    hours = []
    for item in items:
        hours.append(hour_in_words(at) if at else "")
        length = datetime.timedelta(minutes=item.minutes_planned or 0)
        at = at + length if at and length else None
    return hours


def _open_actions(meeting: Meeting) -> tuple[Block, ...]:
    rows = tuple(
        (
            plain(action.text),
            plain(owner_name(action)),
            plain(due_day(action)),
            plain(capitalised(age_in_words(action.age))),  # type: ignore[attr-defined]
        )
        for action in earlier_actions(meeting)
    )
    if not rows:
        return ()
    return (
        Heading(2, plain("Suites des réunions précédentes")),
        Table(
            summary="Suites que les réunions précédentes ont laissées",
            header=("Suite", "Chargé de la suite", "Échéance", "Attend"),
            rows=rows,
            widths=(8, 5, 4, 5),
        ),
    )


def _quorum(meeting: Meeting) -> tuple[Block, ...]:
    rule = quorum_rule(meeting.body)
    if not rule:
        return ()
    waived = meeting.call == MeetingCall.SECOND and meeting.body.second_call_without_quorum
    words = (
        "Réunie sur seconde convocation, l’instance délibère quel que soit le nombre de ses "
        "membres présents ou représentés."
        if waived
        else f"Membres présents ou représentés : {rule}."
    )
    return (Heading(2, plain("Quorum")), Paragraph(plain(words)))


def _proxy(meeting: Meeting) -> tuple[Block, ...]:
    """Return the proxy form; only under a known rule, as proxies may not count elsewhere."""
    body = meeting.body
    if body.quorum_basis == QuorumBasis.NONE or not body.max_proxies:
        return ()
    limit = (
        "À remettre au secrétariat avant l’ouverture de la séance. Une même personne porte au "
        f"plus {number_in_words(body.max_proxies)} {agreed(body.max_proxies, 'pouvoir(s)')}."
    )
    words = (
        "Je donne pouvoir à la personne nommée ci-dessous pour me représenter et voter en mon nom "
        f"à la réunion « {meeting_title(meeting)} », {day_in_words(meeting)}."
    )
    labels = ("Nom et prénom", "Membre au titre de", "Donne pouvoir à", "Date et signature")
    return (
        Heading(2, plain("Pouvoir")),
        Paragraph(plain(limit), "quiet"),
        Paragraph(plain(words)),
        Blanks(labels),
    )
