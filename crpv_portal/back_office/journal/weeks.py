"""Spans of days that an agent asks about: « la semaine dernière » stays one address."""

from __future__ import annotations

import datetime

from django.db.models import TextChoices

DAY = datetime.timedelta(days=1)


class DaySpan(TextChoices):
    """Span of days up to today, in Paris."""

    TODAY = "aujourdhui", "aujourd’hui"
    YESTERDAY = "hier", "hier"
    THIS_WEEK = "semaine", "cette semaine"
    LAST_WEEK = "semaine-derniere", "la semaine dernière"
    THIS_MONTH = "mois", "ce mois-ci"
    LAST_MONTH = "mois-dernier", "le mois dernier"


def days_of(span: str, on: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of the span, seen from that day; a week begins on Monday."""
    monday = on - on.weekday() * DAY
    first = on.replace(day=1)
    return {
        DaySpan.TODAY: (on, on),
        DaySpan.YESTERDAY: (on - DAY, on - DAY),
        DaySpan.THIS_WEEK: (monday, on),
        DaySpan.LAST_WEEK: (monday - 7 * DAY, monday - DAY),
        DaySpan.THIS_MONTH: (first, on),
        DaySpan.LAST_MONTH: ((first - DAY).replace(day=1), first - DAY),
    }[DaySpan(span)]
