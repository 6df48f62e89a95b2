"""Rows as the history last saw them, deleted since or not, and their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from .staff_labels import name_for_staff
from .traces import events_by_model


def last_states(model: type[Model], numbers: Iterable[Any]) -> dict[Any, Model]:
    """Return rows as the history last saw them, deleted since or not, in one query."""
    events = events_by_model().get(model)
    if events is None or not numbers:
        return {}
    latest = (
        events._default_manager.filter(pgh_obj_id__in=numbers)
        .order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
    )
    return {data["pgh_obj_id"]: row_of(model, data) for data in latest.values()}


def name_then(model: type[Model], number: int) -> str:
    """Return the name of a row as the history last saw it, for the staff."""
    row = last_states(model, [number]).get(number)
    try:
        return name_for_staff(row) if row else lost(model)
    except (ObjectDoesNotExist, AttributeError):
        return lost(model)


def lost(model: type[Model]) -> str:
    """Return what is said of a row whose name nothing tells any more."""
    return f"{model._meta.verbose_name} qui n’existe plus"


def row_of(model: type[Model], data: dict[str, Any]) -> Model:
    """Return a row made of what an event kept, its values as in JSON or as in Python."""
    columns = {column.attname: column for column in model._meta.concrete_fields}
    return model(**{name: columns[name].to_python(data[name]) for name in data if name in columns})
