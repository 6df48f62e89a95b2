"""Forms of a phone that signs: a name of the list, oneself or in somebody's stead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.forms import offer

from ..forms import RowForm
from .signing import ONESELF, Signer

OTHER = "autre"


class SignerForm(RowForm):
    """Signature for oneself or in somebody's stead, with a name when the list does not say it."""

    is_deputy = forms.BooleanField(
        label="Je viens à sa place",
        required=False,
        help_text="Vous représentez ce membre : écrivez votre propre nom dessous.",
    )
    first_name = forms.CharField(
        label="Votre prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    last_name = forms.CharField(
        label="Votre nom", max_length=100, required=False, validators=[refuse_contacts]
    )
    organisation = forms.CharField(
        label="Votre organisation ou fonction",
        max_length=250,
        required=False,
        validators=[refuse_contacts],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, purpose in (
            ("first_name", "given-name"),
            ("last_name", "family-name"),
            ("organisation", "organization"),
        ):
            self.fields[name].widget.attrs["autocomplete"] = purpose

    @property
    def asks_for_name(self) -> bool:
        """Tell whether who signs has to say who they are."""
        return bool(self.cleaned_data.get("is_deputy"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.asks_for_name and "last_name" in data and not data["last_name"]:
            self.add_error("last_name", "Indiquez votre nom.")
        return data

    @property
    def signer(self) -> Signer:
        """Return who signs; a name typed by somebody who chose their own is left out."""
        if not self.asks_for_name:
            return ONESELF
        data = self.cleaned_data
        return Signer(
            data["first_name"],
            data["last_name"],
            data["organisation"],
            is_deputy=data["is_deputy"],
        )


class ListForm(SignerForm):
    """Choice of a name in the roll, or of none of them."""

    line = forms.ChoiceField(
        label="Votre nom",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez un nom, ou « Je ne suis pas dans la liste »."},
    )

    def __init__(self, *args: Any, names: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = list(names)
        offer(self, "line", [*listed, (OTHER, "Je ne suis pas dans la liste")])
        if not listed:  # a body counted by head, or whose composition nobody knows
            self.fields["line"].initial = OTHER

    @property
    def is_added(self) -> bool:
        """Tell whether who signs is not on the list."""
        return self.cleaned_data.get("line") == OTHER

    @property
    def asks_for_name(self) -> bool:
        return self.is_added or super().asks_for_name

    @property
    def signer(self) -> Signer:
        signer = super().signer
        if not self.is_added:
            return signer
        return Signer(signer.first_name, signer.last_name, signer.organisation)
