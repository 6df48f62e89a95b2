"""Lookup in the register: a line's row is found again, created, or compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import Model
from django.utils.text import Truncator

from crpv_portal.common.dates import PartialDate, day_of, in_words
from crpv_portal.common.history import events_of
from crpv_portal.common.models import Source

from .file_rows import FileRow

PRECISION = "_precision"
LONGEST_SHOWN = 80


class Register:
    """Rows of one table, found by any state they had.

    The history keeps every state of every row, so that a row which somebody renamed, moved or
    corrected is found by its former values, and a deleted one is known to have existed.
    """

    def __init__(self, model: Any, key: Iterable[str]) -> None:
        self.model = model
        self._rows: dict[int, Any] = model._base_manager.in_bulk()
        self._numbers: dict[tuple, set[int]] = defaultdict(set)
        columns = [model._meta.get_field(name).attname for name in key]
        for queryset, number in ((model._base_manager, "pk"), (events_of(model), "pgh_obj_id")):
            for *values, found in (
                queryset.order_by(number).values_list(*columns, number).distinct()
            ):
                self._numbers[tuple(map(_plain, values))].add(found)
        self._cited: dict[int, set[int]] = defaultdict(set)
        if hasattr(model, "sources"):
            through, owner = model.sources.through, f"{model._meta.model_name}_id"
            for number, source in through._base_manager.values_list(owner, "source_id"):
                self._cited[number].add(source)

    def take(self, row: Any, key: Iterable[str]) -> Any | int | None:
        """Return the row for this key, its number when it was deleted, None if it never existed.

        The second line with the same key gets the second row, in the order of creation.
        """
        values = (getattr(row, row._meta.get_field(name).attname) for name in key)
        numbers = self._numbers[tuple(map(_plain, values))]
        if not numbers:
            return None
        number = min(numbers, key=lambda each: (each not in self._rows, each))
        numbers.discard(number)
        return self._rows.get(number, number)

    def deleted_on(self, number: int) -> str:
        """Return the day on which a row was deleted, in words; empty when unknown."""
        deleted = events_of(self.model).filter(pgh_obj_id=number, pgh_label="delete")
        moment = deleted.order_by("pgh_id").values_list("pgh_created_at", flat=True).last()
        return f" le {in_words(day_of(moment))}" if moment else ""

    def differences(
        self, asked: FileRow, wanted: Any, row: Any, sources: list[Source]
    ) -> Iterator[str]:
        """Yield a sentence for each column whose value in the register differs from the file.

        Of the pages cited, only those that the other side lacks.
        """
        for field in row._meta.concrete_fields:
            name, precision = field.name, f"{field.name}{PRECISION}"
            if name not in asked.values or name in asked.absent or name.endswith(PRECISION):
                continue  # a precision goes with its date
            columns = [field.attname, *([precision] if precision in asked.values else [])]
            if all(_plain(getattr(row, each)) == _plain(getattr(wanted, each)) for each in columns):
                continue
            column = asked.column_of(name)
            if name in asked.unsaid:
                yield f"{column} : une autre valeur dans le registre."
            else:
                yield _sentence(column, _written(row, name), _written(wanted, name))
        cited, named = self._cited[row.pk], {source.pk for source in sources}
        if cited != named:
            pages = Source.objects.in_bulk(cited ^ named)
            lacking = [
                " | ".join(sorted(pages[number].address for number in numbers))
                for numbers in (cited - named, named - cited)
            ]
            yield _sentence("source", *lacking)


def _plain(value: object) -> object:
    """Return a text without typography: another apostrophe or space is no difference."""
    if not isinstance(value, str):
        return value
    return " ".join(value.replace("’", "'").split())


def create(row: Model, sources: list[Source]) -> list[str]:
    """Insert the row and the pages that it cites; note why when the register refuses.

    The database checks the constraints; only once it has refused are they asked in French: asking
    each of them beforehand would cost a query apiece.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if sources:
                through: Any = row.sources.through  # type: ignore[attr-defined]
                owner = f"{row._meta.model_name}_id"
                through._base_manager.bulk_create(
                    through(**{owner: row.pk, "source_id": source.pk}) for source in sources
                )
    except (IntegrityError, DataError) as error:
        try:
            row.full_clean()
        except ValidationError as refusal:
            return [message for each in refusal.message_dict.values() for message in each]
        return [f"la base de données refuse cette ligne ({error.__class__.__name__})."]
    return []


def _sentence(column: str, found: str, wanted: str) -> str:
    return f"{column} : {_quoted(found)} dans le registre, {_quoted(wanted)} dans le fichier."


def _quoted(text: str) -> str:
    return f"« {Truncator(text).chars(LONGEST_SHOWN)} »" if text else "rien"


def _written(row: Model, name: str) -> str:
    """Return a value as the files write it."""
    value = getattr(row, name)
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if precision := getattr(row, f"{name}{PRECISION}", ""):
        return PartialDate(value, precision).iso()
    return str(value)
