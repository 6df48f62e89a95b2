"""Form of the record: reads every row of the page, checks them together, makes a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from crpv_portal.common.french import counted
from crpv_portal.common.people_files import ABOUT_FILES, ACCEPTED
from crpv_portal.common.people_lines import too_long
from crpv_portal.common.text import key_in

from ..bodies.people import Namesakes, organisations_named, told_apart
from ..choices import AttendanceState
from ..forms import RowForm
from ..meetings.quorum import is_counted
from ..meetings.votes import refusal_of_votes
from ..models import ActionItem
from .arrivals import ArrivalCells
from .details import DetailsForm
from .owners import Ambiguous, Owner, Owners
from .people import (
    Guest,
    detail_of,
    in_order,
    known_guests,
    name_of,
    people_expected,
    people_of,
    people_there,
    people_written,
    usual_ballot,
    voters_of_page,
)
from .reading import record_of
from .row_forms import (
    NUMBER_IS_GIVEN,
    ActionForm,
    DecisionForm,
    EarlierForm,
    GuestsForm,
    HeadsForm,
    ItemForm,
    MinutesForm,
    RollForm,
    citable_provisions,
)
from .steps import BLANK, DEFAULTS

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from ..models import Attendance, Meeting
    from .lines import MeetingRecord
    from .merging import Flat

NOT_CALLED = AttendanceState.NOT_CALLED
Form = TypeVar("Form", bound=RowForm)
NUMBER = re.compile(r"decision-\w+-(?:number|year|reference)")


def is_new(key: str) -> bool:
    """Tell whether this is the key of a row not in the database yet: n1, n2…"""
    return key_in(key) is None


class RecordForm:
    """Form of all the rows, from what is stored (`is_sent` false) or from what was sent.

    `record` is set once `is_valid()` returned True; errors stand on the rows and in `problems`.
    roll: its lines, when they are more than those stored; the page is then that of its day.
    """

    def __init__(
        self,
        meeting: Meeting,
        values: Flat,
        *,
        user: AnyUser,
        earlier: list[ActionItem],
        is_sent: bool = False,
        roll: list[Attendance] | None = None,
    ) -> None:
        self.meeting, self.values, self.is_sent = meeting, values, is_sent
        self.user = user
        self.is_drawn = roll is not None
        self.roll_rows = list(meeting.attendances.all()) if roll is None else roll
        self.earlier = earlier
        self.problems: list[str] = []
        self.record: MeetingRecord | None = None
        cited = {
            pk
            for name, value in values.items()
            if name.endswith("-provisions")
            for text in value.split()
            if (pk := key_in(text))
        }
        self.provisions = citable_provisions(user, cited)
        self.known = known_guests(meeting)
        there = people_there(self.roll_rows) if self.roll_rows else people_expected(meeting)
        there += people_written(meeting)
        self.namesakes = Namesakes(user)
        before = [(each.person, each.name, each.organisation) for each in self.known]
        self.presenters = in_order([*there, *before])
        officers = in_order(there) if self.has_composition else self.presenters
        self.details = self._form(DetailsForm, "", meeting=meeting, people=officers)
        self.guests = self._form(GuestsForm, "", known=self.known)
        bearers = told_apart(
            (row.pk, name_of(row), detail_of(row)) for row in self.roll_rows if row.voting_weight
        )
        self.roll = {row.pk: self._roll_form(row, bearers) for row in self.roll_rows}
        by_head = [each for each in meeting.body.colleges.all() if each.is_counted_by_head]
        for college in by_head:
            seats = str(college.head_count_seats or "")
            values.setdefault(f"heads-{college.pk}-in_office", seats)
        self.heads = {each: self._form(HeadsForm, f"heads-{each.pk}") for each in by_head}
        self.voters_by_name = (
            [] if self.heads else voters_of_page(meeting.body, self.roll_rows, values)
        )
        self.items = {key: self.item_form(key) for key in self.keys("items")}
        self.decisions = {
            key: self.decision_form(key)
            for item in self.items
            for key in self.keys(f"item-{item}-decisions")
        }
        self.actions = {
            key: self._form(ActionForm, f"action-{key}")
            for item in self.items
            for key in self.keys(f"item-{item}-actions")
        }
        self.earlier_forms = {
            action.pk: self._form(EarlierForm, f"earlier-{action.pk}") for action in earlier
        }
        self.arrivals = {
            key: self._form(ArrivalCells, f"arrival-{key}", namesakes=self.namesakes)
            for key in self.keys("arrivals")
        }
        self.minutes = self._form(MinutesForm, "")
        self.guests_text = values.get("guests", "")
        self.about_files, self.files_accepted = ABOUT_FILES, ACCEPTED
        if refusal := too_long(self.guests_text):
            self.problems.append(refusal)

    # --- Rows ----------------------------------------------------------------------------------

    def keys(self, name: str) -> list[str]:
        return list(dict.fromkeys(self.values.get(name, "").split()))

    def item_form(self, key: str) -> ItemForm:
        return self._form(
            ItemForm, f"item-{key}", people=self.presenters, provisions=self.provisions
        )

    def decision_form(self, key: str) -> DecisionForm:
        return self._form(
            DecisionForm,
            f"decision-{key}",
            provisions=self.provisions,
            voters=self.voters_by_name,
        )

    def blank_rows(self) -> tuple[ItemForm, DecisionForm, ActionForm]:
        """Return an empty row of each kind, which the script copies to add one."""
        return (
            ItemForm(
                prefix=f"item-{BLANK}",
                initial=DEFAULTS["item"],
                people=self.presenters,
                provisions=self.provisions,
            ),
            DecisionForm(
                prefix=f"decision-{BLANK}",
                initial=DEFAULTS["decision"]
                | {"ballot": usual_ballot(self.meeting.body, self.roll_rows)},
                provisions=self.provisions,
                voters=self.voters_by_name,
            ),
            ActionForm(prefix=f"action-{BLANK}", initial=DEFAULTS["action"]),
        )

    def _form(self, kind: type[Form], prefix: str, **arguments: Any) -> Form:
        arguments["prefix"] = prefix or None
        if self.is_sent:
            return kind(self.values, **arguments)
        start = f"{prefix}-" if prefix else ""
        initial = {
            name.removeprefix(start): value
            for name, value in self.values.items()
            if name.startswith(start)
        }
        return kind(initial=initial, **arguments)

    def _roll_form(self, row: Attendance, bearers: list[tuple[int, str]]) -> RollForm:
        return self._form(
            RollForm,
            f"roll-{row.pk}",
            bearers=[bearer for bearer in bearers if bearer[0] != row.pk],
            people=[(person.pk, person.full_name) for person in people_of(row)],
            is_member=row.mandate_id is not None,
            is_said=row.person_id is not None,
            can_send=row.mandate_id is not None or not self.has_composition,
            is_erased=bool(row.person and row.person.erased_at),
        )

    @property
    def has_composition(self) -> bool:
        """Tell whether members are listed, or counted; else those named are simply present."""
        by_head = any(each.is_counted_by_head for each in self.meeting.body.colleges.all())
        return by_head or any(row.mandate_id for row in self.roll_rows)

    def all_forms(self) -> list[RowForm]:
        rows = (
            self.roll,
            self.heads,
            self.arrivals,
            self.items,
            self.decisions,
            self.actions,
            self.earlier_forms,
        )
        nested = [form for row in rows for form in row.values()]
        return [self.details, self.guests, *nested, self.minutes]

    @property
    def owner_labels(self) -> list[str]:
        return self._owners().labels

    def _owners(self, guests: Iterable[Guest] = ()) -> Owners:
        return Owners(
            self.meeting,
            guests=guests,
            known=self.known,
            named=partial(organisations_named, self.user),
        )

    # --- Judging -------------------------------------------------------------------------------

    def is_valid(self) -> bool:
        self._drop_blank_rows()
        if any(NUMBER.fullmatch(name) for name, value in self.values.items() if value):
            self.problems.append(NUMBER_IS_GIVEN)
        forms = self.all_forms()
        guests = [*self._arriving(), *self._chosen_guests()]
        owners = self._meant_owners(self._owners(guests))
        # Every check runs, so that one refusal does not hide the others.
        if all(form.is_valid() for form in self.roll.values()):
            if all(form.is_valid() for form in self.heads.values()):
                self._check_votes()
            self._check_proxies()
        if all(form.is_valid() for form in forms) and not self.problems:
            self.record = record_of(self, guests, owners)
        return self.record is not None

    def refuse(self, refusal: ValidationError) -> None:
        """Show at the top of the page what the services or the database refused."""
        self.record = None
        self.problems += refusal.messages

    @property
    def errors(self) -> list[dict[str, str]]:
        """Return name, text and anchor of each refused field, for the summary at the top."""
        found = [{"name": "", "text": str(problem), "anchor": ""} for problem in self.problems]
        for form in self.all_forms():
            if not form.is_bound:
                continue
            for name, texts in form.errors.items():
                if name == NON_FIELD_ERRORS:
                    found += [{"name": "", "text": str(text), "anchor": ""} for text in texts]
                    continue
                anchor = form[name].auto_id
                if isinstance(form, RollForm) and name == "state":
                    anchor += "_0"
                refused = {"name": form.add_prefix(name), "anchor": anchor}
                found += [refused | {"text": str(text)} for text in texts]
        return found

    def _drop_blank_rows(self) -> None:
        """Drop the rows that were added and left empty."""
        for item in list(self.items):
            for kind, forms, needed in (
                ("decisions", self.decisions, ("text", "votes_for", "votes_against")),
                ("actions", self.actions, ("text", "owner")),
            ):
                name = f"item-{item}-{kind}"
                for key in self.keys(name):
                    prefix = f"{kind.removesuffix('s')}-{key}"
                    typed = [self.values.get(f"{prefix}-{n}") for n in needed]
                    typed += [v for n, v in self.values.items() if n.startswith(f"{prefix}-vote-")]
                    if is_new(key) and not any(typed):
                        forms.pop(key, None)
                        self._leave_out(name, key)
            texts = (f"item-{item}-{n}" for n in ("title", "note", "decisions", "actions"))
            if is_new(item) and not any(self.values.get(name) for name in texts):
                del self.items[item]
                self._leave_out("items", item)

    def _leave_out(self, name: str, key: str) -> None:
        self.values[name] = " ".join(other for other in self.keys(name) if other != key)

    def _arriving(self) -> list[Guest]:
        forms = [form for form in self.arrivals.values() if form.is_valid()]
        return [form.guest for form in forms if not form.is_left_out]

    def _chosen_guests(self) -> list[Guest]:
        chosen = self.guests.cleaned_data.get("known", []) if self.guests.is_valid() else []
        return [each.as_guest for each in self.known if each.person in chosen]

    def _check_proxies(self) -> None:
        rows = {row.pk: row for row in self.roll_rows}
        allowed = self.meeting.body.max_proxies
        # While the roll is under way, whoever bears the proxy may still have to be called.
        may_bear = {AttendanceState.PRESENT, *(() if self.meeting.is_held else (NOT_CALLED,))}
        borne: dict[int, int] = {}
        for pk, form in self.roll.items():
            if form.cleaned_data["state"] != AttendanceState.REPRESENTED:
                continue
            bearer = form.cleaned_data.get("proxy")
            deputy = form.cleaned_data.get("deputy_name")
            if bearer and deputy:
                form.add_error("proxy", "Un pouvoir ou une personne envoyée : l’un des deux.")
                continue
            if deputy:
                continue
            if not bearer:
                form.add_error(
                    "proxy" if "proxy" in form.fields else "deputy_name",
                    "Dites à qui ce membre donne pouvoir, ou qui il envoie."
                    if "proxy" in form.fields
                    else "Dites par qui.",
                )
                continue
            name = name_of(rows[bearer])
            borne[bearer] = borne.get(bearer, 0) + 1
            if self.roll[bearer].cleaned_data["state"] not in may_bear:
                form.add_error(
                    "proxy", f"{name} n’est pas présent : le pouvoir ne peut pas lui être donné."
                )
            elif borne[bearer] > allowed:
                form.add_error(
                    "proxy",
                    f"{name} porte déjà {counted(allowed, 'pouvoir(s)')} : "
                    "c’est le plus qu’une personne peut porter ici.",
                )
            elif not rows[pk].voting_weight:
                form.add_error("proxy", "Ce membre n’a pas de voix à donner.")

    def voters(self) -> int | None:
        """Return the votes present or represented on the page; None when no roll is called."""
        weights = [(row.voting_weight, self.roll[row.pk].cleaned_data) for row in self.roll_rows]
        called = [data for weight, data in weights if weight and data["state"] != NOT_CALLED]
        if not called and not self.heads:
            return None
        deputies_vote = self.meeting.body.deputies_vote
        named = sum(
            weight
            for weight, data in weights
            if is_counted(data["state"], data.get("deputy_name", ""), deputies_vote=deputies_vote)
        )
        by_head = sum(
            (form.cleaned_data["present"] or 0) + (form.cleaned_data["represented"] or 0)
            for form in self.heads.values()
        )
        return named + by_head

    def _check_votes(self) -> None:
        expected = 0 if self.heads else sum(row.voting_weight for row in self.roll_rows)
        there = self.voters()
        for form in self.decisions.values():
            votes = sum(form.votes or ()) if form.is_valid() else 0
            if refusal := refusal_of_votes(votes, there=there, expected=expected):
                form.add_error("votes_for", refusal)

    def _meant_owners(self, owners: Owners) -> dict[str, Owner]:
        """Return the owner of each action; refuse a name that several bear."""
        meant: dict[str, Owner] = {}
        for key, form in self.actions.items():
            form.is_valid()
            typed = form.cleaned_data.get("owner")
            if not typed:
                continue
            try:
                meant[key] = owners.meant(typed, key_in(key))
            except Ambiguous as several:
                form.add_error(
                    "owner", f"« {typed} » peut désigner plusieurs personnes : écrivez {several}."
                )
        return meant
