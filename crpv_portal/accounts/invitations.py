"""Form of an invitation: the person, the role, where it holds and until when, on one page."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.widgets import Boxes
from crpv_portal.common.dates import today
from crpv_portal.common.fact_forms import LastDayFormField
from crpv_portal.common.forms import offer
from crpv_portal.territories.models import Region

from .emails import DAYS_OF_VALIDITY
from .roles import centres_open_to_members

NATIONAL, REGIONAL, CENTRE, LATER = "national", "regional", "centre", "aucun"
ROLES = (
    ("", "Choisir…"),
    (REGIONAL, "Agent régional"),
    (CENTRE, "Membre d’un centre"),
    (NATIONAL, "Agent national de l’ANCT : modifie tout le registre"),
    (LATER, "Aucun pour l’instant : son secrétariat d’instance sera dit ensuite"),
)
RECEIVED = (
    "La personne reçoit aussitôt un courriel qui nomme son rôle et porte un lien pour choisir son "
    f"mot de passe, une fois, pendant {DAYS_OF_VALIDITY} jours ; « Inviter à nouveau » en envoie "
    "un autre. Un agent national doit ensuite activer un second facteur."
)


class InvitationForm(PageActionForm):
    """Form of an invitation; what does not go with the role chosen is refused at its box."""

    email = forms.EmailField(label="Adresse électronique professionnelle")
    first_name = forms.CharField(label="Prénom", max_length=100, required=False)
    last_name = forms.CharField(label="Nom", max_length=100, required=False)
    role = forms.ChoiceField(label="Rôle", choices=ROLES)
    regions = forms.ModelMultipleChoiceField(
        Region.objects.none(),
        label="Régions",
        required=False,
        widget=Boxes,
        help_text="Pour un agent régional : celles qu’il suit, à partir d’aujourd’hui.",
    )
    service = forms.CharField(
        label="Service",
        max_length=200,
        required=False,
        help_text="D’un agent régional : SGAR, DREETS, préfecture…",
    )
    centre = forms.ModelChoiceField(
        Region.objects.none(),
        label="Centre",
        required=False,
        help_text="Pour un membre d’un centre : le sien, à partir d’aujourd’hui.",
    )
    is_director = forms.BooleanField(label="Direction du centre", required=False)
    end_on = LastDayFormField(
        label="Dernier jour",
        required=False,
        help_text="Pour un remplacement : régions ou centre ne lui sont plus confiés ensuite.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "regions", Region.objects.current().inhabited().order_by("order_key"))
        offer(self, "centre", centres_open_to_members())

    def clean(self) -> dict[str, Any]:
        """Check what goes with the role; the data are those that `invite_user` takes."""
        data = super().clean() or self.cleaned_data
        role = data.pop("role", None)
        if role is None:
            return data
        data["is_staff"] = role == NATIONAL
        for name, of_role, missing, surplus in (
            (
                "regions",
                REGIONAL,
                "Cochez au moins une région.",
                "Des régions vont avec le rôle d’agent régional : changez-le, ou décochez-les.",
            ),
            (
                "centre",
                CENTRE,
                "Choisissez le centre.",
                "Un centre va avec le rôle de membre d’un centre : changez de rôle, ou videz-le.",
            ),
        ):
            if role == of_role and not data.get(name) and name not in self.errors:
                self.add_error(name, missing)
            elif role != of_role and data.get(name):
                self.add_error(name, surplus)
        if data.get("service") and role != REGIONAL:
            self.add_error("service", "Un service est celui d’un agent régional.")
        if data.get("is_director") and role != CENTRE:
            self.add_error("is_director", "La direction va avec le rôle de membre d’un centre.")
        end = data.get("end_on")
        if end and role not in (REGIONAL, CENTRE):
            self.add_error("end_on", "Ce rôle n’a pas de dernier jour : fermez le compte ensuite.")
        elif end and end.date <= today():
            self.add_error("end_on", "Ce jour est passé : le rôle commence aujourd’hui.")
        return data
