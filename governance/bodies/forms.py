"""Forms by which those who keep a body state its rules and its composition."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.fact_forms import HOW_TO_TYPE, LastDayFormField, PartialDateFormField
from crpv_portal.common.forms import offer
from crpv_portal.common.text import french_sort_key
from partners.models import Organisation, Person

from ..choices import QuorumBasis, QuorumScope, Voice
from ..forms import RowForm
from ..models import Body, College, Mandate
from .mandates import NewPerson, NewSeat, Occupant

Named = Callable[[list[str]], dict[str, Organisation]]
PEOPLE, ORGANISATIONS = "people", "organisations"
NOBODY = "Personne de nommé"


class RulesForm(RowForm):
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
        label="Chaque ligne de la liste est",
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
            "Collez une liste. Organisation : « Préfecture de région ». Personne : « Nadia "
            "Benali » ou « Nadia Benali ; trésorière ». Le nom d’un siège est public, celui "
            "d’une personne ne l’est pas."
        ),
    )
    voice = forms.ChoiceField(
        label="Voix",
        choices=[(Voice.DELIBERATIVE, "Délibérative"), (Voice.CONSULTATIVE, "Consultative")],
    )
    since = since_field()

    def __init__(
        self, *args: Any, body: Body, named: Named, people: QuerySet[Person], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.named, self.people = named, people
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

    def seats(self, *, first_number: int) -> list[NewSeat]:
        """Return a new seat for each line.

        first_number: the rank of the first seat that is named by its rank.
        """
        lines = [line.strip(" \t-•*") for line in self.cleaned_data["lines"].splitlines()]
        lines = [line for line in lines if line]
        if self.cleaned_data["kind"] == PEOPLE:
            known_people = _by_name(self.people)
            return [
                self._of_person(line, first_number + rank, known_people)
                for rank, line in enumerate(lines)
            ]
        known = self.named(lines)
        return [self._of_organisation(line, known.get(line)) for line in lines]

    def _of_organisation(self, line: str, organisation: Organisation | None) -> NewSeat:
        title = line[:200]
        return NewSeat(
            title,
            Occupant(
                organisation=organisation,
                capacity="" if organisation else title,
                voice=self.cleaned_data["voice"],
            ),
        )

    def _of_person(self, line: str, number: int, people: dict[str, Person]) -> NewSeat:
        """Make a seat held by a person.

        Its title is public: it is the capacity or the rank, never the person's name.
        """
        name, _, capacity = (part.strip() for part in line.partition(";"))
        capacity = capacity[:200]
        return NewSeat(
            capacity or f"Siège {number}",
            Occupant(
                capacity=capacity,
                holder=people.get(french_sort_key(name)) or _new_person(name),
                voice=self.cleaned_data["voice"],
            ),
        )


def _by_name(people: Iterable[Person]) -> dict[str, Person]:
    """Return the people by full name, without the names that several people bear."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(french_sort_key(person.full_name), []).append(person)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def _new_person(name: str) -> NewPerson:
    """Split a typed name: the first word is the first name, as on the roll.

    « Nadia Benali »; « Le Goff » is a family name alone.
    """
    first, _, last = name.partition(" ")
    return NewPerson(last[:100], first[:100]) if last else NewPerson(first[:100])


class SeatForm(RowForm):
    title = forms.CharField(
        label="Nom du siège",
        max_length=200,
        help_text="Public. « Préfecture de région », « Trésorier » ; jamais le nom d’une personne.",
    )
    voting_weight = forms.IntegerField(label="Poids du vote", min_value=1, max_value=1000)


class NamesForm(RowForm):
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
        help_text="Facultative ; professionnelle, donnée par la personne.",
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

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", NOBODY), *((each.pk, _last_first(each)) for each in people)]
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
        if data.get("holder_email") and not data.get("holder_last"):
            self.add_error("holder_email", "L’adresse est celle d’une personne nouvelle.")
        return data

    @property
    def names(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("holder", "alternate", "is_name_public")}


def _last_first(person: Person) -> str:
    return f"{person.last_name} {person.first_name}".strip()


class OccupantForm(NamesForm):
    """Form of whoever takes a seat, and from which day."""

    organisation = forms.CharField(
        label="Organisation",
        max_length=250,
        required=False,
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
