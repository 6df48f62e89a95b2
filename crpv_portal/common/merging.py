"""Merging of two rows that are one: what points at the duplicate then points at the one kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from .deletions import foreign_keys_to, is_cited, links_to
from .models import Period
from .staff_labels import name_for_staff
from .traces import is_tracked


@dataclass
class MergePlan:
    """Plan of a merger: what it would do.

    moving: rows, each with the column that names the duplicate. doubled: those that the kept row
    has already, which go. linked: links of many-to-many fields, as (table, column). refused:
    why it cannot be done, in sentences.
    """

    kept: Model
    gone: Model
    moving: list[tuple[Model, str]] = field(default_factory=list)
    doubled: list[tuple[Model, str]] = field(default_factory=list)
    linked: list[tuple[Any, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def plan_merger(kept: Model, gone: Model, *, parts: Collection[str] = ()) -> MergePlan:
    """Return what the merger of two rows would do; write nothing.

    parts: of the duplicate, by the name of their reverse relation, as its names; they are left to
    the caller.
    """
    plan = MergePlan(kept, gone)
    if kept.pk == gone.pk:
        plan.refused.append("C’est la même fiche : choisissez son doublon.")
        return plan
    if _leads(kept, gone) or _leads(gone, kept):
        plan.refused.append("L’une des deux fiches mène à l’autre : ce ne sont pas des doublons.")
    for row, name in _pointing(gone, parts):
        setattr(row, name, kept)
        said = _refusal_of(row)
        if not said:
            plan.moving.append((row, name))
        elif not _is_held(row, name):
            plan.refused.append(f"« {said_of(row, name)} » : {said} Corrigez d’abord cette ligne.")
        elif is_cited(row):
            plan.refused.append(f"« {said_of(row, name)} » : {said} D’autres lignes en dépendent.")
        else:
            plan.doubled.append((row, name))
    plan.linked += links_to(type(gone))
    return plan


def carry_out(plan: MergePlan) -> None:
    """Write what the plan says; the duplicate itself is left to the caller.

    Call inside a transaction, with both rows locked. Raises ValidationError for a refused plan.
    """
    if plan.refused:
        raise ValidationError(plan.refused)
    for row, _ in plan.doubled:
        row.delete()
    for row, name in plan.moving:
        by_itself = [f.name for f in row._meta.concrete_fields if getattr(f, "auto_now", False)]
        row.save(update_fields=[name, *by_itself])
    for through, name in plan.linked:
        links = through._base_manager.filter(**{name: plan.gone.pk})
        other = next(f for f in through._meta.concrete_fields if f.is_relation and f.name != name)
        held = through._base_manager.filter(**{name: plan.kept.pk}).values(other.attname)
        links.filter(
            **{f"{other.attname}__in": list(held.values_list(other.attname, flat=True))}
        ).delete()
        links.update(**{name: plan.kept.pk})


def said_of(row: Model, by: str) -> str:
    """Return how a merger names a row, which the column `by` ties to the duplicate.

    What it is, of what, then its name: `partenariat, Cité Ressources : Caisse des dépôts`.
    """
    what = str(row._meta.verbose_name)
    for column in row._meta.concrete_fields:
        held = column.is_relation and column.name != by and getattr(row, column.name)
        if held and is_tracked(type(held)):
            what = f"{what}, {name_for_staff(held)}"
            break
    return f"{what} : {name_for_staff(row)}"


def _leads(row: Model, other: Model) -> bool:
    """Tell whether a column of the row names the other, of the same kind."""
    return any(
        getattr(row, column.attname) == other.pk
        for column in row._meta.concrete_fields
        if column.related_model is type(row)
    )


def _pointing(gone: Model, parts: Collection[str]) -> Iterator[tuple[Model, str]]:
    for relation in foreign_keys_to(type(gone)):
        if relation.get_accessor_name() in parts:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: gone.pk})
        for row in rows.order_by("pk"):
            yield row, relation.field.name


def _refusal_of(row: Model) -> str:
    """Return what the database would say against the row; empty for nothing."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _is_held(row: Model, by: str) -> bool:
    """Tell whether the row kept has this one already: all that it points at is the same, and when.

    Else the row says something that would be lost with it: other years, another person.
    """
    same = [column.attname for column in row._meta.concrete_fields if column.is_relation]
    if isinstance(row, Period):
        same += ["start_on", "end_on", "end_is_unknown"]
        same += ["attested_on"] if row.start_on is None else []
    held = type(row)._base_manager.exclude(pk=row.pk)
    for name in same:
        value = getattr(row, name)
        held = held.filter(**({f"{name}__isnull": True} if value is None else {name: value}))
    return held.exists()
