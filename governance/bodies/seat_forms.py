"""Forms of one seat: its name, who holds it, from when and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.fact_forms import HOW_TO_TYPE, LastDayFormField
from partners.models import Person

from ..choices import Voice
from ..forms import RowForm
from ..models import Mandate
from ..read_at import ReadForm
from .cells import Named
from .mandates import KnownPerson, NewPerson, Occupant
from .people import NOT_YOURS
from .seats_forms import since_field

NOBODY = "Personne de nommé"


class SeatForm(ReadForm):
    title = forms.CharField(
        label="Nom du siège",
        max_length=200,
        help_text="Public. « Préfecture de région », « Trésorier » ; jamais le nom d’une personne.",
    )
    voting_weight = forms.IntegerField(label="Poids du vote", min_value=1, max_value=1000)


class NamesForm(ReadForm):
    """Form of the holder and the alternate: somebody known in these bodies, or somebody new."""

    holder = forms.ModelChoiceField(
        label="Titulaire",
        queryset=Person.objects.none(),
        required=False,
        empty_label=NOBODY,
        help_text="Les personnes déjà nommées dans vos instances.",
        error_messages={"invalid_choice": "Cette personne n’est pas de vos instances."},
    )
    holder_first = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    holder_last = forms.CharField(
        label="Nom", max_length=100, required=False, validators=[refuse_contacts]
    )
    holder_email = forms.EmailField(
        label="Adresse de fonction",
        required=False,
        help_text="Facultative ; professionnelle, donnée par la personne, connue ou nouvelle.",
        error_messages={"invalid": "Écrivez l’adresse ainsi : prenom.nom@organisme.fr."},
    )
    alternate = forms.ModelChoiceField(
        label="Suppléant",
        queryset=Person.objects.none(),
        required=False,
        empty_label=NOBODY,
        error_messages={"invalid_choice": "Cette personne n’est pas de vos instances."},
    )
    alternate_first = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    alternate_last = forms.CharField(
        label="Nom", max_length=100, required=False, validators=[refuse_contacts]
    )
    function_email = forms.EmailField(
        label="Adresse de fonction du siège",
        required=False,
        help_text=(
            "Facultative : la boîte d’un service, jamais publiée. Elle reçoit la convocation quand "
            "aucune des personnes nommées n’a d’adresse."
        ),
        error_messages={"invalid": "Écrivez l’adresse ainsi : secretariat@organisme.fr."},
    )
    is_name_public = forms.BooleanField(
        label="Publier les noms, avec l’accord des personnes", required=False
    )

    def __init__(
        self,
        *args: Any,
        people: QuerySet[Person],
        known: Iterable[tuple[int, str]],
        may_correct: Callable[[Person], bool],
        **kwargs: Any,
    ) -> None:
        """Take the people who may be named, and the label that tells each from the others."""
        super().__init__(*args, **kwargs)
        self.may_correct = may_correct
        self.known = list(known)
        choices = [("", NOBODY), *self.known]
        for name in ("holder", "alternate"):
            field: Any = self.fields[name]
            field.queryset = people
            field.widget.choices = choices  # read once for both boxes

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for role in ("holder", "alternate"):
            new, first = data.get(f"{role}_last"), data.get(f"{role}_first")
            if first and not new and f"{role}_last" not in self.errors:
                self.add_error(f"{role}_last", "Indiquez aussi le nom.")
            elif data.get(role) and new:
                self.add_error(role, "Une personne de la liste, ou une nouvelle : pas les deux.")
            elif new:
                email = data.get(f"{role}_email", "")
                data[role] = NewPerson(new, first or "", email or "")
        email = data.get("holder_email")
        if email and data.get("holder") is None and not self.errors:
            self.add_error("holder_email", "Dites de qui est cette adresse.")
        elif email and isinstance(data.get("holder"), Person):
            if data["holder"].function_email != email and not self.may_correct(data["holder"]):
                self.add_error("holder_email", NOT_YOURS)
            data["holder"] = KnownPerson(data["holder"], email)
        return data

    @property
    def names(self) -> dict[str, Any]:
        names = ("holder", "alternate", "is_name_public", "function_email")
        return {name: self.cleaned_data[name] for name in names}


class PersonForm(ReadForm):
    """Form that corrects a person's name or address: she stays the same person."""

    first_name = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    last_name = forms.CharField(
        label="Nom",
        max_length=100,
        validators=[refuse_contacts],
        error_messages={"required": "Indiquez le nom."},
    )
    function_email = forms.EmailField(
        label="Adresse de fonction",
        required=False,
        help_text="Professionnelle, donnée par la personne ; jamais publiée.",
        error_messages={"invalid": "Écrivez l’adresse ainsi : prenom.nom@organisme.fr."},
    )


class OccupantForm(NamesForm):
    """Form of whoever takes a seat, and from which day."""

    organisation = forms.CharField(
        label="Organisation",
        max_length=250,
        required=False,
        validators=[refuse_contacts],
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        help_text="Son nom au registre si elle y est, sinon comme elle s’appelle.",
    )
    capacity = forms.CharField(
        label="Qualité",
        max_length=200,
        required=False,
        help_text="« préfet de région ou son représentant » : complet sans aucun nom.",
    )
    voice = forms.ChoiceField(
        label="Voix",
        choices=[(Voice.DELIBERATIVE, "Délibérative"), (Voice.CONSULTATIVE, "Consultative")],
    )
    since = since_field()

    field_order = ["since", "organisation", "capacity", "voice"]

    def __init__(self, *args: Any, named: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        named = [data.get("organisation"), data.get("capacity"), data.get("holder")]
        if not any(named) and not self.errors:
            self.add_error(
                "organisation", "Dites qui siège : une organisation, une qualité ou une personne."
            )
        return data

    @property
    def occupant(self) -> Occupant:
        """Return the occupant typed; an organisation unknown to the register is kept as a text."""
        data = self.cleaned_data
        typed, capacity = data["organisation"], data["capacity"]
        organisation = self.named([typed]).get(typed) if typed else None
        if typed and organisation is None and not capacity and not data["holder"]:
            typed, capacity = "", typed[:200]
        return Occupant(
            organisation=organisation,
            organisation_name="" if organisation else typed,
            capacity=capacity,
            voice=data["voice"],
            **self.names,
        )


class EndForm(RowForm):
    until = LastDayFormField(
        label="Dernier jour du mandat",
        help_text=f"{HOW_TO_TYPE}.",
        error_messages={"required": "Dites quel est le dernier jour."},
    )


def names_of(mandate: Mandate) -> dict[str, Any]:
    return {
        "holder": mandate.holder_id,
        "alternate": mandate.alternate_id,
        "is_name_public": mandate.is_name_public,
        "function_email": mandate.function_email,
    }
