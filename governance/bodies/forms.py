"""Forms by which those who keep a body state its rules and its composition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.fact_forms import HOW_TO_TYPE, LastDayFormField, PartialDateFormField
from crpv_portal.common.forms import offer
from crpv_portal.common.text import french_sort_key
from partners.models import Organisation, Person

from ..choices import QuorumBasis, QuorumScope, Voice
from ..forms import RowForm
from ..models import Body, College, Mandate
from ..read_at import ReadForm
from .cells import PersonCells, initial_cells, understood
from .mandates import KnownPerson, NewPerson, NewSeat, Occupant
from .people import NOT_YOURS

Named = Callable[[list[str]], dict[str, Organisation]]
PEOPLE, ORGANISATIONS = "people", "organisations"
NOBODY = "Personne de nommé"


class RulesForm(ReadForm):
    """Form of the meetings expected per year and of the quorum rule."""

    expected_per_year = forms.IntegerField(
        label="Réunions attendues par an",
        min_value=1,
        max_value=60,
        required=False,
        help_text="Laissez vide si le rythme n’est pas fixé.",
    )
    quorum_basis = forms.ChoiceField(
        label="Le quorum se compte en",
        choices=[
            (QuorumBasis.NONE, "Aucune règle connue"),
            (QuorumBasis.SEATS, "Sièges à voix délibérative"),
            (QuorumBasis.WEIGHT, "Voix (poids des sièges)"),
        ],
    )
    quorum_numerator = forms.IntegerField(
        label="Part exigée",
        min_value=1,
        max_value=1000,
        required=False,
        help_text="Pour la moitié : 1 sur 2. Pour deux tiers : 2 sur 3.",
    )
    quorum_denominator = forms.IntegerField(
        label="Sur", min_value=1, max_value=1000, required=False
    )
    quorum_is_strict = forms.BooleanField(
        label="La part doit être dépassée (« plus de la moitié »)", required=False
    )
    quorum_scope = forms.ChoiceField(
        label="Le quorum s’apprécie",
        choices=[
            (QuorumScope.OVERALL, "Sur l’ensemble de l’instance"),
            (QuorumScope.BY_COLLEGE, "Dans chaque collège"),
        ],
    )
    second_call_without_quorum = forms.BooleanField(
        label="Sur seconde convocation, aucun quorum n’est exigé", required=False
    )
    deputies_vote = forms.BooleanField(
        label="La personne qu’un membre envoie vote et compte au quorum", required=False
    )
    max_proxies = forms.IntegerField(
        label="Pouvoirs qu’une même personne peut porter", min_value=0, max_value=20
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        shares = ("quorum_numerator", "quorum_denominator")
        if data.get("quorum_basis") == QuorumBasis.NONE:
            data |= dict.fromkeys(shares)
            data |= {"quorum_is_strict": False, "second_call_without_quorum": False}
            return data
        for name in shares:
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, "Une règle de quorum dit une part, comme 1 sur 2.")
        if not self.errors and data["quorum_numerator"] > data["quorum_denominator"]:
            self.add_error("quorum_numerator", "La part ne dépasse pas le tout.")
        is_whole = data.get("quorum_numerator") == data.get("quorum_denominator")
        if not self.errors and is_whole and data["quorum_is_strict"]:
            self.add_error("quorum_is_strict", "La totalité ne peut pas être dépassée.")
        return data


def since_field() -> PartialDateFormField:
    return PartialDateFormField(
        label="À partir de",
        help_text=f"{HOW_TO_TYPE}. Le premier jour du mandat.",
        error_messages={"required": "Dites à partir de quand."},
    )


class SeatsForm(RowForm):
    """Form that adds seats to a new or existing college: one per line of a pasted list."""

    college = forms.ModelChoiceField(
        label="Collège",
        queryset=College.objects.none(),
        required=False,
        empty_label="Un nouveau collège",
        error_messages={"invalid_choice": "Ce collège n’est pas de cette instance."},
    )
    name = forms.CharField(
        label="Nom du nouveau collège",
        max_length=150,
        required=False,
        help_text="« État », « Collectivités », « Membres » s’il n’y en a qu’un.",
    )
    head_count = forms.IntegerField(
        label="Effectif, si le nouveau collège se compte par tête",
        min_value=1,
        max_value=100_000,
        required=False,
        help_text="Pour une assemblée nombreuse : à l’appel, un nombre au lieu d’une liste.",
    )
    kind = forms.ChoiceField(
        label="En cas de doute, une ligne est",
        choices=[
            (ORGANISATIONS, "Une organisation, ou une qualité"),
            (PEOPLE, "Une personne"),
        ],
        initial=ORGANISATIONS,
    )
    lines = forms.CharField(
        label="Les sièges, un par ligne",
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=(
            "Collez une liste, ou les colonnes d’un tableau : « Préfecture de région », « Nadia "
            "Benali, trésorière », « CAF – Mme Anne Leroy, a.leroy@exemple.fr ». Vous verrez ce "
            "qui en est compris avant que rien ne soit enregistré. Le nom d’un siège est public, "
            "celui d’une personne ne l’est pas."
        ),
    )
    voice = forms.ChoiceField(
        label="Voix",
        choices=[(Voice.DELIBERATIVE, "Délibérative"), (Voice.CONSULTATIVE, "Consultative")],
    )
    since = since_field()

    def __init__(self, *args: Any, body: Body, named: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named
        offer(
            self,
            "college",
            body.colleges.filter(is_counted_by_head=False).order_by("position", "pk"),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        college, name = data.get("college"), data.get("name")
        if not college and not name and not {"college", "name"} & set(self.errors):
            self.add_error("name", "Choisissez un collège, ou nommez-en un nouveau.")
        if college and name:
            self.add_error("name", "Un collège de la liste, ou un nouveau : pas les deux.")
        by_head = data.get("head_count") is not None
        if college and by_head:
            self.add_error("head_count", "L’effectif est celui d’un nouveau collège.")
        if by_head and data.get("lines"):
            self.add_error("lines", "Un collège compté par tête n’a pas de sièges nommés.")
        if not by_head and not data.get("lines") and "lines" not in self.errors:
            self.add_error("lines", "Donnez au moins un siège, ou l’effectif du collège.")
        return data

    def cells(self, *, first_number: int) -> list[dict[str, Any]]:
        """Return what is understood of the list, cell by cell, each with the title of its seat.

        first_number: the rank of the first seat that is named by its rank.
        """
        is_of_organisations = self.cleaned_data["kind"] == ORGANISATIONS
        read, _ = understood(
            self.cleaned_data["lines"], self.named, are_organisations=is_of_organisations
        )
        rows = initial_cells(read)
        taken: Counter[str] = Counter()
        for rank, row in enumerate(rows):
            title = row["organisation"] or row["function"] or f"Siège {first_number + rank}"
            taken[title.casefold()] += 1
            again = taken[title.casefold()]
            row["title"] = f"{title} ({again})" if again > 1 else title
        return rows


class SeatCells(PersonCells):
    """Cells of a seat to add, with who holds it."""

    title = forms.CharField(
        label="Nom du siège, public",
        max_length=200,
        validators=[refuse_contacts],
        error_messages={"required": "Nommez le siège."},
    )
    field_order = ["title", "organisation", "function", "first_name", "last_name", "email"]

    def __init__(
        self,
        *args: Any,
        people: QuerySet[Person],
        may_correct: Callable[[Person], bool],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.may_correct = people, may_correct

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        name = f"{data.get('first_name', '')} {data.get('last_name', '')}".strip()
        title = french_sort_key(data.get("title", ""))
        person = self.people.filter(pk=self.person or 0).first() if data.get("email") else None
        if person and person.function_email != data["email"] and not self.may_correct(person):
            self.add_error("email", NOT_YOURS)
        if name and not data.get("leave_out") and french_sort_key(name) in title:
            self.add_error("title", "Ce nom est public : n’y écrivez pas celui de la personne.")
        return data

    def seat(self, known: dict[str, Organisation], voice: str) -> NewSeat:
        """Return the seat; `known` are the organisations of the register, as typed."""
        data = self.cleaned_data
        typed, function = data["organisation"], data["function"]
        organisation = known.get(typed)
        holder: Person | NewPerson | KnownPerson | None = None
        if self.person:
            holder = self.people.get(pk=self.person)
            if data["email"]:
                holder = KnownPerson(holder, data["email"])
        elif data["last_name"]:
            holder = NewPerson(data["last_name"], data["first_name"], data["email"])
        is_alone = bool(typed) and not organisation and not function and holder is None
        return NewSeat(
            data["title"],
            Occupant(
                organisation=organisation,
                organisation_name="" if organisation or is_alone else typed,
                capacity=typed[:200] if is_alone else function,
                holder=holder,
                voice=voice,
            ),
        )


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
    holder_first = forms.CharField(label="Prénom", max_length=100, required=False)
    holder_last = forms.CharField(label="Nom", max_length=100, required=False)
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
    alternate_first = forms.CharField(label="Prénom", max_length=100, required=False)
    alternate_last = forms.CharField(label="Nom", max_length=100, required=False)
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
        return {name: self.cleaned_data[name] for name in ("holder", "alternate", "is_name_public")}


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
    }


def from_today() -> PartialDate:
    return PartialDate(today())
