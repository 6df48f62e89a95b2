"""The form that gives a meeting its right body and day."""

from __future__ import annotations

from typing import Any

from django import forms

from ..forms import BodyDayForm


class RedateForm(BodyDayForm):
    """Form of the right body, the right day, and the reason."""

    reason = forms.CharField(
        label="Motif",
        max_length=300,
        help_text="Obligatoire, gardé dans l’historique.",
        error_messages={"required": "Dites pourquoi."},
    )

    def __init__(self, *args: Any, is_asked: bool = False, **kwargs: Any) -> None:
        """Take `is_asked`: whether the correction is asked for, and not only what it changes."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_asked
