"""Helpers shared by forms: filters of a list, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseForm, CharField, ChoiceField, ModelChoiceField
from django_filters import CharFilter
from dsfr.forms import DsfrBaseForm, DsfrBoundField

from .search import words_left_out

UNREAD = (
    "Cette page ne disait pas ce qu’elle montrait quand vous l’avez lue : rien n’est enregistré. "
    "Relisez-la, puis envoyez-la de nouveau."
)


class SearchField(CharField):
    """Words that a list searches: the first ones, and the page says which are left out."""


class SearchFilter(CharFilter):
    """Filter of a list by the words that its queryset searches."""

    field_class = SearchField

    def filter(self, rows: Any, text: str) -> Any:
        return rows.search(text) if text else rows


class FilterBoundField(DsfrBoundField):
    """Field without the mark « optional »: all filters are optional."""

    @property
    def template_name(self) -> str:
        theirs: str = super().template_name
        return {
            "dsfr/form_field_snippets/input_snippet.html": "components/filter_input.html",
            "dsfr/form_field_snippets/checkbox_snippet.html": "components/filter_checkbox.html",
        }.get(theirs, theirs)


class FilterForm(DsfrBaseForm):
    """Filters of a list: every field may stay empty."""

    bound_field_class = FilterBoundField

    @property
    def chosen(self) -> dict[str, Any]:
        """Return the filters that narrow the list, by name; one not understood is none of them."""
        if not self.is_bound:
            return {}
        self.is_valid()  # fills cleaned_data with the fields that could be read
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if value not in (None, "", [], False)
        }

    @property
    def active_count(self) -> int:
        """Return how many filters narrow the list."""
        return len(self.chosen)

    @property
    def not_understood(self) -> list[str]:
        """Return the labels of the filters whose value is none of theirs."""
        return [self.fields[name].label for name in self.errors if name in self.fields]

    @property
    def words_left_out(self) -> str:
        """Return the sentence that says which words of a search were not looked for."""
        searched = [
            value
            for name, value in self.chosen.items()
            if isinstance(self.fields[name], SearchField)
        ]
        return words_left_out(" ".join(searched))

    @property
    def in_words(self) -> str:
        """Return `Région : Bretagne, Outre-mer seulement`, for the title of the page."""
        return ", ".join(self._in_words(name, value) for name, value in self.chosen.items())

    def _in_words(self, name: str, value: Any) -> str:
        field: Any = self.fields[name]
        if value is True:
            return str(field.label)
        if isinstance(field, ChoiceField) and not isinstance(field, ModelChoiceField):
            choices: Any = field.choices
            value = dict(choices).get(value, value)
        elif isinstance(field, CharField):
            value = f"« {value} »"
        return f"{field.label} : {value}"


def offer(form: BaseForm, name: str, choices: Iterable[Any]) -> None:
    """Set what may be chosen in a field of the form: rows of the database, or pairs."""
    field: Any = form.fields[name]
    if isinstance(choices, QuerySet):
        field.queryset = choices
    else:
        field.choices = choices


def refuse(form: BaseForm, refusal: ValidationError) -> None:
    """Show what a service refused: at its field where the form shows it, on top otherwise.

    `form.add_error(None, refusal)` raises when the refusal names what is no field of the form.
    """
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        field = form.fields.get(name)
        is_shown = field is not None and not field.widget.is_hidden
        form.add_error(name if is_shown else None, ValidationError(errors))


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Leave the block where a service refuses, and show the refusal on the form."""
    try:
        yield
    except ValidationError as refusal:
        refuse(form, refusal)
