"""Attendance section of a paper: by presence and college, heads counted, the quorum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.common.french import agreed, counted, number

from ..choices import AttendanceState, QuorumBasis
from ..meetings.quorum import Quorum, Tally, quorum_of
from ..meetings.signed import signatures_of
from ..record.people import deputy_in_words, detail_of, is_roll_called, name_of
from .blocks import Block, Heading, Listing, Paragraph, Spans, Table, bold, plain

if TYPE_CHECKING:
    from ..models import Attendance, Meeting

TITLES = {
    AttendanceState.PRESENT: "Présents",
    AttendanceState.REPRESENTED: "Représentés",
    AttendanceState.EXCUSED: "Excusés",
    AttendanceState.ABSENT: "Absents",
    AttendanceState.NOT_CALLED: "Présence non relevée",
}
GUESTS = {AttendanceState.PRESENT: "Invités", AttendanceState.EXCUSED: "Invités excusés"}


def presence(meeting: Meeting, *, level: int = 2) -> tuple[Block, ...]:
    """Return roll, head counts and quorum of a meeting read by `record_rows.with_record`."""
    rows = list(meeting.attendances.all())
    counts = list(meeting.head_counts.all())
    blocks: list[Block] = [Heading(level, plain("Présences"))]
    if not is_roll_called(rows) and not counts:
        return (*blocks, Paragraph(plain("Les présences n’ont pas été consignées.")))
    names = {row.pk: name_of(row) for row in rows}
    signed = signatures_of(meeting)
    members = [row for row in rows if row.mandate]
    # Without a known composition, those named are the members: « présents », not « invités ».
    guests = [row for row in rows if not row.mandate] if members or counts else []
    listed = members or ([] if guests else rows)
    for state, title in TITLES.items():
        there = [row for row in listed if row.state == state]
        if there:
            blocks.append(Heading(level + 1, plain(f"{title} ({len(there)})")))
            blocks.append(
                _by_college(there, names, signed) if members else _names(there, names, signed)
            )
    for state, title in GUESTS.items():
        there = [row for row in guests if row.state == state]
        if there:
            blocks.append(Heading(level + 1, plain(f"{title} ({len(there)})")))
            blocks.append(_names(there, names, signed))
    if counts:
        blocks.append(Heading(level + 1, plain("Collèges comptés par tête")))
        blocks.append(_head_counts(meeting))
    return (*blocks, *quorum_of_meeting(meeting, level + 1))


def _names(rows: list[Attendance], names: dict[int, str], signed: dict[int, str]) -> Listing:
    return Listing(tuple((Paragraph(_line(row, names, signed)),) for row in rows))


def _by_college(rows: list[Attendance], names: dict[int, str], signed: dict[int, str]) -> Listing:
    colleges: dict[str, list[Attendance]] = {}
    for row in rows:
        assert row.mandate is not None  # noqa: S101 - members only
        colleges.setdefault(row.mandate.seat.college.name, []).append(row)
    lists = {name: _names(members, names, signed) for name, members in colleges.items()}
    if len(lists) == 1:
        return next(iter(lists.values()))
    return Listing(tuple((Paragraph(bold(name)), lists[name]) for name in lists))


def _line(row: Attendance, names: dict[int, str], signed: dict[int, str]) -> Spans:
    words = [detail_of(row)]
    if row.state == AttendanceState.REPRESENTED:
        bearer = names.get(row.represented_by_id or 0, "")
        words.append(deputy_in_words(row) or f"pouvoir donné à {bearer}")
    words += [row.remark, signed.get(row.pk, "")]
    rest = ", ".join(word for word in words if word)
    return (*bold(names[row.pk]), *plain(f", {rest}" if rest else ""))


def _head_counts(meeting: Meeting) -> Table:
    names = {college.pk: college.name for college in meeting.body.colleges.all()}
    return Table(
        summary="Présences des collèges comptés par tête",
        header=("Collège", "En exercice", "Présents", "Représentés"),
        rows=tuple(
            (
                plain(names[count.college_id]),
                *(plain(number(n)) for n in (count.in_office, count.present, count.represented)),
            )
            for count in meeting.head_counts.all()
        ),
        widths=(4, 2, 2, 2),
        numeric=(1, 2, 3),
    )


def quorum_of_meeting(meeting: Meeting, level: int) -> tuple[Block, ...]:
    """Return the quorum; None without a rule, or without a roll to compute it from."""
    quorum = quorum_of(meeting)
    heading = Heading(level, plain("Quorum"))
    is_called = is_roll_called(meeting.attendances.all()) or bool(meeting.head_counts.all())
    if not quorum.is_known or not is_called:
        return ()
    return (heading, *(Paragraph(line) for line in quorum_lines(quorum, meeting.body.quorum_basis)))


def quorum_lines(quorum: Quorum, basis: str) -> list[Spans]:
    """Return the quorum in words, a sentence overall or one per college."""
    if quorum.is_waived:
        return [plain("Aucun quorum n’est exigé sur seconde convocation.")]
    verdict = bold("Quorum atteint" if quorum.is_reached else "Quorum non atteint")
    if len(quorum.tallies) == 1:
        return [(*verdict, *plain(f" : {_tally(quorum.tallies[0], basis)}."))]
    lines: list[Spans] = [(*verdict, *plain("."))]
    for tally in quorum.tallies:
        verdict = plain("atteint" if tally.is_reached else "non atteint")
        words = f"Collège {tally.label} : {_tally(tally, basis)}, "
        lines.append((*plain(words), *verdict, *plain(".")))
    return lines


def _tally(tally: Tally, basis: str) -> str:
    if not tally.in_office:
        return "personne n’est en exercice"
    unit = "voix" if basis == QuorumBasis.WEIGHT else "membre(s) à voix délibérative"
    there = agreed(tally.counted, "présent(s) ou représenté(s)")
    return (
        f"{counted(tally.counted, unit)} sur {number(tally.in_office)} en exercice, {there} ; "
        f"il en fallait {number(tally.needed)}"
    )
