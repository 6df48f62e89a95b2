"""Forms of publication, and of the reason to take something back."""

from __future__ import annotations

from django import forms

from ..forms import RowForm


class MeetingPublicationForm(RowForm):
    """Form around the boxes drawn by the page; `seen` is the state on which one chose."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        required=False,
        help_text="Gardé dans l’historique ; exigé quand vous retirez quelque chose au public.",
    )
