"""Rows that may be deleted; and those that were while somebody had their page open: who, when."""

from __future__ import annotations

from typing import Any

from django.db.models import CASCADE, ManyToManyRel, ManyToOneRel, Model, Value
from django.utils.text import Truncator

from .choices import Confidence
from .dates import moment_in_words
from .history import author_of, event_models, events_of
from .traces import is_tracked


def foreign_keys_to(model: type[Model]) -> list[Any]:
    """Return the relations by which rows point at one of this model.

    Those without a name of their own (`related_name="+"`) too, which `related_objects` leaves out;
    neither the links of many-to-many fields nor the tables of the history.
    """
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
        and relation.related_model not in event_models()
        and not relation.related_model._meta.auto_created
    ]


def links_to(model: type[Model]) -> list[tuple[Any, str]]:
    """Return the tables of links that name rows of this model, each with its column."""
    found = []
    for relation in model._meta.related_objects:
        if isinstance(relation, ManyToManyRel):
            link: Any = relation.field
            found.append((relation.through, link.m2m_reverse_field_name()))
    return found


def is_cited(row: Model) -> bool:
    """Tell whether a row points at this one and is no part of it, in one query."""
    places: list[tuple[Any, str]] = [
        (relation.related_model, relation.field.name)
        for relation in foreign_keys_to(type(row))
        if relation.on_delete is not CASCADE
    ]
    places += links_to(type(row))
    citing = [
        model._base_manager.filter(**{name: row.pk}).order_by().values_list(Value(1))
        for model, name in places
    ]
    if not citing:
        return False
    first, *others = citing
    return bool(first.union(*others))


def was_established(row: Model) -> bool:
    """Tell whether the row was ever more than « à vérifier », hence perhaps read by the public."""
    told = events_of(type(row)).filter(pgh_obj_id=row.pk)
    return told.exclude(confidence=Confidence.UNVERIFIED).exists()


def last_deletion(model: type[Model], **columns: Any) -> Any:
    """Return the event of the last deletion of a row with these columns; None for none."""
    gone = events_of(model).filter(pgh_label="delete", **columns)
    return gone.order_by("-pgh_id").first()


def gone_in_words(row: Model, *, is_anonymous: bool) -> str:
    """Return what a form was about, as it was read, and that it was deleted: by whom, when.

    The public is not told by whom.
    """
    model = row._meta.model
    event = last_deletion(model, pgh_obj_id=row.pk) if is_tracked(model) else None
    kind, text = str(model._meta.verbose_name), Truncator(str(row)).chars(100)
    named = text if text.startswith(kind) else f"{kind} « {text} »"
    said = f"Ce que ce formulaire devait changer ({named}) a été supprimé"
    if event is None:
        return f"{said} entre-temps."
    if is_anonymous:
        return f"{said} le {moment_in_words(event.pgh_created_at)}."
    return f"{said} {deleted_by(event)}."


def deleted_by(event: Any) -> str:
    """Return `par Camille Durand, le 22 novembre 2026 à 14 h 32`."""
    return f"par {author_of(event) or 'une commande'}, le {moment_in_words(event.pgh_created_at)}"
