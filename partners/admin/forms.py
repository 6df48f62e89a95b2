"""Forms of the actions that the staff takes on an organisation or on an edition of a text."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.admin.naming import NewNamedForm
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.fact_forms import LastDayFormField, PartialDateFormField

from ..choices import OrganisationKind, SirenAbsence
from ..models import Organisation


class NewOrganisationForm(NewNamedForm):
    """Form to create an organisation, from its own page or from a centre's."""

    sources_of = Organisation._meta.get_field("sources")
    own_fields = ("kind", "siren", "siren_absence")

    kind = forms.ChoiceField(label="Nature", choices=[("", "–"), *OrganisationKind.choices])
    siren = forms.CharField(
        label="SIREN", required=False, max_length=15, help_text="Neuf chiffres."
    )
    siren_absence = forms.ChoiceField(
        label="Absence de SIREN",
        required=False,
        choices=[("", "–"), *SirenAbsence.choices],
        help_text="Sans SIREN, dites pourquoi.",
    )

    def clean_siren(self) -> str:
        return "".join(self.cleaned_data["siren"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not data.get("siren") and not data.get("siren_absence") and "siren" not in self.errors:
            self.add_error("siren", "Indiquez un SIREN, ou bien la raison de son absence.")
        return data


class InForceForm(PageActionForm):
    on = PartialDateFormField(
        label="En vigueur à partir de", help_text="2026, 03/2026 ou 16/03/2026."
    )
    until = LastDayFormField(
        label="Dernier jour",
        required=False,
        help_text="Seulement pour une édition du passé, remplacée depuis par une autre.",
    )
