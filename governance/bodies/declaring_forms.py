"""Form by which a regional officer or a member of a centre declares a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from ..choices import BodyKind
from ..forms import RowForm, meeting_day_field
from ..models import Body
from ..perms import centres_to_declare_for, regions_to_declare_for

if TYPE_CHECKING:
    from centres.models import Centre
    from crpv_portal.accounts.models import User
    from crpv_portal.territories.models import Region

# A national body is ANCT's to create.
KINDS = (
    BodyKind.STEERING_COMMITTEE,
    BodyKind.FUNDERS_COMMITTEE,
    BodyKind.GENERAL_ASSEMBLY,
    BodyKind.BOARD,
    BodyKind.EXECUTIVE_BOARD,
    BodyKind.SCIENTIFIC_COUNCIL,
    BodyKind.WORKING_GROUP,
    BodyKind.OTHER,
)


class DeclareForm(RowForm):
    """Form of a body to declare, and of the day of a meeting of it to log at once."""

    name = forms.CharField(
        label="Nom de l’instance",
        max_length=250,
        help_text="Comme on l’appelle : « Comité régional de suivi de la politique de la ville ».",
        error_messages={"required": "Donnez le nom de l’instance."},
    )
    kind = forms.ChoiceField(
        label="Nature",
        choices=[("", "Choisissez"), *((kind.value, kind.label.capitalize()) for kind in KINDS)],
        error_messages={"required": "Choisissez sa nature ; « autre instance » au besoin."},
    )
    owner = forms.ChoiceField(
        label="Région ou centre",
        error_messages={"required": "Choisissez la région ou le centre."},
    )
    code = forms.CharField(
        label="Sigle des décisions",
        max_length=12,
        required=False,
        help_text="De 2 à 12 capitales ou chiffres ; il les numérote (CAN-2026-07). "
        "Laissez vide : le portail en choisit un.",
    )
    day = meeting_day_field(
        "Jour d’une réunion tenue, à consigner aussitôt",
        required=False,
        help_text="Laissez vide si elle ne s’est pas encore réunie.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = list(regions_to_declare_for(user))
        centres = list(centres_to_declare_for(user))
        self.owners: dict[str, Region | Centre] = {f"region-{each.pk}": each for each in regions}
        self.owners |= {f"centre-{each.pk}": each for each in centres}
        field: Any = self.fields["owner"]
        groups = [
            (title, [(key, each.name) for key, each in self.owners.items() if key[:6] == kind])
            for title, kind in (("Régions", "region"), ("Centres", "centre"))
        ]
        field.choices = [("", "Choisissez"), *((title, rows) for title, rows in groups if rows)]
        first = [key for title, rows in groups for key, _ in rows]
        if len(first) == 1 or len(regions) == 1:
            self.initial.setdefault("owner", first[0])

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().upper()
        if code and not re.fullmatch(r"[A-Z0-9]{2,12}", code):
            raise forms.ValidationError("Le sigle compte de 2 à 12 capitales ou chiffres.")
        if code and Body.objects.filter(code=code).exists():
            raise forms.ValidationError(
                "Une autre instance porte déjà ce sigle : changez-le, ou laissez la case vide."
            )
        return code

    @property
    def place(self) -> dict[str, Any]:
        """Return the owner chosen, under the name by which the services know it."""
        key = self.cleaned_data["owner"]
        return {key[:6]: self.owners[key]}
