"""Attendance sheet to sign: a row per seat with room to write, on pages for a large assembly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.common.french import capitalised, number

from ..choices import Answer, AttendanceState
from ..convening.members import answer_in_words
from ..meetings.signed import signatures_of
from ..models import Invitation, Mandate, Seat
from ..record.people import deputy_in_words, detail_of, name_of
from .blocks import Block, Content, Heading, Paragraph, Signatures, Span, Spans, Table, bold, plain
from .convocation import standing
from .head import facts_of, paper_of

if TYPE_CHECKING:
    from ..models import College, Meeting

ROW = 10  # millimetres, between the margins of the cell: a signature needs them
BLANKS = 6
BLANKS_WITHOUT_COMPOSITION = 20
HEADER = ("Membre", "Organisation, siège", "Signature, ou pouvoir donné à")
WIDTHS = (6, 6, 7)
TO_NAME = "à désigner"


def attendance_paper(meeting: Meeting) -> Content:
    """Build the sheet: members in office that day by college, counts to fill in, guest rows."""
    colleges = list(meeting.body.colleges.all())
    seats = _seats(meeting)
    listed = [college for college in colleges if seats.get(college.pk)]
    counted = [college for college in colleges if college.is_counted_by_head]
    chair, secretary = (
        person.full_name if person else "" for person in (meeting.chair, meeting.secretary)
    )
    blocks: list[Block] = [*standing(meeting), facts_of(meeting, ("Présidence", chair))]
    for college in listed:
        blocks += [Heading(2, plain(college.name)), _sheet(college.name, seats[college.pk])]
    if counted:
        blocks += [Heading(2, plain("Présences par collège")), _counts(counted)]
    if not listed and not counted:
        unknown = "La composition de l’instance n’est pas connue : inscrivez ici les présents."
        blocks += [
            Heading(2, plain("Présents")),
            Paragraph(plain(unknown)),
            _sheet("Présents", _guests(meeting, BLANKS_WITHOUT_COMPOSITION), is_named=False),
        ]
    else:
        guests = _guests(meeting, BLANKS)
        blocks += [Heading(2, plain("Invités")), _sheet("Invités", guests, is_named=False)]
    blocks.append(
        Signatures(
            (
                ("La présidence de séance", chair),
                ("Le secrétariat de séance", secretary),
            )
        )
    )
    return paper_of(
        meeting,
        kind="Feuille de présence",
        slug="feuille-de-presence",
        blocks=tuple(blocks),
        date=meeting.updated_at,
    )


def _seats(meeting: Meeting) -> dict[int, list[tuple[Spans, ...]]]:
    """Return by college the seats filled that day, and those never filled yet."""
    announced = _announced(meeting)
    signed = _signed(meeting)
    in_office = {
        mandate.seat_id: mandate
        for mandate in Mandate.objects.of_body(meeting.body).in_office(meeting.starts_on)
    }
    seats = Seat.objects.filter(
        college__body=meeting.body, college__is_counted_by_head=False
    ).order_by("college__position", "college_id", "position", "pk")
    ever_filled = set(
        Mandate.objects.of_body(meeting.body).order_by().values_list("seat_id", flat=True)
    )
    rows: dict[int, list[tuple[Spans, ...]]] = {}
    for seat in seats:
        mandate = in_office.get(seat.pk)
        if mandate is None and seat.pk in ever_filled:
            continue
        who = plain(TO_NAME)
        if mandate:
            who = (*_member(mandate), *_said(announced.get(mandate.pk, "")))
        signature = signed.get(mandate.pk, ()) if mandate else ()
        rows.setdefault(seat.college_id, []).append((who, _place(seat, mandate), signature))
    return rows


def _signed(meeting: Meeting) -> dict[int, Spans]:
    """Return by mandate the signature given on a phone: nothing is left to sign on paper."""
    words = signatures_of(meeting)
    return {
        row.mandate_id: plain(capitalised(words[row.pk]))
        for row in meeting.attendances.all()
        if row.mandate_id and row.pk in words
    }


def _announced(meeting: Meeting) -> dict[int, str]:
    """Return by mandate who is represented or excused; those who come will sign.

    What the roll says goes before what was answered.
    """
    answers = Invitation.objects.filter(meeting=meeting, mandate__isnull=False).sent().for_list()
    absences = answers.filter(answer__in=(Answer.SENDS, Answer.EXCUSED))
    said = {
        each.mandate_id: f"Réponse : {answer_in_words(each)}"
        for each in absences
        if each.mandate_id
    }
    sent = [row for row in meeting.attendances.all() if row.state == AttendanceState.REPRESENTED]
    return said | {
        row.mandate_id: capitalised(deputy_in_words(row))
        for row in sent
        if row.mandate_id and row.deputy_name
    }


def _said(words: str) -> Spans:
    return (Span(f"\n{words}", is_italic=True),) if words else ()


def _member(mandate: Mandate) -> Spans:
    if mandate.holder is None and mandate.capacity:
        name = plain(mandate.capacity)
    elif mandate.holder is None:
        name = plain(TO_NAME)
    else:
        capacity = f"\n{mandate.capacity}" if mandate.capacity else ""
        name = (*bold(mandate.holder.full_name), *plain(capacity))
    alternate = mandate.alternate
    return (*name, *plain(f"\nSuppléance : {alternate.full_name}" if alternate else ""))


def _place(seat: Seat, mandate: Mandate | None) -> Spans:
    organisation = ""
    if mandate is not None:
        current = mandate.organisation.name if mandate.organisation else ""
        organisation = mandate.organisation_name or current
    words = [organisation, seat.title]
    if mandate is not None and not mandate.is_voting:
        words.append("voix consultative")
    kept = dict.fromkeys(word for word in words if word)
    return plain("\n".join(kept))


def _guests(meeting: Meeting, blanks: int) -> list[tuple[Spans, ...]]:
    signed = signatures_of(meeting)
    rows: list[tuple[Spans, ...]] = [
        (bold(name_of(row)), plain(detail_of(row)), plain(capitalised(signed.get(row.pk, ""))))
        for row in meeting.attendances.all()
        if row.mandate_id is None
    ] or [
        (bold(invited.person.full_name), (), ())
        for invited in Invitation.objects.filter(meeting=meeting, mandate__isnull=True)
        .sent()
        .exclude(answer=Answer.EXCUSED)
        .for_list()
        if invited.person
    ]
    return rows + [((), (), ())] * blanks


def _sheet(title: str, rows: list[tuple[Spans, ...]], *, is_named: bool = True) -> Table:
    header = HEADER if is_named else ("Nom, prénom", "Organisation", "Signature")
    return Table(
        summary=f"Émargement : {title}",
        header=header,
        rows=tuple(rows),
        widths=WIDTHS,
        row_height=ROW,
    )


def _counts(colleges: list[College]) -> Table:
    return Table(
        summary="Nombre de présents et de représentés, à compléter",
        header=("Collège", "En exercice", "Présents", "Représentés", "Visa"),
        rows=tuple(
            (plain(college.name), plain(number(college.head_count_seats or 0)), (), (), ())
            for college in colleges
        ),
        widths=(6, 3, 3, 3, 4),
        row_height=ROW,
        numeric=(1,),
    )
