"""Widgets of the staff's forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Model, prefetch_related_objects
from django.forms import BaseForm
from django.forms.widgets import CheckboxSelectMultiple, ChoiceWidget, RadioSelect, Select

from ..staff_labels import choice_label
from ..text import key_in


class KnownChoicesMixin(AutocompleteMixin, ChoiceWidget):
    """Autocomplete that shows rows the page has already read.

    Django's own asks the database for the label of each input: a hundred inputs, a hundred queries.
    """

    known: Mapping[str, str] = {}

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        # What names no row is refused by the field; Django's own would ask the database for it.
        chosen = [str(each) for each in value if key_in(str(each)) is not None]
        if not all(each in self.known for each in chosen):
            return super().optgroups(name, chosen, attrs)
        options = []
        if not self.is_required and not self.allow_multiple_selected:
            options.append(self.create_option(name, "", "", False, 0))
        for key in chosen:
            options.append(
                self.create_option(name, key, self.known[key], selected=True, index=len(options))
            )
        return [(None, options, 0)]


class KnownSelect(KnownChoicesMixin, AutocompleteSelect):
    pass


class KnownSelectMultiple(KnownChoicesMixin, AutocompleteSelectMultiple):
    """Multiple autocomplete without the cross that empties it; each choice has its own."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}


def show_known_choices(form: BaseForm, instance: Model) -> None:
    """Give the autocompletes of a form the rows that its instance already holds."""
    for name, field in form.fields.items():
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget = widget.widget
        if not isinstance(widget, KnownChoicesMixin) or not instance.pk:
            continue
        column = instance._meta.get_field(name)
        if column.many_to_many:
            prefetch_related_objects([instance], name)
            rows = list(getattr(instance, name).all())
        else:
            row = getattr(instance, name)
            rows = [row] if row is not None else []
        widget.known = {str(row.pk): choice_label(widget.admin_site, row) for row in rows}


class Boxes(CheckboxSelectMultiple):
    """Boxes to tick in columns, each beside its words; the design system's are for the public."""

    template_name = "admin/widgets/boxes.html"


class Radios(RadioSelect):
    """One choice among few, each on its line."""

    template_name = "admin/widgets/boxes.html"


class YesNoUnknown(Select):
    """Choice between yes, no and « non précisé »: a source that says nothing does not say no."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, [("unknown", "non précisé"), ("true", "oui"), ("false", "non")])

    def format_value(self, value: Any) -> list[str]:
        known = {True: "true", False: "false", "true": "true", "false": "false"}
        return [known.get(value, "unknown")]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool | None:
        return {"true": True, "false": False}.get(data.get(name))
