"""Errors of a long page, named at its top with a link to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.utils.text import capfirst

from ..staff_labels import name_for_staff


@dataclass(frozen=True)
class Problem:
    """Error of a page: where it is, in words; what it says; the end of the link to it."""

    where: str
    text: str
    anchor: str


def problems_of(form: BaseForm, inlines: Iterable[Any] = ()) -> list[Problem]:
    """Return the errors of a page in the order of its parts; nothing of a page not sent."""
    if not form.is_bound:
        return []
    found = list(_of_form(form, "", ""))
    for inline in inlines:
        rows = inline.formset
        part = capfirst(str(inline.opts.verbose_name_plural))
        group = f"{rows.prefix}-group"
        found += [Problem(part, text, group) for text in rows.non_form_errors()]
        for number, each in enumerate(rows.forms):
            row = (
                f" « {name_for_staff(each.instance)} »" if each.instance.pk else ", nouvelle ligne"
            )
            found += _of_form(each, f"{part}{row}", f"{rows.prefix}-{number}")
    return found


def _of_form(form: Any, where: str, anchor: str) -> Iterator[Problem]:
    for name in filter(form.errors.__contains__, (NON_FIELD_ERRORS, *form.fields)):
        label, at = "", anchor
        if name != NON_FIELD_ERRORS:
            box = form[name]  # boxes to tick have no one identifier: their group has
            label, at = str(box.label), box.id_for_label or box.auto_id or anchor
        place = ", ".join(filter(None, (where, label.lower() if where else label)))
        for text in form.errors[name]:
            yield Problem(place, str(text), at)
