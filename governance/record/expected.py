"""The roll before it is called: drawn by a browser without network, found again once it is called.

A line that is not stored bears for its key that of its mandate, with a minus: `roll--12-state`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..choices import AttendanceState
from ..convening.invitations import lay_answers
from ..meetings.services import lines_to_call
from ..models import Mandate
from .merging import Flat, digest, is_untouched
from .state import roll_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..models import Attendance, Meeting

NAMED = re.compile(r"(?P<of>roll-|decision-\w+-vote-)-(?P<mandate>\d{1,18})(?P<what>-\w+)?")
TOLD = ("remark", "deputy_name", "deputy_organisation")


def expected_roll(meeting: Meeting) -> list[Attendance]:
    """Return the lines that `open_roll` would add, answers carried over; nothing is stored."""
    rows = lines_to_call(meeting)
    for row in rows:
        row.pk = -row.mandate_id  # type: ignore[operator]
    lay_answers(meeting, rows)
    return rows


def lines_of(rows: list[Attendance]) -> Flat:
    """Return the texts of these lines of the roll."""
    return {name: text for row in rows for name, text in roll_line(row).items()}


def holds_expected(sent: Mapping[str, str]) -> bool:
    """Tell whether the page was drawn with lines that were not stored then."""
    return any(NAMED.fullmatch(name) for name in sent)


def called(sent: Mapping[str, str], meeting: Meeting) -> Flat:
    """Return what was sent under the keys of the lines that the roll has by now.

    Also the digests that the page was loaded with. A line that the roll has not keeps its name.
    """
    keys = {str(row.mandate_id): str(row.pk) for row in meeting.attendances.all()}
    bearers = {f"-{mandate}": key for mandate, key in keys.items()}
    bearers |= {digest(f"-{mandate}"): digest(key) for mandate, key in keys.items()}
    found: Flat = {}
    for name, text in sent.items():
        line = NAMED.fullmatch(name)
        key = keys.get(line["mandate"]) if line else None
        if line is None or key is None:
            found[name] = text
            continue
        is_bearer = line["what"] == "-proxy"
        new = f"{line['of']}{key}{line['what'] or ''}"
        found[new] = bearers.get(text, text) if is_bearer else text
    return found


def lines_gone(sent: Mapping[str, str], base: Mapping[str, str], meeting: Meeting) -> list[str]:
    """Say what was typed in lines that the roll has not, as the composition changed meanwhile."""
    typed: dict[int, list[str]] = {}
    for name, text in sent.items():
        line = NAMED.fullmatch(name)
        if line is None or line["of"] != "roll-" or not text or is_untouched(name, text, base):
            continue
        what = (line["what"] or "").removeprefix("-")
        if what == "state" and text in AttendanceState:
            text = AttendanceState(text).label
        elif what not in TOLD:
            continue
        typed.setdefault(int(line["mandate"]), []).append(f"« {text} »")
    mandates = Mandate.objects.of_body(meeting.body).filter(pk__in=typed)
    names = {row.pk: _who(row) for row in mandates.select_related("seat", "holder", "organisation")}
    return [
        f"{names.get(pk, 'Un membre retiré de la composition')} n’est plus membre ce jour-là : ce "
        f"que vous aviez écrit sur sa ligne de l’appel, {', '.join(said)}, n’est pas enregistré."
        for pk, said in typed.items()
    ]


def _who(mandate: Mandate) -> str:
    if mandate.holder:
        return mandate.holder.full_name
    organisation = mandate.organisation
    return mandate.organisation_name or (organisation.name if organisation else mandate.seat.title)
