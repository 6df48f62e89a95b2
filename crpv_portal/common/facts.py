"""Facts of a record, of every floor: derived from the relations of the models.

A fact is a sourced row without a page of its own: a name, a perimeter, a partnership, a mandate.
What has a page is a record, which is confirmed on that page, as that may publish it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ManyToManyRel, Model, QuerySet, Value

from .choices import Confidence
from .deletions import foreign_keys_to
from .models import Sourced

DOUBTFUL = (Confidence.UNVERIFIED, Confidence.INFERRED)


def is_fact(model: type[Model]) -> bool:
    return issubclass(model, Sourced) and not hasattr(model, "get_absolute_url")


@cache
def lookups_of(model: type[Model]) -> tuple[tuple[type[Model], str], ...]:
    """Return the models of the facts of such a record, each with the columns that lead to it.

    Facts of its facts are its own: the commitments of a signature are the signatory's.
    """
    found: dict[tuple[type[Model], str], None] = {}
    waiting: list[tuple[type[Model], str]] = [(model, "")]
    while waiting:
        whole, path = waiting.pop(0)
        for naming, column in _columns_to(whole):
            place = naming, "__".join(filter(None, (column, path)))
            if is_fact(naming) and naming is not whole and place not in found:
                found[place] = None
                waiting.append(place)
    for each in apps.get_models():
        path = getattr(each, "part_of", "")
        if path and is_fact(each) and _end_of(each, path) is model:
            found[each, path] = None
    return tuple(found)


def _columns_to(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Yield the columns by which rows name one of this model, those of its own parts included."""
    for relation in foreign_keys_to(model):
        yield relation.related_model, relation.field.name
    for link in model._meta.related_objects:
        if isinstance(link, ManyToManyRel):
            yield link.related_model, link.field.name


def _end_of(model: type[Model], path: str) -> Any:
    whole: Any = model
    for name in path.split("__"):
        whole = whole._meta.get_field(name).related_model
    return whole


def doubtful_facts(row: Model) -> Iterator[QuerySet]:
    """Yield the facts of a record that are not verified, by their model; erased ones are none."""
    for model, lookup in lookups_of(type(row)):
        rows = model._base_manager.filter(**{lookup: row.pk}, confidence__in=DOUBTFUL)
        if any(column.name == "erased_at" for column in model._meta.concrete_fields):
            rows = rows.filter(erased_at__isnull=True)
        yield rows.order_by("pk").distinct()


def has_doubtful_facts(row: Model) -> bool:
    """Tell whether a fact of a record is not verified, in one query."""
    asked = [rows.order_by().values_list(Value(1))[:1] for rows in doubtful_facts(row)]
    if not asked:
        return False
    first, *others = asked
    return bool(first.union(*others)) if others else first.exists()
