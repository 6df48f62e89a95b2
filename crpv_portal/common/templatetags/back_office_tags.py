"""Template tags of the admin pages."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import template
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from ..dates import today
from ..french import counted

register = template.Library()

FOLDED = "collapse"  # what Django calls a group of boxes that is shown folded
EVIDENCE = "evidence"


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
    refused, is open. The evidence, which says its state while it is folded, is open in the second
    case only.
    """
    for group in row:
        is_proof = EVIDENCE in group.classes.split()
        if is_proof:
            group.name = f"{group.name} : {proof_in_words(row.form)}"
        held = not is_proof and any(row.form[name].value() for name in flatten(group.fields))
        if row.form.errors or held:
            group.classes = group.classes.replace(FOLDED, "")
        yield group


def proof_in_words(form: Any) -> str:
    """Return the state of the evidence of a row: `vérifié le 3 mars 2024, 2 sources`."""
    row = form.instance
    if row.pk is None:
        return "à vérifier, aucune source"
    said = str(row.get_confidence_display())
    checked = f" {row.checked.when()}" if row.checked else ""
    count = len(row.sources.all())
    return f"{said}{checked}, {counted(count, 'source(s)') if count else 'aucune source'}"


@register.filter
def parted(inline_formset: Any) -> dict[str, list[Any]]:
    """Return the rows of facts that hold, are to come or are new; and the past ones, folded."""
    rows = list(inline_formset)
    past = [row for row in rows if _is_past(row)]
    return {"current": [row for row in rows if row not in past], "past": past}


@register.filter
def is_model(inline_form: Any) -> bool:
    """Tell whether a row is the one of which the script makes new ones."""
    return str(inline_form.form.prefix).endswith("__prefix__")


@register.filter
def lacks_source(inline_form: Any) -> bool:
    """Tell whether a row could cite a source, and cites none."""
    row = inline_form.original
    return "sources" in inline_form.form.fields and (row is None or not row.sources.all())


def _is_past(inline_form: Any) -> bool:
    return inline_form.original is not None and is_over(inline_form.original)


@register.filter
def has_errors(rows: Iterable[Any]) -> bool:
    return any(each.form.errors for each in rows)


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
def under(cells: Iterable[SafeString], headers: Iterable[dict[str, Any]]) -> Iterator[SafeString]:
    """Yield the cells of a row of a list, as Django draws them, each with the name of its column.

    They stay cells for who listens, whatever the style makes of the table.
    """
    for cell, header in zip(cells, headers, strict=True):
        tag, rest = cell[:3], cell[3:]  # « <td » or « <th »
        attributes = {"role": "rowheader" if tag == "<th" else "cell"}
        if name := strip_tags(header["text"]):
            attributes["data-label"] = capfirst(name)
        if strip_tags(cell) == admin.site.empty_value_display and "<img" not in rest:
            attributes["data-empty"] = "true"
        said = format_html_join("", ' {}="{}"', attributes.items())
        yield mark_safe(tag + said + _in_words(rest))  # noqa: S308 Django escaped the cell


def _in_words(cell: str) -> str:
    """Return a cell whose pictures of yes and no are told in French."""
    for python, french in (("True", "oui"), ("False", "non"), ("None", "inconnu")):
        cell = cell.replace(f'alt="{python}"', f'alt="{french}"')
    return cell


@register.filter
def first_of(items: Sequence[Any], count: int) -> Sequence[Any]:
    return items[:count]


@register.filter
def minus(number: int, other: int) -> int:
    return number - other
