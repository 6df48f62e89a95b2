"""Columns and filters shared by the lists: pending states, confidence of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NotRelationField, get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Count, GeneratedField, Q, QuerySet, SlugField, TextField
from django.db.models.constants import LOOKUP_SEP
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ..choices import Confidence
from ..dates import PartialDate
from ..french import counted
from ..functions import FrenchOrderKey

PENDING = "a_faire"


class FrenchChangeList(ChangeList):
    """List of records in the order of a French dictionary, by whatever column of text it sorts.

    The database sorts by the codes of characters: « de La Tour » and « Ébauche » after « Zèbre ».
    """

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.show_admin_actions = bool(self.result_count)  # of an empty list, nothing is ticked
        self.complete(list(self.result_list))

    def complete(self, rows: list[Any]) -> None:
        """Add to the rows of a page, or of a part of an export, what the list says of them."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet) -> list[Any]:
        return [self._in_french(each) for each in super().get_ordering(request, queryset)]

    def _in_french(self, order: Any) -> Any:
        if not isinstance(order, str):
            return order
        name = order.removeprefix("-")
        try:
            field = get_fields_from_path(self.model, name.replace(".", LOOKUP_SEP))[-1]
        except (FieldDoesNotExist, NotRelationField):
            return order  # « pk », or a column that the queryset computes
        is_text = isinstance(field, (CharField, TextField)) and not field.choices
        if not is_text or isinstance(field, (GeneratedField, SlugField)):
            return order
        key = FrenchOrderKey(name)
        return key.desc() if order.startswith("-") else key.asc()


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
