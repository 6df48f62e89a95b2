"""Columns and filters shared by the lists: pending states, confidence of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..choices import Confidence
from ..dates import PartialDate
from ..french import counted

PENDING = "a_faire"


@dataclass(frozen=True)
class Pending:
    """State in which a row waits for somebody.

    words: the sentence of the first page after its number, as `counted` reads them; which: the
    condition, computed at each request as it may depend on the day.
    """

    slug: str
    label: str
    words: str
    which: Callable[[], Q]

    def sentence(self, count: int) -> str:
        return counted(count, self.words)

    @staticmethod
    def counts(rows: QuerySet, states: Iterable[Pending]) -> dict[str, int]:
        """Count the rows in each state, in one query."""
        return rows.order_by().aggregate(
            **{state.slug: Count("pk", filter=state.which(), distinct=True) for state in states}
        )


class PendingFilter(admin.SimpleListFilter):
    title = "tâche à faire"
    parameter_name = PENDING
    states: tuple[Pending, ...] = ()

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state.slug, state.label) for state in self.states]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        for state in self.states:
            if state.slug == self.value():
                return queryset.filter(state.which())
        return queryset


def badge(text: str, tone: str = "plain") -> SafeString:
    """Return a word on a coloured ground; the word alone is enough to understand."""
    return format_html('<span class="badge badge--{}">{}</span>', tone, text)


CONFIDENCE_TONES = {
    Confidence.VERIFIED: "good",
    Confidence.INFERRED: "info",
    Confidence.UNVERIFIED: "warn",
    Confidence.RECORDED: "good",
}


def confidence_badge(confidence: str) -> SafeString:
    known = Confidence(confidence)
    return badge(str(known.label), CONFIDENCE_TONES[known])


def date_words(value: PartialDate | None) -> str:
    return value.words() if value else ""
