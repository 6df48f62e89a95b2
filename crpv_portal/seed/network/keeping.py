"""Writing one row and remembering it; leaving alone what somebody changed since."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import DatabaseError, DataError, IntegrityError, transaction
from django.utils import timezone

from crpv_portal.common.models import Source

from .files import Line
from .models import LoadedRow
from .report import Outcome

SOURCES = "sources"
REFUSALS = (IntegrityError, DataError)  # what the row is to blame for; anything else stops the load
Errors = Mapping[str, list[str]]
Row = Any  # a row of whatever model a file is about


@dataclass(frozen=True)
class Wanted:
    """What a line asks of one row.

    values: the columns that the loader keeps up to date as long as nobody else changes them.
    once: those it only gives at creation, because another table or the staff rules them afterwards.
    sources: the pages cited, or None for a table that cites none.
    """

    model: Any
    values: dict[str, Any]
    once: dict[str, Any] = field(default_factory=dict)
    sources: list[Source] | None = None


@dataclass(frozen=True)
class Kept:
    """What became of the row: the row itself unless it was refused or is gone."""

    outcome: Outcome
    row: Row | None = None
    reasons: list[str] = field(default_factory=list)


class Keeper:
    """The rows written from one file, now and by the loads before."""

    def __init__(self, file: str) -> None:
        self._records = {
            (record.key, record.part): record for record in LoadedRow.objects.filter(file=file)
        }
        self._rows, self._cited = _present(self._records.values())
        self._new: list[LoadedRow] = []
        self._renewed: list[LoadedRow] = []
        self._met: set[str] = set()

    def keep(self, line: Line, wanted: Wanted, errors: Errors, *, part: str = "") -> Kept:
        """Create the row, bring it to what the line says, or leave it; its content never raises.

        errors: what is wrong with the cells, by column of the row.
        """
        self._met.add(line.key)
        record = self._records.get((line.key, part))
        if record is None:
            return self._create(line, wanted, errors, part)
        row = self._rows.get((record.table, record.row))
        if row is None:
            return Kept(Outcome.LEFT, reasons=["supprimée depuis par l’équipe."])
        cited = self._cited.get((record.table, record.row), set())
        if changed := _changed(record, row, cited):
            names = ", ".join(_label(wanted.model, name) for name in changed)
            return Kept(Outcome.LEFT, row, [f"modifiée depuis par l’équipe ({names})."])
        return self._update(record, row, wanted, errors)

    def mark(self, line: Line, row: Row, *, part: str) -> None:
        """Remember an act that is done once (publishing), not what it wrote."""
        self._remember(line, row, {}, part)

    def is_marked(self, line: Line, part: str) -> bool:
        return (line.key, part) in self._records

    def gone(self) -> list[str]:
        """The keys of the lines loaded before that this load did not meet."""
        return sorted({key for key, _ in self._records} - self._met)

    def remember(self) -> None:
        """Write down what this load wrote."""
        LoadedRow.objects.bulk_create(self._new)
        LoadedRow.objects.bulk_update(self._renewed, ["fingerprints", "loaded_at"])

    def _create(self, line: Line, wanted: Wanted, errors: Errors, part: str) -> Kept:
        row = wanted.model(**wanted.once, **wanted.values)
        if reasons := _refusal(row, errors):
            return Kept(Outcome.REFUSED, reasons=reasons)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
                _cite(row, wanted.sources)
        except REFUSALS as error:
            return Kept(Outcome.REFUSED, reasons=_reasons_of_database(row, error))
        self._remember(line, row, _fingerprints_wanted(row, wanted), part)
        return Kept(Outcome.CREATED, row)

    def _update(self, record: LoadedRow, row: Row, wanted: Wanted, errors: Errors) -> Kept:
        columns = [row._meta.get_field(name).attname for name in wanted.values]
        before = {column: getattr(row, column) for column in columns}
        for name, value in wanted.values.items():
            setattr(row, name, value)
        kept = self._save(record, row, wanted, errors)
        if kept.outcome is Outcome.REFUSED:
            for column, value in before.items():
                setattr(row, column, value)
        return kept

    def _save(self, record: LoadedRow, row: Row, wanted: Wanted, errors: Errors) -> Kept:
        if reasons := _refusal(row, errors):
            return Kept(Outcome.REFUSED, row, reasons)
        fingerprints = _fingerprints_wanted(row, wanted)
        if fingerprints == record.fingerprints:
            return Kept(Outcome.UNCHANGED, row)
        try:
            with transaction.atomic():
                row.save(update_fields=[*wanted.values, *_stamps(wanted.model)])
                if wanted.sources is not None:
                    row.sources.set(wanted.sources)
        except REFUSALS as error:
            return Kept(Outcome.REFUSED, row, _reasons_of_database(row, error))
        record.fingerprints, record.loaded_at = fingerprints, timezone.now()
        self._renewed.append(record)
        return Kept(Outcome.UPDATED, row)

    def _remember(self, line: Line, row: Row, fingerprints: dict[str, str], part: str) -> None:
        self._new.append(
            LoadedRow(
                file=line.file,
                key=line.key,
                part=part,
                table=row._meta.label_lower,
                row=row.pk,
                fingerprints=fingerprints,
            )
        )


def _present(records: Iterable[LoadedRow]) -> tuple[dict, dict]:
    """The rows written by earlier loads as they are today, and the keys of the pages they cite."""
    by_table: dict[str, set[int]] = defaultdict(set)
    for record in records:
        by_table[record.table].add(record.row)
    rows, cited = {}, defaultdict(set)
    for table, keys in by_table.items():
        model: Any = apps.get_model(table)
        for row in model._base_manager.filter(pk__in=keys):
            rows[table, row.pk] = row
        if hasattr(model, SOURCES):
            owner = f"{model._meta.model_name}_id"
            through = model.sources.through._base_manager.filter(**{f"{owner}__in": keys})
            for key, source in through.values_list(owner, "source_id"):
                cited[table, key].add(source)
    return rows, cited


def _cite(row: Row, sources: list[Source] | None) -> None:
    if sources:
        through = row.sources.through
        owner = f"{row._meta.model_name}_id"
        through._base_manager.bulk_create(
            through(**{owner: row.pk, "source_id": source.pk}) for source in dict.fromkeys(sources)
        )


def _stamps(model: Any) -> list[str]:
    return ["updated_at"] if any(f.name == "updated_at" for f in model._meta.fields) else []


# --- What was written, without its content -------------------------------------------------


def _fingerprints_wanted(row: Row, wanted: Wanted) -> dict[str, str]:
    keys = None if wanted.sources is None else {source.pk for source in wanted.sources}
    return _fingerprints(row, wanted.values, keys)


def _fingerprints(row: Row, names: Iterable[str], cited: set[int] | None) -> dict[str, str]:
    prints = {
        name: _digest(getattr(row, row._meta.get_field(name).attname))
        for name in names
        if name != SOURCES
    }
    if cited is not None:
        prints[SOURCES] = _digest(sorted(cited))
    return prints


def _digest(value: object) -> str:
    if isinstance(value, Decimal):
        value = f"{value.normalize():f}"
    text = "" if value is None else str(value)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _changed(record: LoadedRow, row: Row, cited: set[int]) -> list[str]:
    """The columns that no longer hold what the loader wrote."""
    names = record.fingerprints
    present = _fingerprints(row, names, cited if SOURCES in names else None)
    columns = [*(field.name for field in row._meta.concrete_fields), SOURCES]
    return [name for name in columns if name in names and present[name] != names[name]]


# --- Why a row is refused ------------------------------------------------------------------


def _refusal(row: Row, errors: Errors) -> list[str]:
    """What is wrong with the cells and the columns; empty when the database may judge the rest.

    The constraints live in the database, so they are asked in French only once it has refused:
    asking each of them beforehand would cost a query apiece.
    """
    if not errors:
        try:
            row.clean_fields(exclude=_resolved(row))
        except ValidationError:
            return _in_words(row, _everything_wrong(row, ()))
        return []
    return _in_words(row, errors) + _in_words(row, _everything_wrong(row, errors))


def _resolved(row: Row) -> set[str]:
    """The foreign keys found by the loader itself, hence existing."""
    return {
        field.name
        for field in row._meta.concrete_fields
        if field.is_relation and getattr(row, field.attname) is not None
    }


def _everything_wrong(row: Row, unread: Iterable[str]) -> dict[str, list[str]]:
    """All that the model says against the row, the columns whose cell was not read set aside."""
    dates = {f"{name}_precision" for name in unread}
    try:
        row.full_clean(exclude={*unread, *dates})
    except ValidationError as error:
        return error.message_dict
    return {}


def _in_words(row: Row, messages: Mapping[str, list[str]]) -> list[str]:
    return [
        message if name == NON_FIELD_ERRORS else f"{_label(type(row), name)} : {message}"
        for name, each in messages.items()
        for message in each
    ]


def _reasons_of_database(row: Row, error: DatabaseError) -> list[str]:
    """The database's refusal in the words of the constraint that it names."""
    return _in_words(row, _everything_wrong(row, ())) or [
        f"la base de données refuse cette ligne ({error.__class__.__name__})."
    ]


def _label(model: Any, name: str) -> str:
    try:
        return str(model._meta.get_field(name).verbose_name)
    except FieldDoesNotExist:
        return name
