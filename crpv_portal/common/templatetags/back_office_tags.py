"""Template tags of the admin pages."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django import template
from django.contrib.admin.utils import flatten

from ..dates import today

register = template.Library()

FOLDED = "collapse"  # what Django calls a group of boxes that is shown folded


@register.filter
def row_label(inline_form: Any) -> str:
    """Return the closed line of a row by its inline: the row as stored, not as typed."""
    return str(inline_form.model_admin.row_label(inline_form.original))


@register.filter
def row_badge(inline_form: Any) -> str:
    return str(inline_form.model_admin.row_badge(inline_form.original))


@register.filter
def unfolded(row: Any) -> Iterator[Any]:
    """Yield the groups of boxes of a row; a folded one that holds something, or may be why a row is
    refused, is open.
    """
    for group in row:
        if row.form.errors or any(row.form[name].value() for name in flatten(group.fields)):
            group.classes = group.classes.replace(FOLDED, "")
        yield group


@register.filter
def is_over(row: Any) -> bool:
    """Tell whether a fact of the page has ended; a row without a period never does."""
    end = getattr(row, "end_on", None)
    return bool(getattr(row, "end_is_unknown", False) or (end and end <= today()))


@register.filter
def rows_data(inline_formset: Any) -> str:
    """Return what the admin's script needs to add rows, with our inline's words on its buttons."""
    data = json.loads(inline_formset.inline_formset_data())
    data["options"]["addText"] = inline_formset.opts.add_label
    data["options"]["deleteText"] = "Retirer cette ligne"
    return json.dumps(data)


@register.filter
def first_of(items: Sequence[Any], count: int) -> Sequence[Any]:
    return items[:count]


@register.filter
def minus(number: int, other: int) -> int:
    return number - other
