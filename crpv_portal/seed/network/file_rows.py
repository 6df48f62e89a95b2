"""Row of the register read from a line, cell by cell; errors are noted with their column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Model

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.french import in_french
from crpv_portal.common.periods import end_from

from .attestation import attestation, earliest
from .files import Line

DOUBT_ABOUT_SITE = "site indiqué"  # the words of the notes: « Le site indiqué est l'ancien »


def read_date(text: str) -> PartialDate | None:
    """Return a date of another line, None when unreadable: that line's own row says so."""
    try:
        return PartialDate.parse(text) if text else None
    except ValidationError:
        return None


class FileRow:
    """Row that a line asks for; most lines ask for one, those of centres for several.

    key: the columns by which the register finds the row. values: its content from the line,
    compared with the existing row. given: values used at creation only. pages: the lines of
    sources.csv that the line cites.
    """

    def __init__(self, line: Line, model: Any, key: str, pages: Sequence[Line] = ()) -> None:
        self.line = line
        self.model = model
        self.key = key.split()
        self.pages = pages
        self.values: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        self.absent: dict[str, str] = {}  # relations to a row that the register does not hold
        self.unsaid = {"note"}  # the staff's words have no place in the log of a deployment
        self.problems: list[str] = []
        self._columns: dict[str, str] = {}

    # --- What is wrong, and where ----------------------------------------------------------

    def problem(self, column: str, message: str) -> None:
        self.problems.append(self.line.problem(column, message))

    def column_of(self, field: str) -> str:
        """Return the cell that a column of the row was read from, else the column's French name."""
        if field in self.line.cells:
            return self._columns.get(field, field)
        return self._columns.get(field) or str(self.model._meta.get_field(field).verbose_name)

    def validate(self) -> Model:
        """Return the row as it would be created; note what its columns refuse."""
        row = self.model(**self.given, **self.values)
        found = {
            field.name
            for field in row._meta.concrete_fields
            if field.is_relation and getattr(row, field.attname) is not None
        }
        try:
            row.clean_fields(exclude=found | set(self.absent))
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                self.problem(self.column_of(field), " ".join(messages))
        return row

    # --- Cells -----------------------------------------------------------------------------

    def set(self, field: str, value: Any, column: str = "") -> None:
        self.values[field] = value
        if column:
            self._columns[field] = column

    def text(self, *columns: str) -> None:
        """Read cells kept as they are written, into columns of the same name."""
        for column in columns:
            self.set(column, self.line[column])

    def words(self, *columns: str) -> None:
        """Read cells that are shown, into columns of the same name."""
        for column in columns:
            self.set(column, in_french(self.line[column]))

    def set_date(self, field: str, date: PartialDate | None, column: str = "") -> None:
        """Set the two columns of a partial date."""
        self.set(field, date.date if date else None, column)
        self.values[f"{field}_precision"] = date.precision if date else ""

    def date(self, column: str, field: str = "") -> PartialDate | None:
        text, found = self.line[column], None
        try:
            found = PartialDate.parse(text) if text else None
        except ValidationError as error:
            self.problem(column, " ".join(error.messages))
        self.set_date(field or column, found, column)
        return found

    def stated(self, column: str, field: str) -> None:
        """Set the field to True, or None when not stated: the files never say no."""
        text = self.line[column]
        if text not in ("", "yes"):
            self.problem(column, f"« {text} » n’est ni « yes » ni vide.")
        self.set(field, True if text == "yes" else None, column)

    def find(self, column: str, field: str, rows: Mapping[str, Any], *, key: str = "") -> Any:
        """Set the field to the row that a cell names, None for an empty cell; return it.

        key: under which `rows` has it, when that is more than the cell. An unknown row is noted as
        a problem.
        """
        text = self.line[column]
        key = key or text
        found = rows.get(key) if text else None
        if text and key not in rows:
            self.problem(column, f"« {text} » n’est pas connu, ou ne l’est qu’en dessous.")
        elif text and found is None:
            self.absent[field] = text
        self.set(field, found, column)
        return found

    def period(
        self,
        start: str = "start",
        end: str | None = "end",
        *,
        attested: str = "attested_on",
        candidates: Iterable[PartialDate | None] = (),
        end_is_unknown: bool = False,
    ) -> None:
        """Set the columns of a period, from the cells of its line.

        candidates: what attests it beside its cell and its pages. end_is_unknown: an empty end is
        one that nobody knows, not one that has not come.
        """
        begins = self.date(start, "start_on")
        ends = self.date(end, "end_on") if end else None
        stated = self.date(attested, "attested_on") if attested else None
        if ends:
            ends = end_from(begins, ends)
        self.set_date("end_on", ends)
        self.set("end_is_unknown", end_is_unknown and not ends)
        self.attest(begins, ends, [stated, self.page_date, *candidates])

    def attest(
        self,
        start: PartialDate | None,
        end: PartialDate | None,
        candidates: Iterable[PartialDate | None],
    ) -> None:
        """Set what attests a fact without a start: the first candidate, else the page's reading."""
        attested = attestation(start, end, candidates)
        by_reading = attested is None and start is None
        self.set_date("attested_on", self.read_date if by_reading else attested)
        self.set("attested_by_reading", by_reading)

    # --- Evidence --------------------------------------------------------------------------

    @property
    def page_date(self) -> PartialDate | None:
        """Return the earliest date borne by one of the pages that the line cites."""
        return earliest(read_date(page["page_on"]) for page in self.pages)

    @property
    def read_date(self) -> PartialDate | None:
        """Return when the pages that the line cites were read, the last of them."""
        dates = [read_date(page["read_on"]) for page in self.pages]
        return max((date for date in dates if date), default=None)

    def checked(self, website: str) -> PartialDate | None:
        """Return when the site was checked: when a page of it that the line cites was read.

        None when no page is one of the site, or when the note speaks of the site: that it is an old
        one, or another body's.
        """
        if DOUBT_ABOUT_SITE in self.line["note"]:
            return None
        dates = [read_date(page["read_on"]) for page in self.pages_of(website)]
        return max((date for date in dates if date), default=None)

    def pages_of(self, website: str) -> list[Line]:
        """Return the pages of that very site among those that the line cites."""
        return [page for page in self.pages if website and _host(page["address"]) == _host(website)]


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
