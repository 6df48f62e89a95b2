"""Inputs for each kind of column, on pages and in their rows alike."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.forms.models import ModelChoiceField
from django.http import HttpRequest

from ..dates import check_plausible
from ..fact_forms import partial_date_field
from ..staff_labels import choice_label
from .widgets import KnownSelect, KnownSelectMultiple, YesNoUnknown

CENTS = 2  # decimal places of an amount; coordinates have more, and are typed with a point


class AmountField(forms.DecimalField):
    """Amount as typed, or pasted out of a spreadsheet: `12 500,50 €`, whatever its spaces."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(re.sub(r"[\s€]", "", value) if isinstance(value, str) else value)


class CountField(forms.IntegerField):
    """Whole number as typed, or pasted out of a spreadsheet: `1 240`, whatever its spaces.

    `1.000` is refused: Django reads one there, and who typed it a thousand.
    """

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = re.sub(r"\s", "", value).removesuffix(".0")  # as spreadsheets write some
            if "." in value:
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class FieldsMixin(BaseModelAdmin):
    """Mixin of a ModelAdmin or of an inline that chooses the input of each column."""

    # Rows that staff may add from the box itself, in a small window.
    may_add_from_box: frozenset[str] = frozenset({"source", "organisation", "person"})

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if isinstance(db_field, models.DateField):
            dated = partial_date_field(db_field)
            if dated is not None:
                return dated
            if not isinstance(db_field, models.DateTimeField):
                kwargs.setdefault("validators", [check_plausible])
        if isinstance(db_field, models.BooleanField) and db_field.null:
            kwargs.setdefault("widget", YesNoUnknown)
        if isinstance(db_field, models.DecimalField) and db_field.decimal_places == CENTS:
            kwargs |= {"form_class": AmountField, "localize": True}
            kwargs.setdefault("widget", forms.TextInput({"inputmode": "decimal", "size": 14}))
        if isinstance(db_field, models.IntegerField):
            kwargs.setdefault("form_class", CountField)
        if isinstance(db_field, models.URLField):
            kwargs.setdefault("assume_scheme", "https")  # for an address typed without a scheme
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_view_related = False
            widget.can_delete_related = False
            target = widget.rel.model._meta.model_name
            widget.can_add_related = widget.can_add_related and target in self.may_add_from_box
        if isinstance(db_field, models.TextField) and isinstance(widget, forms.Textarea):
            widget.attrs["rows"] = 2 if db_field.name == "note" else 6
        return field

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if "widget" not in kwargs and db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site, using=kwargs.get("using"))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self._labelled(field)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if "widget" not in kwargs and db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelectMultiple(
                db_field, self.admin_site, using=kwargs.get("using")
            )
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        return self._labelled(field)

    def _labelled(self, field: Any) -> Any:
        if isinstance(field, ModelChoiceField):
            field.label_from_instance = lambda obj: choice_label(  # type: ignore[method-assign] # Django’s own way
                self.admin_site, obj
            )
        return field
