"""Reading the cells of a line: what cannot be read is noted, and the rest is read on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.models import Source
from crpv_portal.common.periods import first_day_after

from .attestation import attestation, earliest
from .files import Line

# A site is taken as checked when a page of that very site was read for the line: the files were put
# together in November 2026, the day is not known.
CHECKED_ON = datetime.date(2026, 11, 1)
DOUBT_ABOUT_SITE = "site indiqué"  # the words of the notes: « Le site indiqué est l'ancien »

_BEFORE_HIGH_SIGN = re.compile(r" (?=[;:!?»])")


def typographic(text: str) -> str:
    """The apostrophes and the spaces of printed French; the files keep the typewriter's."""
    text = _BEFORE_HIGH_SIGN.sub("\N{NO-BREAK SPACE}", text.replace("'", "’"))
    return text.replace("« ", "«\N{NO-BREAK SPACE}")


def spread(name: str, date: PartialDate | None) -> dict[str, Any]:
    """The two columns of a partial date."""
    return {
        name: date.date if date else None,
        f"{name}_precision": date.precision if date else "",
    }


class Cells:
    """The cells of one line, read into the columns of a row.

    `errors` gathers, by column of the row, what is wrong with the cells.
    """

    def __init__(self, line: Line, sources: dict[str, Source]) -> None:
        self.line = line
        self.errors: dict[str, list[str]] = {}
        self.sources: list[Source] | None = None
        if not line.is_whole:
            self.error("__all__", "la ligne n’a pas autant de cellules que l’en-tête.")
        if "source" in line.cells and line.file != "sources.csv":
            self.sources = self._cited(sources)

    def __getitem__(self, column: str) -> str:
        """The cell as it is written."""
        return self.line[column]

    def error(self, column: str, message: str) -> None:
        self.errors.setdefault(column, []).append(message)

    def words(self, column: str) -> str:
        """The cell as it is shown."""
        return typographic(self.line[column])

    def date(self, column: str, field: str) -> PartialDate | None:
        text = self.line[column]
        if not text:
            return None
        try:
            return PartialDate.parse(text)
        except ValidationError as error:
            self.error(field, " ".join(error.messages))
            return None

    def dated(self, column: str, field: str) -> dict[str, Any]:
        return spread(field, self.date(column, field))

    def stated(self, column: str, field: str) -> bool | None:
        """`yes`, or nothing: an empty cell means « not stated », not « no »."""
        text = self.line[column]
        if text not in ("", "yes"):
            self.error(field, f"« {text} » n’est ni « yes » ni vide.")
        return True if text == "yes" else None

    def find(self, column: str, field: str, finder: Callable[[str], Any]) -> Any:
        """What the cell names, or nothing when it is empty; an unknown name is an error."""
        text = self.line[column]
        found = finder(text) if text else None
        if text and found is None:
            self.error(field, f"« {text} » n’est pas connu.")
        return found

    def period(
        self,
        start: str = "start",
        end: str | None = "end",
        *,
        candidates: Iterable[PartialDate | None] = (),
        end_is_unknown: bool = False,
    ) -> dict[str, Any]:
        """The columns of a period; `candidates` attest it when no page of the line bears a date."""
        begins = self.date(start, "start_on")
        ends = self.date(end, "end_on") if end else None
        if begins and begins == ends and not ends.is_to_the_day:
            # Began and ended within the same year or month: over when it is.
            ends = PartialDate(first_day_after(ends.last_possible_day))
        attested = None
        if "start_on" not in self.errors:
            attested = attestation(begins, ends, [self.page_date, *candidates])
        return {
            **spread("start_on", begins),
            **spread("end_on", ends),
            "end_is_unknown": end_is_unknown,
            **spread("attested_on", attested),
        }

    @property
    def page_date(self) -> PartialDate | None:
        """The earliest date borne by one of the pages that the line cites."""
        return earliest(source.page_date for source in self.sources or ())

    @property
    def evidence(self) -> dict[str, Any]:
        """What the line says of itself, kept on every row drawn from it."""
        return {"confidence": self.line["confidence"]}

    @property
    def note(self) -> dict[str, Any]:
        """The staff's note, never public."""
        return {"note": self.words("note")}

    def checked(self, website: str) -> datetime.date | None:
        """The day on which the site counts as checked: when the line cites a page of that site.

        Never when the note speaks of the site given: that it is an old one, or another body's.
        """
        if DOUBT_ABOUT_SITE in self.line["note"]:
            return None
        hosts = {_host(source.address) for source in self.sources or () if source.address}
        return CHECKED_ON if website and _host(website) in hosts else None

    def _cited(self, sources: dict[str, Source]) -> list[Source]:
        cited = []
        for key in self.line.cited:
            if key in sources:
                cited.append(sources[key])
            else:
                self.error("sources", f"« {key} » n’est pas décrite dans sources.csv.")
        if not self.line.cited:
            self.error("sources", "la ligne ne cite aucune source.")
        return cited


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
