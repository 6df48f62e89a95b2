"""Loaders of bodies and their dated meetings, limited to what the sources show.

No composition and no quorum rule is known, so none is loaded; the pages say so.
"""

from __future__ import annotations

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.french import in_french
from crpv_portal.common.text import french_slug
from governance.choices import BodyLevel, Visibility
from governance.models import Body, BodyName, Meeting
from governance.zones import PARIS, zone_of_centre

from ..attestation import earliest
from ..file_rows import FileRow, read_date
from ..files import Line
from ..loading import Loading

NAMES = "noms des instances"


def body(loading: Loading, line: Line) -> None:
    row = loading.row(line, Body, key="slug")
    row.given["slug"] = line["slug"]
    row.words("name", "role", "note")
    row.text("code", "kind", "level")
    row.find("centre_slug", "centre", loading.rows["centres.csv"])
    row.find("organiser_slug", "organiser", loading.rows["organisations.csv"])
    if (line["level"] == BodyLevel.CENTRE) is not bool(line["centre_slug"]):
        row.problem("centre_slug", "une instance d’un centre nomme ce centre, et elle seule.")
    row.set("expected_per_year", line["expected_per_year"] or None)
    _read_period(loading, row)
    body = loading.keep(row)
    if body:
        name = loading.row(line, BodyName, key="body name")
        name.given["slug"] = line["slug"]
        name.set("body", body)
        name.words("name")
        _read_period(loading, name)
        loading.keep(name, part=NAMES)


def meeting(loading: Loading, line: Line) -> None:
    row = loading.row(line, Meeting, key="body title")
    body = row.find("body_slug", "body", loading.rows["bodies.csv"])
    row.words("title", "summary", "note")
    row.text("status", "mode")
    begins = row.date("date_start", "starts_on")
    if not line["date_start"]:
        row.problem("date_start", "une réunion porte une date.")
    row.date("date_end", "ends_on")
    row.set("place", in_french(line["city"]), "city")
    zone = zone_of_centre(body.centre) if body and body.centre_id else PARIS
    row.set("time_zone", zone, "body_slug")
    day = begins.iso() if begins else ""
    row.given["slug"] = french_slug(f"{line['body_slug']}-{day}", max_length=110)
    row.given["visibility"] = Visibility.PUBLIC
    loading.keep(row)


def _read_period(loading: Loading, row: FileRow) -> None:
    """Read the period; a meeting that the body's own pages tell attests it, as they do."""
    line = row.line
    row.period(candidates=[_first_meeting(loading, line)], end_is_unknown=line["over"] == "yes")
    if line["over"] not in ("", "yes"):
        row.problem("over", f"« {line['over']} » n’est ni « yes » ni vide.")


def _first_meeting(loading: Loading, line: Line) -> PartialDate | None:
    return earliest(
        read_date(meeting["date_start"])
        for meeting in loading.files["meetings.csv"]
        if meeting["body_slug"] == line["slug"] and not set(meeting.cited).isdisjoint(line.cited)
    )
