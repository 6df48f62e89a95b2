"""Row forms of the page of the record: one per row, told apart by a prefix."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.forms import offer
from crpv_portal.common.markdown import check_markdown
from partners.choices import EditionStatus
from partners.models import Provision

from ..choices import (
    ActionState,
    AttendanceState,
    Ballot,
    DecisionKind,
    ItemKind,
    OpinionSense,
    VoteCast,
)
from ..forms import MARKUP_HELP, RowForm, day_field
from ..meetings.votes import Voter, totals_of
from .details import NOTHING, offer_people
from .people import KnownGuest

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

MOST_PEOPLE = 999_999
GUEST_NAMES = ("first_name", "last_name", "organisation")
NUMBER_IS_GIVEN = (
    "Un numéro ne se saisit pas : le registre donne à l’adoption le suivant de l’année de la "
    "réunion, et celui d’une année passée ne se reprend pas."
)
# One list instead of two: an opinion always says its sense.
SENSES = [
    (DecisionKind.DECISION, "Décision"),
    *((sense, f"Avis {OpinionSense(sense).label}") for sense in OpinionSense),
]


def citable_provisions(user: AnyUser, cited: Iterable[int]) -> list[tuple[str, list]]:
    """List provisions of editions in force, and those cited, by edition and chapter.

    What the record cites stays there, even when its edition was taken off the site since.
    """
    in_force = Provision.objects.visible_to(user).filter(edition__status=EditionStatus.IN_FORCE)
    kept = Provision.objects.established().filter(pk__in=list(cited))
    rows = list(
        Provision.objects.filter(Q(pk__in=in_force.values("pk")) | Q(pk__in=kept.values("pk")))
        .select_related("edition__text", "parent")
        .order_by("edition__text_id", "edition_id", "position", "pk")
    )
    chapters = {row.parent_id for row in rows}
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        chapter = row.parent or (row if row.pk in chapters else None)
        title = f"{row.edition}, {chapter.title}" if chapter else str(row.edition)
        groups.setdefault(title, []).append((row.pk, row.title))
    return list(groups.items())


def _count_field(label: str, *, required: bool = False) -> forms.IntegerField:
    """Make the field of a number of people, of at most MOST_PEOPLE."""
    said = "Écrivez un nombre de 0 à 999 999."
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST_PEOPLE,
        required=required,
        error_messages={"min_value": said, "max_value": said},
    )


class Spaced(forms.widgets.ChoiceWidget):
    """Field of several choices, held in one text with blanks between them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return str(data.get(name, "")).split()

    def format_value(self, value: Any) -> list[str]:
        return value.split() if isinstance(value, str) else super().format_value(value)


class SpacedSelectMultiple(Spaced, forms.SelectMultiple):
    """Multiple select whose value is one text."""


class RollForm(RowForm):
    """Line of the roll. The page's own form checks its proxy against the other lines."""

    state = forms.ChoiceField(
        label="Présence", choices=AttendanceState.choices, widget=forms.RadioSelect
    )
    proxy = forms.TypedChoiceField(
        label="Pouvoir donné à", required=False, coerce=int, empty_value=None
    )
    deputy_name = forms.CharField(
        label="Ou représenté par",
        max_length=200,
        required=False,
        validators=[refuse_contacts],
        widget=forms.TextInput(attrs={"placeholder": "Prénom Nom"}),
    )
    deputy_organisation = forms.CharField(
        label="Sa fonction ou son organisation",
        max_length=250,
        required=False,
        validators=[refuse_contacts],
    )
    person = forms.TypedChoiceField(label="Qui siège", required=False, coerce=int, empty_value=None)
    remark = forms.CharField(label="Remarque", max_length=200, required=False)
    first_name = forms.CharField(
        label="Prénom", max_length=100, required=False, validators=[refuse_contacts]
    )
    last_name = forms.CharField(
        label="Nom", max_length=100, required=False, validators=[refuse_contacts]
    )
    organisation = forms.CharField(
        label="Organisation", max_length=250, required=False, validators=[refuse_contacts]
    )

    def __init__(
        self,
        *args: Any,
        bearers: list[tuple[int, str]],
        people: list[tuple[int, str]],
        is_member: bool,
        is_said: bool,
        can_send: bool,
        is_erased: bool = False,
        **kwargs: Any,
    ) -> None:
        """Take `is_said`: whether who sits is already written, to be changed but not emptied.

        can_send: whether somebody may come in their stead, a member or who stands for one.
        is_erased: whether this guest was erased, who has no name to correct.
        """
        super().__init__(*args, **kwargs)
        if is_member:
            offer(self, "proxy", [("", "à choisir"), *bearers])
            offer(self, "person", people if is_said else [*NOTHING, *people])
            self.fields["person"].required = is_said
        else:
            del self.fields["proxy"], self.fields["person"]
        self.fields["remove"] = forms.BooleanField(label="Retirer de la liste", required=False)
        if not can_send:
            del self.fields["deputy_name"], self.fields["deputy_organisation"]
            states = AttendanceState.choices
            offer(self, "state", [s for s in states if s[0] != AttendanceState.REPRESENTED])
        elif not is_member:
            self.fields["deputy_name"].label = "Représenté par"
        if is_member or is_erased:
            for name in GUEST_NAMES:
                del self.fields[name]
        # The person is asked only when there is an alternate to choose from.
        if not is_member or len(people) < 2:
            self.fields.pop("person", None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        is_sent = data.get("state") in (AttendanceState.REPRESENTED, AttendanceState.NOT_CALLED)
        if is_sent and data.get("deputy_organisation") and not data.get("deputy_name"):
            self.add_error("deputy_name", "Nommez aussi la personne.")
        is_guest = set(GUEST_NAMES) <= set(data) and not data.get("remove")
        lacks_name = is_guest and not data["last_name"]
        if lacks_name and (data["first_name"] or not data["organisation"]):
            self.add_error("last_name", "Indiquez le nom, ou retirez cette ligne.")
        return data


class HeadsForm(RowForm):
    """College counted by head."""

    in_office = _count_field("En exercice", required=True)
    present = _count_field("Présents")
    represented = _count_field("Représentés")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        there = (data.get("present") or 0) + (data.get("represented") or 0)
        if data.get("in_office") is not None and there > data["in_office"]:
            self.add_error(
                "present", f"{there} présents et représentés pour {data['in_office']} en exercice."
            )
        return data


class ItemForm(RowForm):
    """Point of the agenda; rarely used fields are folded on the page."""

    title = forms.CharField(
        label="Titre du point",
        max_length=250,
        error_messages={"required": "Donnez un titre à ce point."},
    )
    kind = forms.ChoiceField(label="Nature", choices=ItemKind.choices)
    note = forms.CharField(
        label="Note de séance",
        required=False,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    presenter = forms.TypedChoiceField(
        label="Rapporteur", required=False, coerce=int, empty_value=None
    )
    minutes_planned = forms.IntegerField(
        label="Durée prévue, en minutes",
        required=False,
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    provisions = forms.TypedMultipleChoiceField(
        label="Dispositions citées", required=False, coerce=int, widget=SpacedSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        people: list[tuple[int, str]],
        provisions: Iterable[Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, "presenter", people)
        offer(self, "provisions", provisions)

    @property
    def has_details(self) -> bool:
        """Tell whether a folded field has a value or an error, so that the fold opens."""
        names = ("presenter", "minutes_planned", "provisions")
        return any(self[name].value() or self[name].errors for name in names)


class SpacedCheckboxes(Spaced, forms.CheckboxSelectMultiple):
    """Checkboxes whose value is one text."""


class GuestsForm(RowForm):
    """Guests known from this body's earlier meetings, to be ticked instead of typed again."""

    known = forms.TypedMultipleChoiceField(
        label="Déjà venus", required=False, coerce=int, widget=SpacedCheckboxes
    )

    def __init__(self, *args: Any, known: Iterable[KnownGuest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "known", [(each.person, each.in_words) for each in known])


class DecisionForm(RowForm):
    """Draft of a decision or opinion; the vote has all its three numbers, or none.

    By call of names, each voter has a field of their own, and the numbers are their sums.
    """

    sense = forms.ChoiceField(label="Nature", choices=SENSES)
    text = forms.CharField(
        label="Texte",
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Écrivez le texte de la décision, ou retirez-la."},
    )
    votes_for = _count_field("Pour")
    votes_against = _count_field("Contre")
    abstentions = _count_field("Abstentions")
    ballot = forms.ChoiceField(label="Mode de scrutin", required=False)
    provisions = forms.TypedMultipleChoiceField(
        label="Dispositions citées", required=False, coerce=int, widget=SpacedSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        provisions: Iterable[Any],
        voters: Iterable[Voter] = (),
        **kwargs: Any,
    ) -> None:
        """Take the `voters` of the roll: without any, no names can be called."""
        super().__init__(*args, **kwargs)
        offer(self, "provisions", provisions)
        self.voters = list(voters)
        self.has_voters = bool(self.voters)
        if "ballot" not in self.fields:
            return
        ballots = [each for each in Ballot.choices if self.voters or each[0] != Ballot.ROLL_CALL]
        offer(self, "ballot", [("", "Non précisé"), *ballots])
        if not self.is_roll_call:
            self.voters = []
        for voter in self.voters:
            self.fields[f"vote-{voter.pk}"] = forms.ChoiceField(
                label=voter.label,
                choices=[("", "–"), *VoteCast.choices],
                required=False,
                widget=forms.Select(attrs={"class": "fr-select"}),
            )

    @property
    def can_call_names(self) -> bool:
        """Tell whether a call of names is offered, and not under way."""
        return self.has_voters and not self.is_roll_call

    @property
    def is_roll_call(self) -> bool:
        return "ballot" in self.fields and self["ballot"].value() == Ballot.ROLL_CALL

    @property
    def called(self) -> list[forms.BoundField]:
        """List the fields of those who are there, and of whoever voted without being there."""
        rows = ((each, self[f"vote-{each.pk}"]) for each in self.voters)
        return [row for each, row in rows if each.is_there or row.value() or row.errors]

    @property
    def called_totals(self) -> tuple[int, int, int] | None:
        """Return the numbers of the call as it stands on the page; None before the first vote."""
        cast = ((self[f"vote-{each.pk}"].value(), each.weight) for each in self.voters)
        return totals_of((value, weight) for value, weight in cast if value)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for voter in self.voters:
            name = f"vote-{voter.pk}"
            if data.get(name) and not voter.is_there:
                self.add_error(
                    name,
                    f"{voter.label} n’est ni présent ni représenté à l’appel : il ne vote pas.",
                )
        return data

    @property
    def casts(self) -> tuple[tuple[int, str], ...]:
        """Return each vote by name; none with another ballot."""
        cast = ((each.pk, self.cleaned_data.get(f"vote-{each.pk}")) for each in self.voters)
        return tuple((pk, value) for pk, value in cast if value)

    @property
    def votes(self) -> tuple[int, int, int] | None:
        if self.is_roll_call:
            weights = {each.pk: each.weight for each in self.voters}
            return totals_of((value, weights[pk]) for pk, value in self.casts)
        given = [
            self.cleaned_data.get(name) for name in ("votes_for", "votes_against", "abstentions")
        ]
        if given == [None, None, None]:
            return None
        return given[0] or 0, given[1] or 0, given[2] or 0


class ActionForm(RowForm):
    text = forms.CharField(
        label="Suite à donner",
        max_length=400,
        error_messages={"required": "Dites ce qui est à faire, ou retirez cette suite."},
    )
    owner = forms.CharField(
        label="Qui s’en charge",
        max_length=500,
        error_messages={"required": "Dites qui est chargé de la suite."},
        widget=forms.TextInput(attrs={"list": "porteurs", "autocomplete": "off"}),
    )
    due = day_field("Échéance", required=False)
    state = forms.ChoiceField(label="État", choices=ActionState.choices)


class EarlierForm(RowForm):
    """State of an action left by an earlier meeting."""

    state = forms.ChoiceField(label="État", choices=ActionState.choices)


class MinutesForm(RowForm):
    minutes = forms.CharField(
        label="Texte du compte rendu",
        help_text=MARKUP_HELP,
        required=False,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 14}),
    )
