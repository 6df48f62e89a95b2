"""What the pages of the back office ask of their objects."""

import json
from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def row_label(inline_form: Any) -> str:
    """The closed line of a row, as its inline says it; the row as it is stored, not as typed."""
    return str(inline_form.model_admin.row_label(inline_form.original))


@register.filter
def rows_data(inline_formset: Any) -> str:
    """What the admin's script needs to add rows, with the words of our inline on its buttons."""
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
