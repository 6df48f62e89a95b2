"""Loaders of steps, perimeters, labels, missions, partnerships and figures of centres."""

from __future__ import annotations

from typing import Any

from centres.models import (
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    NetworkFigure,
)
from crpv_portal.common.french import in_french

from ..file_rows import FileRow
from ..files import Line
from ..loading import Loading

FRAMEWORK = "cadre-2017"  # `mission_code` is a code of this edition
COMPLEMENTARY = "complementaires-"


def milestone(loading: Loading, line: Line) -> None:
    """Load a step beside the beginning, which `centres.csv` gives."""
    row = _of_centre(loading, line, Milestone, key="centre kind happened_on")
    row.text("kind")
    row.words("description")
    row.date("happened_on")
    loading.keep(row)


def coverage(loading: Loading, line: Line) -> None:
    row = _of_centre(loading, line, Coverage, key="centre department")
    row.find("department_code", "department", loading.departments)
    row.period()
    loading.keep(row)


def label(loading: Loading, line: Line) -> None:
    row = _of_centre(loading, line, Label, key="centre")
    row.find("authority", "authority", loading.rows["organisations.csv"])
    row.find("edition", "edition", loading.rows["texts_editions.csv"])
    row.period("granted_on", attested="", end_is_unknown=True)
    loading.keep(row)


def mission(loading: Loading, line: Line) -> None:
    """Load a mission; the note of a complementary one is the title that the centre gives it."""
    row = _of_centre(loading, line, MissionOffered, key="centre provision")
    code, note = line["mission_code"], in_french(line["note"])
    is_own = code.startswith(COMPLEMENTARY)
    row.find("mission_code", "provision", loading.rows["provisions.csv"], key=f"{FRAMEWORK}/{code}")
    row.set("title", note.removesuffix(".") if is_own else "", "note")
    row.set("note", "" if is_own else note)
    row.period("since", None, end_is_unknown=True)
    loading.keep(row)


def partnership(loading: Loading, line: Line) -> None:
    row = _of_centre(loading, line, LocalPartnership, key="centre organisation")
    row.find("organisation_slug", "organisation", loading.rows["organisations.csv"])
    row.stated("financial", "is_financial")
    row.stated("operational", "is_operational")
    row.stated("member", "is_member")
    row.set("terms", in_french(line["agreement"]), "agreement")
    row.period(end_is_unknown=True)
    loading.keep(row)


def figure(loading: Loading, line: Line) -> None:
    """Load a figure; its note is public: it says what the figure counts."""
    row = loading.row(line, NetworkFigure, key="indicator stated_on stated_on_precision")
    row.text("indicator", "value", "unit")
    row.date("date", "stated_on")
    row.set("remark", in_french(line["note"]), "note")
    loading.keep(row)


def _of_centre(loading: Loading, line: Line, model: Any, key: str) -> FileRow:
    row = loading.row(line, model, key)
    row.find("centre_slug", "centre", loading.rows["centres.csv"])
    return row
