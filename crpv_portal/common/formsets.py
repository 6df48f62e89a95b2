"""Rows of facts saved together: compared with each other first, written in an order that works."""

from __future__ import annotations

from itertools import combinations
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.forms.models import BaseInlineFormSet

from .fact_forms import FactModelForm, overlap_constraints
from .periods import known_days

MOST_NEW_ROWS = 50  # in one save: a person adds some, a script would have thousands drawn
REASON = "why"  # the name of the « Pourquoi ? » box of the page that holds the formset


class FactInlineFormSet(BaseInlineFormSet):
    """Rows of one owner; two that overlap are refused at the row, and nothing is written.

    All rows of the owner are on the page, so they are compared as they will be, not with what the
    database holds; against changes made elsewhere meanwhile, the database itself refuses.
    """

    model: type[models.Model]
    default_error_messages: ClassVar[dict[str, Any]] = {
        "too_many_forms": f"On ajoute {MOST_NEW_ROWS} lignes au plus en une fois : enregistrez "
        "celles-ci, puis ajoutez la suite. Rien n’est enregistré."
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_num = self.absolute_max = len(self.get_queryset()) + MOST_NEW_ROWS
        if issubclass(self.form, FactModelForm):
            self.form.are_overlaps_checked_by_formset = True

    def clean(self) -> None:
        super().clean()
        if self.deleted_forms and not self.data.get(REASON, "").strip():
            raise ValidationError(
                "Dites pourquoi cette ligne est supprimée (« Pourquoi ? », en bas de la page). "
                "Un fait qui n’est plus vrai ne se supprime pas : indiquez son dernier jour.",
                code="reason_required",
            )
        rows = [
            form
            for form in self.forms
            if form not in self.deleted_forms
            and not form.errors
            and (form.instance.pk or form.has_changed())
        ]
        for constraint in overlap_constraints(self.model):
            fields = [
                name
                for name, _ in constraint.expressions
                if isinstance(name, str) and name != self.fk.name
            ]
            for one, other in combinations(rows, 2):
                if not (one.has_changed() or other.has_changed()):
                    continue
                if _collide(one.instance, other.instance, fields):
                    refused = other if other.has_changed() else one
                    against = one if refused is other else other
                    refused.add_error(
                        "start_on" if "start_on" in refused.fields else None,
                        ValidationError(
                            f"{constraint.violation_error_message} Voir : « {against.instance} ».",
                            code="overlap",
                        ),
                    )

    def save(self, commit: bool = True) -> list[Any]:
        """Delete, then write the rows in whatever order the database accepts.

        A row may take the place that another one of the page leaves: the second is written first.
        Raises IntegrityError when no order works; the caller's transaction undoes everything.
        """
        if not commit:
            return super().save(commit=False)
        self.new_objects: list[Any] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[Any] = []
        for form in self.initial_forms:
            if form in self.deleted_forms and form.instance.pk:
                self.deleted_objects.append(form.instance)
                self.delete_existing(form.instance, commit=True)
        waiting = [
            form
            for form in self.forms
            if form.has_changed() and form not in self.deleted_forms and not self._is_blank(form)
        ]
        while waiting:
            refused, refusal = [], None
            for form in waiting:
                try:
                    with transaction.atomic():
                        self._write(form)
                except IntegrityError as error:
                    refused.append(form)
                    refusal = error
            if len(refused) == len(waiting) and refusal is not None:
                raise refusal
            waiting = refused
        return [*self.new_objects, *(row for row, _ in self.changed_objects)]

    def _is_blank(self, form: Any) -> bool:
        return form in self.extra_forms and not form.has_changed()

    def _write(self, form: Any) -> None:
        if form in self.extra_forms:
            row = self.save_new(form, commit=True)
            self.new_objects.append(row)
        else:
            row = self.save_existing(form, form.instance, commit=True)
            self.changed_objects.append((row, form.changed_data))


def _collide(one: models.Model, other: models.Model, fields: list[str]) -> bool:
    """Tell whether both rows, with the same `fields`, hold on the same day; NULL equals nothing."""
    for name in fields:
        attribute = one._meta.get_field(name).attname  # type: ignore[union-attr]
        value = getattr(one, attribute)
        if value is None or value != getattr(other, attribute):
            return False
    days, others = _days(one), _days(other)
    return days is not None and others is not None and days.overlap(others)


def _days(row: Any) -> Any:
    return known_days(row.start_on, row.attested_on, row.end_on, row.end_is_unknown)
