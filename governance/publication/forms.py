"""Publishing, and saying why something is taken back."""

from __future__ import annotations

from django import forms

from ..forms import RowForm


class PublicationForm(RowForm):
    """The boxes themselves are rows of the page; `seen` tells from which state one chose."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        required=False,
        help_text="Gardé dans l’historique ; exigé quand vous retirez quelque chose au public.",
    )
