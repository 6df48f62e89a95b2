"""Colleges whose seats are named one by one, and the box in which one of them is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from ..models import College

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from ..models import Body


def named_colleges(body: Body) -> QuerySet[College]:
    """Return the colleges of the body that are not counted by head, in their order."""
    return body.colleges.filter(is_counted_by_head=False).order_by("position", "pk")


def college_field() -> forms.ModelChoiceField[College]:
    """Return the box of the college that takes the seats; the form offers `named_colleges`."""
    return forms.ModelChoiceField(
        label="Collège",
        queryset=College.objects.none(),
        required=False,
        empty_label="Un nouveau collège",
        error_messages={"invalid_choice": "Ce collège n’est pas de cette instance."},
    )
