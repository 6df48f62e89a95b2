"""Texts that a browser sends for a box of a form, left as it was shown or typed in."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.forms import BaseForm, CheckboxInput, Field, ModelChoiceField, Widget
from django.forms.widgets import ChoiceWidget
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from ..digests import short_digest
from ..text import key_in

Texts = tuple[str, ...]


def shown_texts(form: BaseForm, name: str) -> Texts:
    """Return what is sent for a box that nobody touched."""
    field = form.fields[name]
    widget = _own_widget(field)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(widget, CheckboxInput):
        return ("on",) if widget.check_test(value) else ()
    if isinstance(widget, ChoiceWidget):
        chosen = tuple(str(each) for each in widget.format_value(value))
        return tuple(sorted(chosen)) if widget.allow_multiple_selected else chosen
    return (_plain(widget.format_value(value)),)


def sent_texts(field: Field, data: QueryDict, name: str) -> Texts:
    """Return what was sent for a box, so that it compares with `shown_texts`."""
    widget = _own_widget(field)
    if isinstance(widget, CheckboxInput):
        return ("on",) if widget.value_from_datadict(data, MultiValueDict(), name) else ()
    texts = tuple(_plain(each) for each in data.getlist(name))
    if isinstance(widget, ChoiceWidget) and widget.allow_multiple_selected:
        return tuple(sorted(texts))
    return texts[-1:] or ("",)


def digest(texts: Texts) -> str:
    """Return a digest of one box: a page carries up to a thousand."""
    return short_digest("\x1f".join(texts), DIGEST_LENGTH)


DIGEST_LENGTH = 8


def in_words(field: Any, texts: Texts) -> str:
    """Return the value of a box as a reader says it."""
    if isinstance(_own_widget(field), CheckboxInput):
        return "oui" if texts else "non"
    said = [each for each in texts if each]
    if isinstance(field, ModelChoiceField) and field.queryset is not None:
        numbers = [key for key in map(key_in, said) if key is not None]
        rows = field.queryset.filter(pk__in=numbers) if numbers else []
        said = [field.label_from_instance(row) for row in rows]
    elif choices := dict(_flat(_choices_of(field))):
        said = [str(choices.get(each, each)) for each in said]
    return f"« {', '.join(said)} »" if said else "rien"


def _own_widget(field: Field) -> Widget:
    widget = field.widget
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


def _choices_of(field: Any) -> Any:
    """Return the choices of a box, or of its field when the box is hidden and a button chooses."""
    return getattr(_own_widget(field), "choices", None) or getattr(field, "choices", ())


def _plain(text: Any) -> str:
    return "" if text is None else str(text).replace("\r\n", "\n").strip()


def _flat(choices: Any) -> list[tuple[str, Any]]:
    flat = []
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            flat += [(str(each), words) for each, words in label]
        else:
            flat.append((str(key), label))
    return flat
