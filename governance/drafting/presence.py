"""Presences as the minutes tell them: members, guests, colleges counted by head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.common.french import agreed, counted, number

from ..choices import AttendanceState
from ..record.people import detail_of, is_roll_called, name_of
from .words import escaped, opening

if TYPE_CHECKING:
    from ..models import Attendance, HeadCount, Meeting

MEMBERS = {
    AttendanceState.PRESENT: "Membre(s) présent(s)",
    AttendanceState.REPRESENTED: "Membre(s) représenté(s)",
    AttendanceState.EXCUSED: "Membre(s) excusé(s)",
    AttendanceState.ABSENT: "Membre(s) absent(s)",
    AttendanceState.NOT_CALLED: "Membre(s) dont la présence n’est pas relevée",
}
# Of a body whose composition is not known: whoever is named was there.
NAMED = {
    AttendanceState.PRESENT: "Personne(s) présente(s)",
    AttendanceState.REPRESENTED: "Personne(s) représentée(s)",
    AttendanceState.EXCUSED: "Personne(s) excusée(s)",
    AttendanceState.ABSENT: "Personne(s) absente(s)",
}
GUESTS = {
    AttendanceState.PRESENT: "Personne(s) invitée(s)",
    AttendanceState.EXCUSED: "Personne(s) invitée(s), excusée(s)",
}
NOT_CALLED = "Les présences n’ont pas été relevées."


def is_called(meeting: Meeting) -> bool:
    return is_roll_called(meeting.attendances.all()) or bool(meeting.head_counts.all())


def groups_of(meeting: Meeting) -> list[tuple[str, str, dict[str, str]]]:
    """List the groups of the roll: key, text in Markdown, and who is told, each with their line.

    meeting: read with its roll, as papers read it.
    """
    rows = list(meeting.attendances.all())
    lines = {row.pk: _line(row, rows) for row in rows}
    members = [row for row in rows if row.mandate]
    by_head = list(meeting.head_counts.all())
    guests = [row for row in rows if not row.mandate]
    found = []
    if members or by_head:
        found += _by_state("members", MEMBERS, members, lines)
        found += _by_state("guests", GUESTS, guests, lines)
    else:
        found += _by_state("named", NAMED, guests, lines)
    if by_head:
        found.append(_counted_by_head(meeting, by_head))
    return found


def _by_state(
    kind: str, titles: dict[AttendanceState, str], rows: list[Attendance], lines: dict[int, str]
) -> list[tuple[str, str, dict[str, str]]]:
    found = []
    for state, title in titles.items():
        there = [row for row in rows if row.state == state]
        if there:
            label = f"{agreed(len(there), title)} ({number(len(there))}) :"
            facts = {f"presence:{row.pk}": f"{state} {lines[row.pk]}" for row in there}
            found.append((f"{kind}-{state.value}", f"{label}\n\n{_listed(there, lines)}", facts))
    return found


def _listed(rows: list[Attendance], lines: dict[int, str]) -> str:
    """Return the list of these lines, under each college's name when they are of several."""
    colleges: dict[str, list[str]] = {}
    for row in rows:
        college = row.mandate.seat.college.name if row.mandate else ""
        colleges.setdefault(college, []).append(f"- {opening(lines[row.pk])}")
    if len(colleges) == 1:
        return "\n".join(next(iter(colleges.values())))
    return "\n".join(
        "\n".join([f"- {opening(escaped(college))} :", *(f"  {line}" for line in listed)])
        for college, listed in colleges.items()
    )


def _line(row: Attendance, rows: list[Attendance]) -> str:
    who = ", ".join(filter(None, (escaped(name_of(row)), escaped(detail_of(row)))))
    if row.state == AttendanceState.REPRESENTED:
        if row.deputy_name:
            sent = (escaped(row.deputy_name), escaped(row.deputy_organisation))
            who += f" : par {', '.join(filter(None, sent))}"
        elif row.represented_by_id:
            bearer = next((each for each in rows if each.pk == row.represented_by_id), None)
            who += f" : pouvoir donné à {escaped(name_of(bearer))}" if bearer else ""
    return f"{who} ({escaped(row.remark)})" if row.remark else who


def _counted_by_head(meeting: Meeting, counts: list[HeadCount]) -> tuple[str, str, dict[str, str]]:
    names = {college.pk: college.name for college in meeting.body.colleges.all()}
    order = list(names)
    told = {
        f"heads:{count.pk}": f"{opening(escaped(names[count.college_id]))} : {_heads(count)}"
        for count in sorted(counts, key=lambda each: order.index(each.college_id))
    }
    label = agreed(len(told), "Collège(s) compté(s) par tête :")
    return "heads", f"{label}\n\n" + "\n".join(f"- {line}" for line in told.values()), told


def _heads(count: HeadCount) -> str:
    """Return `412 membres présents et 55 représentés sur 1 300.`"""
    present = counted(count.present, "membre(s) présent(s)", none="aucun membre présent")
    represented = ""
    if count.represented:
        represented = f" et {counted(count.represented, 'représenté(s)')}"
    return f"{present}{represented} sur {number(count.in_office)}."
