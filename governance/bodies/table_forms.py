"""Forms of the rows of a composition seen as one table: seats in force, vacant ones, new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.fact_forms import LastDayFormField
from crpv_portal.common.forms import offer
from crpv_portal.common.text import french_sort_key, key_in

from ..choices import Voice
from ..models import College
from ..read_at import ReadForm
from .cells import ANOTHER
from .composition import person_name
from .mandates import KnownPerson, NewPerson, Occupant
from .people import NOT_YOURS
from .seats_forms import from_today, since_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.forms.boundfield import BoundField

    from crpv_portal.common.dates import PartialDate
    from partners.models import Person

    from ..models import Mandate, Seat
    from .cells import Named
    from .mandates import Named as Who
    from .people import Namesakes

ROLES = {"holder": "titulaire", "alternate": "suppléant"}
ADDRESSES = ("holder_email", "function_email")
REFUSED = "Cette adresse a refusé le dernier courriel : corrigez-la."
ANOTHER_PERSON = (
    "Le prénom et le nom changent : est-ce une autre personne ? Alors le siège change de titulaire "
    "sur sa page. Ici, un nom se corrige."
)
INVALID_EMAIL = {"invalid": "Écrivez l’adresse ainsi : prenom.nom@organisme.fr."}


def _text(label: str, length: int) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, required=False, validators=[refuse_contacts]
    )


def _email(label: str) -> forms.EmailField:
    return forms.EmailField(label=label, required=False, error_messages=INVALID_EMAIL)


class SeatLineForm(ReadForm):
    """Cells of one seat; `seat` and `mandate` are what they show, None for a row to add."""

    title = forms.CharField(
        label="Siège",
        max_length=200,
        validators=[refuse_contacts],
        error_messages={"required": "Nommez le siège."},
    )
    organisation = _text("Organisation", 250)
    capacity = _text("Qualité", 200)
    holder_last = _text("Nom du titulaire", 100)
    holder_first = _text("Prénom du titulaire", 100)
    holder_email = _email("Adresse du titulaire")
    alternate_last = _text("Nom du suppléant", 100)
    alternate_first = _text("Prénom du suppléant", 100)
    voice = forms.ChoiceField(
        label="Voix",
        choices=[(Voice.DELIBERATIVE, "délibérative"), (Voice.CONSULTATIVE, "consultative")],
    )
    function_email = _email("Adresse du siège")
    since = since_field()
    until = LastDayFormField(label="Dernier jour", required=False)

    def __init__(
        self,
        *args: Any,
        seat: Seat | None,
        mandate: Mandate | None,
        namesakes: Namesakes,
        people: QuerySet[Person],
        may_correct: Callable[[Person], bool],
        **kwargs: Any,
    ) -> None:
        initial = initial_of(seat, mandate)
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.seat, self.mandate = seat, mandate
        self.people, self.may_correct = people, may_correct
        del self.fields["since" if mandate else "until"]
        if not mandate:
            self.fields["since"].required = False
        for name, field in self.fields.items():
            field.help_text = ""
            if name != "read":
                field.widget.attrs["aria-label"] = field.label
        if self.is_bound:
            for role in ROLES:
                self._ask_who(role, namesakes)

    def _ask_who(self, role: str, namesakes: Namesakes) -> None:
        """Ask whether somebody newly named is one of those who are known by that name."""
        if self.person_of(role) is not None:
            return
        typed = [str(self[f"{role}_{part}"].value() or "").strip() for part in ("first", "last")]
        meant = namesakes.of(*typed) if typed[1] else []
        if not meant:
            return
        self.fields[f"{role}_same"] = forms.ChoiceField(
            label=f"Est-ce quelqu’un de connu ? ({ROLES[role]})",
            error_messages={"required": "Dites si c’est la même personne."},
            widget=forms.Select(attrs={"class": "fr-select"}),
        )
        offer(
            self,
            f"{role}_same",
            [
                ("", "Choisissez"),
                (ANOTHER, "Non, une autre personne"),
                *((str(key), f"Oui : {words}") for key, words in meant),
            ],
        )

    def say_refused(self, refused: set[str]) -> None:
        """Say at each cell that still holds one of these addresses that it refuses mail."""
        for name in ADDRESSES:
            stored = self.initial.get(name)
            if stored in refused and self.data.get(self.add_prefix(name), stored) == stored:
                self.fields[name].help_text = REFUSED

    def person_of(self, role: str) -> Person | None:
        person = getattr(self.mandate, role) if self.mandate else None
        return person if person_name(person) else None

    @property
    def holder_asked(self) -> BoundField | None:
        return self["holder_same"] if "holder_same" in self.fields else None

    @property
    def alternate_asked(self) -> BoundField | None:
        return self["alternate_same"] if "alternate_same" in self.fields else None

    @property
    def period(self) -> str:
        return self.mandate.in_words if self.mandate else ""

    @property
    def touched(self) -> set[str]:
        """Return the names of the cells that change what is stored."""
        return {
            name
            for name in self.changed_data
            if name != "read" and not name.endswith("_same") and self._is_said(name)
        }

    def _is_said(self, name: str) -> bool:
        return self.seat is not None or name not in ("voice", "since", "college")

    def full_clean(self) -> None:
        """Judge nothing of a row to add in which nothing is written, but another body's college."""
        super().full_clean()
        is_blank = self.is_bound and self.seat is None and not self.touched
        if is_blank and not self.has_error("college", "invalid_choice"):
            self.errors.clear()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for role in ROLES:
            self._check_person(role, data)
        if data.get("holder_email") and not data.get("holder_last"):
            self._refuse("holder_last", "Dites de qui est cette adresse.")
        names = ("organisation", "capacity", "holder_last")
        is_said = any(data.get(name) for name in (*names, "function_email"))
        if self.mandate is None and is_said and not (data.get("since") or "since" in self.errors):
            self._refuse("since", "Dites à partir de quand.")
        is_nobody = not any(data.get(name) for name in names) and not set(names) & set(self.errors)
        if self.mandate is not None and is_nobody:
            self._refuse("organisation", "Dites qui siège, ou donnez le dernier jour.")
        return data

    def _refuse(self, name: str, text: str) -> None:
        if name in self.fields:
            self.add_error(name, text)

    def _check_person(self, role: str, data: dict[str, Any]) -> None:
        last, first = data.get(f"{role}_last", ""), data.get(f"{role}_first", "")
        if first and not last and f"{role}_last" not in self.errors:
            self._refuse(f"{role}_last", "Indiquez aussi le nom.")
        person = self.person_of(role)
        if person is None or not last or f"{role}_last" in self.errors:
            return
        before = set(french_sort_key(person.full_name).split())
        if not before & set(french_sort_key(f"{first} {last}").split()):
            self._refuse(f"{role}_last", ANOTHER_PERSON)
        elif self.corrects(role) and not self.may_correct(person):
            self._refuse(f"{role}_last", NOT_YOURS)

    def corrects(self, role: str) -> bool:
        cells = {f"{role}_last", f"{role}_first", f"{role}_email"}
        return bool(cells & self.touched)

    def who(self, role: str) -> Who | None:
        """Return who holds that role from now on: the same person, one who is known, a new one."""
        data = self.cleaned_data
        last, email = data[f"{role}_last"], data.get(f"{role}_email", "")
        if not last:
            return None
        if person := self.person_of(role):
            return person
        known = key_in(data.get(f"{role}_same") or "")
        if known:
            person = self.people.get(pk=known)
            return KnownPerson(person, email) if email else person
        return NewPerson(last, data[f"{role}_first"], email)

    def occupant(self, named: Named) -> Occupant | None:
        """Return who takes a vacant or a new seat; None when nobody is written."""
        data = self.cleaned_data
        typed, capacity, holder = data["organisation"], data["capacity"], self.who("holder")
        if not typed and not capacity and holder is None:
            return None
        organisation = named([typed]).get(typed) if typed else None
        if typed and organisation is None and not capacity and holder is None:
            typed, capacity = "", typed[:200]
        return Occupant(
            organisation=organisation,
            organisation_name="" if organisation else typed,
            capacity=capacity,
            holder=holder,
            alternate=self.who("alternate"),
            voice=data["voice"],
            function_email=data["function_email"],
        )

    @property
    def from_day(self) -> PartialDate:
        return self.cleaned_data.get("since") or from_today()


class NewSeatLineForm(SeatLineForm):
    """Cells of a seat to add, with its college."""

    college = forms.ModelChoiceField(
        label="Collège",
        queryset=College.objects.none(),
        error_messages={
            "required": "Choisissez le collège.",
            "invalid_choice": "Ce collège n’est pas de cette instance.",
        },
    )

    def __init__(self, *args: Any, colleges: Any, **kwargs: Any) -> None:
        super().__init__(*args, seat=None, mandate=None, **kwargs)
        offer(self, "college", colleges)
        self.order_fields(["college"])


def initial_of(seat: Seat | None, mandate: Mandate | None) -> dict[str, Any]:
    """Return what the cells of a seat show."""
    found: dict[str, Any] = {"title": seat.title if seat else "", "voice": Voice.DELIBERATIVE}
    if mandate is None:
        return found
    for role in ROLES:
        person = getattr(mandate, role)
        if person_name(person):
            found[f"{role}_last"] = person.last_name
            found[f"{role}_first"] = person.first_name
            found[f"{role}_email"] = person.function_email
    organisation = mandate.organisation
    return found | {
        "organisation": mandate.organisation_name or (organisation.name if organisation else ""),
        "capacity": mandate.capacity,
        "voice": mandate.voice,
        "function_email": mandate.function_email,
    }
