"""The form that gives a meeting its right body and day."""

from __future__ import annotations

from django import forms

from ..forms import BodyDayForm


class RedateForm(BodyDayForm):
    """Form of the right body, the right day, and the reason."""

    reason = forms.CharField(
        label="Motif",
        max_length=300,
        help_text="Gardé dans l’historique.",
        error_messages={"required": "Dites pourquoi."},
    )
