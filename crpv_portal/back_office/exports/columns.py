"""Columns that a list may be exported with: the boxes of its records, then what the list shows.

Nothing is exported that the staff's screens do not show: no hash of a password, no text of a mail.
Where files are brought in, the headings are those that an import recognises, and the cells what it
finds unchanged.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from itertools import islice
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, lookup_field
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.html import strip_tags
from django.utils.text import capfirst

from crpv_portal.common.dates import PARIS, PartialDate, partial_date
from crpv_portal.common.periods import last_day_typed
from crpv_portal.common.staff_labels import choice_label
from crpv_portal.common.tables import Cell, ExportColumn
from crpv_portal.common.traces import PRECISION

from ..imports.declared import KINDS
from ..imports.judging import Judge
from ..imports.kinds import columns_of, label_in_list

LAST_DAY = "end_on"  # half-open in the table, told as the last day true
AT_A_TIME = 500  # rows held at once


def columns_for(screen: Any, request: Any) -> list[ExportColumn]:
    """Return the columns that the list of this screen offers."""
    offered = [*_of_records(screen, request)]
    known = {column.label for column in offered}
    return offered + [each for each in _of_the_list(screen, request) if each.label not in known]


def rows_in_parts(changes: Any, rows: QuerySet) -> Iterator[Any]:
    """Yield the rows a part at a time, with what the list adds to those of its page."""
    columns = changes.model._meta.get_fields()
    keys = [each.name for each in columns if each.concrete and each.many_to_one]
    links = [each.name for each in columns if each.concrete and each.many_to_many]
    read = rows.select_related(*keys).prefetch_related(*links).iterator(chunk_size=AT_A_TIME)
    while part := list(islice(read, AT_A_TIME)):
        changes.complete(part)
        yield from part


def _of_records(screen: Any, request: Any) -> Iterable[ExportColumn]:
    kind = next((k for k in KINDS.values() if k.inline is None and k.model is screen.model), None)
    if kind is None:
        return _of_fields(screen, request)
    # One row is read at a time: its cells serve all its columns.
    last: list[Any] = [None, {}]
    judge = Judge(kind, request.user)

    def cell(name: str, row: Any) -> Cell:
        if last[0] is not row:
            last[:] = [row, judge.exported(row)]
        return str(last[1].get(name, ""))

    return [
        ExportColumn(column.name, column.label, partial(cell, column.name))
        for column in columns_of(kind, request.user)
    ]


def _of_fields(screen: Any, request: HttpRequest) -> Iterator[ExportColumn]:
    """Yield the columns of the model that its page shows."""
    for name in flatten_fieldsets(screen.get_fieldsets(request)):
        try:
            column = screen.model._meta.get_field(name)
        except FieldDoesNotExist:
            continue  # computed for the page
        label = "Dernier jour" if name == LAST_DAY else capfirst(str(column.verbose_name))
        yield ExportColumn(name, label, _reader(column))


def _reader(column: Any) -> Callable[[Any], Cell]:
    name = column.name
    if column.many_to_many:
        return lambda row: " ; ".join(_named(each) for each in getattr(row, name).all())
    if column.is_relation:
        return lambda row: _named(getattr(row, name))
    if column.choices:
        return lambda row: str(getattr(row, f"get_{name}_display")() or "")
    names = {each.name for each in column.model._meta.fields}
    if name == LAST_DAY:
        return _last_day
    if f"{name}{PRECISION}" in names:
        return lambda row: _typed(partial_date(row, name))
    return lambda row: _cell(getattr(row, name))


def _last_day(row: Any) -> str:
    end = partial_date(row, LAST_DAY)
    return _typed(last_day_typed(partial_date(row, "start_on"), end)) if end else ""


def _typed(value: PartialDate | None) -> str:
    return "" if value is None else value.typed()


def _named(row: Model | None) -> str:
    return "" if row is None else choice_label(admin.site, row)


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime.datetime):
        return value.astimezone(PARIS).strftime("%Y-%m-%d %H:%M")
    if value is None or isinstance(value, (bool, int, Decimal, datetime.date)):
        return value
    return str(value)


def _of_the_list(screen: Any, request: HttpRequest) -> Iterator[ExportColumn]:
    """Yield the columns that the list shows, in its words."""

    def shown(name: str, row: Any) -> Cell:
        value = lookup_field(name, row, screen)[2]
        if isinstance(value, (bool, int, Decimal, datetime.date)) or value is None:
            return _cell(value)
        return strip_tags(str(localize(value)))

    for name in screen.get_list_display(request):
        if name == "action_checkbox":
            continue
        label = label_in_list(screen, name)
        yield ExportColumn(f"liste-{name}", label, partial(shown, name))
