"""The dates of a year: found by a rule, told about, and planned together or not at all."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import WEEKDAYS, today_in
from crpv_portal.common.holidays import public_holiday
from crpv_portal.common.locks import locked

from ..choices import CALLED_OFF
from ..convening.planning import schedule_meeting
from ..wording import hours_in_words
from ..zones import moments_of, zone_of_body

if TYPE_CHECKING:
    from ..models import Body, Meeting

LAST = 5  # the rank of the last such day of a month
SATURDAY = 5


@dataclass(frozen=True)
class YearDay:
    """Day to plan; `is_another`: its author saw that the body has a meeting that day already."""

    day: datetime.date
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    place: str = ""
    mode: str = "in_person"
    is_another: bool = False


class DayRefused(ValidationError):
    """Refusal of one of the days, by its place among them."""

    def __init__(self, place: int, refusal: ValidationError) -> None:
        super().__init__(refusal.messages)
        self.place, self.refusal = place, refusal


def days_by_rule(year: int, months: Iterable[int], weekday: int, rank: int) -> list[datetime.date]:
    """Return, for instance, the second Tuesday of these months; rank LAST is the last one.

    weekday: 0 for Monday.
    """
    found = []
    for month in sorted(set(months)):
        weeks = calendar.monthcalendar(year, month)
        such = [week[weekday] for week in weeks if week[weekday]]
        day = such[-1] if rank == LAST else such[rank - 1]
        found.append(datetime.date(year, month, day))
    return found


def months_every(step: int, first: int) -> list[int]:
    """Return the months of a year that come every so many, from the first one on."""
    return list(range(first, 13, step))


def usual_months(per_year: int | None) -> list[int]:
    """Return months spread over a year for that many meetings; none when it is not known."""
    if not per_year or per_year > 12:
        return []
    return [round(12 * number / per_year) for number in range(1, per_year + 1)]


def remarks_on(day: datetime.date) -> list[str]:
    """Return what is worth a look about a day: a weekend, a public holiday."""
    said = []
    if day.weekday() >= SATURDAY:
        said.append(f"c’est un {WEEKDAYS[day.weekday()]}")
    if holiday := public_holiday(day):
        said.append(f"jour férié : {holiday}")
    return said


def meetings_on(body: Body, days: Iterable[datetime.date]) -> dict[datetime.date, Meeting]:
    """Return the first meeting that the body has on each of these days, called off ones apart."""
    rows = body.meetings.exclude(status__in=CALLED_OFF).filter(
        starts_on__in=list(days), starts_on_precision="day"
    )
    return {meeting.starts_on: meeting for meeting in rows.order_by("-starts_at", "-pk")}


@transaction.atomic
def plan_days(*, body: Body, days: Sequence[YearDay]) -> list[Meeting]:
    """Plan a meeting for each of these days: all of them, or none. Nobody is told.

    Raises DayRefused for a day that is past, at which the body does not exist, or which has a
    meeting that its author was not shown.
    """
    body = locked(body, "centre", "region")
    zone = zone_of_body(body)
    planned = []
    for place, each in enumerate(days):
        try:
            if each.day < today_in(zone):
                raise ValidationError({"on": "Ce jour est passé."})
            starts_at, ends_at = moments_of(each.day, None, each.starts, each.ends, zone)
            meeting, is_new = schedule_meeting(
                body=body,
                on=each.day,
                starts_at=starts_at,
                ends_at=ends_at,
                is_another=each.is_another,
                place=each.place,
                mode=each.mode,
                time_zone=zone,
                reason="réunion prévue avec celles de l’année",
            )
            if not is_new:
                raise ValidationError({"on": already(meeting)})
        except ValidationError as refusal:
            raise DayRefused(place, refusal) from refusal
        planned.append(meeting)
    return planned


def already(meeting: Meeting) -> str:
    hours = hours_in_words(meeting)
    return f"« {meeting.title} » est déjà prévue ce jour-là{f', {hours}' if hours else ''}."


def by_field(refusal: ValidationError) -> dict[str, list[str]]:
    """Return the refusal of a day by the boxes of its row; what is of none goes to the day."""
    names = {"starts_time": "starts", "ends_time": "ends", "place": "place"}
    if not hasattr(refusal, "error_dict"):
        return {"on": refusal.messages}
    found: dict[str, list[str]] = {}
    for name, said in refusal.message_dict.items():
        found.setdefault(names.get(name, "on"), []).extend(said)
    return found
