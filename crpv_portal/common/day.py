"""Day that a page is about: today, or the one that `?au=AAAA-MM-JJ` asks for."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from .dates import date_from_query, today


@dataclass(frozen=True)
class AskedDay:
    """Day asked for, read by `components/day_notice.html` and carried by links to the next page.

    `problem`: why the day asked for could not be read; the page then shows today.
    """

    on: datetime.date
    is_asked: bool = False
    problem: str = ""

    @property
    def is_to_come(self) -> bool:
        """Tell whether the page shows what is known today, with the changes that are planned."""
        return self.on > today()

    @property
    def is_today(self) -> bool:
        return self.on == today()

    @property
    def is_past(self) -> bool:
        return self.on < today()

    @property
    def asked(self) -> str:
        """Return the day asked for, as the address writes it; empty for today."""
        return self.on.isoformat() if self.is_asked else ""

    @property
    def query(self) -> str:
        """Return the end of an address that keeps the next page on the same day."""
        return f"?au={self.asked}" if self.is_asked else ""

    def address(self, path: str, **parameters: str) -> str:
        """Return the address of a page on this day, with these parameters as well."""
        query = urlencode(parameters | ({"au": self.asked} if self.is_asked else {}))
        return f"{path}?{query}" if query else path


def asked_day(request: HttpRequest) -> AskedDay:
    try:
        day = date_from_query(request)
    except ValidationError as refusal:
        return AskedDay(today(), problem=" ".join(refusal.messages))
    return AskedDay(day, is_asked=bool(request.GET.get("au", "").strip()))
