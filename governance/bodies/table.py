"""Composition as one table: its rows joined with what others saved, and written at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.admin.boxes import digest
from crpv_portal.common.dates import today
from crpv_portal.common.fact_forms import at_their_fields
from crpv_portal.common.forms import UNREAD, refuse
from crpv_portal.common.french import listing
from crpv_portal.outbox.models import OutgoingMail

from ..models import Mandate
from ..read_at import Reading, read_base
from .colleges import named_colleges
from .composition import composition_of
from .mandates import (
    NewSeat,
    add_seats,
    change_seat,
    complete_mandate,
    correct_mandate,
    correct_named_person,
    end_mandate,
    give_mandate,
)
from .people import Namesakes, is_named_elsewhere, organisations_named, people_known_to
from .table_forms import ADDRESSES, ROLES, NewSeatLineForm, SeatLineForm

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import QueryDict

    from crpv_portal.accounts.perms import AnyUser

    from ..models import Body, College, Seat
    from .composition import SeatRow

# A page of more rows would send more boxes than Django takes (DATA_UPLOAD_MAX_NUMBER_FIELDS).
MOST_SEATS = 600
MOST_NEW = 60
BLANK_ROWS = 3
ELSEWHERE = {"holder": "holder_last", "alternate": "alternate_last", "lines": "title"}


class SeatReading(Reading):
    """Row of the table, whose cells are of a seat, its mandate, and those who hold it."""

    def place_of(self, box: str) -> tuple[Model, str]:
        form = self.form
        role, _, part = box.partition("_")
        if role in ROLES and (person := form.person_of(role)):
            columns = {"last": "last_name", "first": "first_name", "email": "function_email"}
            return person, columns[part]
        if box == "title" or form.mandate is None:
            return form.seat, box
        return form.mandate, {"organisation": "organisation_name"}.get(box, box)


class CompositionTable:
    """Rows of the table of a body; of what was sent when `sent` is given.

    new: how many rows there are for seats to add; most: of how many seats the table is made, none
    being shown of a body that has more. The caller has locked the body before a save.
    """

    def __init__(
        self,
        body: Body,
        user: AnyUser,
        sent: QueryDict | None,
        *,
        new: int,
        most: int = MOST_SEATS,
    ) -> None:
        self.body, self.user, self.is_too_long = body, user, most == 0
        self.named = partial(organisations_named, user)
        shared: dict[str, Any] = {
            "namesakes": Namesakes(user),
            "people": people_known_to(user),
            "may_correct": lambda person: not is_named_elsewhere(person, user),
        }
        blocks = composition_of(body, today()) if most else []
        self.colleges = [each.college for each in blocks if not each.college.is_counted_by_head]
        self.by_head = [each.college for each in blocks if each.college.is_counted_by_head]
        self.blocks: list[tuple[College, list[SeatReading]]] = []
        for block in blocks:
            if block.seats:
                rows = [self._reading(row, sent, shared) for row in block.seats]
                self.blocks.append((block.college, rows))
        self._tell_refused()
        colleges = named_colleges(body)
        choices = [("", "Choisissez"), *((each.pk, each.name) for each in self.colleges)]
        self.new = []
        for rank in range(new):
            form = NewSeatLineForm(sent, prefix=f"new-{rank}", colleges=colleges, **shared)
            form.fields["college"].widget.choices = choices  # read once for all the rows
            self.new.append(form)
        if len(self.colleges) == 1:
            for form in self.new:
                form.fields["college"].initial = self.colleges[0].pk

    def _tell_refused(self) -> None:
        """Say beside each address that it refused the last mail; one query for the table."""
        forms = [reading.form for reading in self.readings]
        stored = {form.initial.get(name, "") for form in forms for name in ADDRESSES}
        refused = OutgoingMail.objects.refusing(stored)
        for form in forms:
            form.say_refused(refused)

    def _reading(self, row: SeatRow, sent: QueryDict | None, shared: dict[str, Any]) -> SeatReading:
        mandate = row.held.mandate if row.held else None
        prefix = prefix_of(row.seat, mandate)
        make = partial(SeatLineForm, prefix=prefix, seat=row.seat, mandate=mandate, **shared)
        is_there = sent is not None and f"{prefix}-title" in sent
        reading = SeatReading(make, sent if is_there else None, row.seat)
        reading.form.row = row
        return reading

    @property
    def readings(self) -> list[SeatReading]:
        return [each for _, rows in self.blocks for each in rows]

    @property
    def count(self) -> int:
        return len(self.readings)

    @property
    def forms(self) -> list[SeatLineForm]:
        return [*(each.form for each in self.readings), *self.new]

    @property
    def refused(self) -> list[SeatLineForm]:
        return [form for form in self.forms if form.is_bound and form.errors]

    def save(self) -> tuple[bool, int]:
        """Save the rows that changed, all or none; return whether all is done, and how many rows.

        A cell that somebody else changed meanwhile too is shown again with both texts, and the rest
        is saved.
        """
        unread = [each for each in self.readings if each.form.is_bound and each.is_unread]
        for each in unread:
            each.form = each.make(each.typed)
            refuse(each.form, ValidationError(UNREAD))
        if unread or not all([form.is_valid() for form in self.forms if form.is_bound]):  # noqa: C419 - each row is judged
            self._show_clashes()
            return False, 0
        changed = [form for form in self.forms if form.is_bound and form.touched]
        with transaction.atomic():
            for form in changed:
                try:
                    self._write(form)
                except ValidationError as refusal:
                    refuse(form, _at_cells(refusal, form))
            if self.refused:
                transaction.set_rollback(True)
        is_written = not self.refused
        clashes = self._show_clashes()
        return is_written and not clashes, len(changed) if is_written else 0

    def _show_clashes(self) -> bool:
        found = [each for each in self.readings if each.clashes]
        for each in found:
            each.form = each.again()
        return bool(found)

    def _write(self, form: SeatLineForm) -> None:
        data = form.cleaned_data
        if form.seat is None:
            wish = NewSeat(data["title"], form.occupant(self.named))
            add_seats(college=data["college"], seats=[wish], since=form.from_day)
            return
        if "title" in form.touched:
            change_seat(seat=form.seat, title=data["title"], voting_weight=form.seat.voting_weight)
        if form.mandate is None:
            occupant = form.occupant(self.named)
            if occupant is not None:
                give_mandate(seat=form.seat, occupant=occupant, since=form.from_day)
            return
        self._correct(form, form.mandate)
        if data.get("until"):
            end_mandate(mandate=form.mandate, end=data["until"])

    def _correct(self, form: SeatLineForm, mandate: Mandate) -> None:
        data = form.cleaned_data
        if form.touched & {"organisation", "capacity", "voice", "function_email"}:
            organisation, name = mandate.organisation, data["organisation"]
            if "organisation" in form.touched:
                organisation = self.named([name]).get(name) if name else None
            correct_mandate(
                mandate=mandate,
                organisation=organisation,
                organisation_name=name,
                capacity=data["capacity"],
                voice=data["voice"],
                function_email=data["function_email"],
            )
        named = {role: form.who(role) for role in ROLES}
        if any(form.corrects(role) for role in ROLES):
            for role in ROLES:
                person = form.person_of(role)
                if person is None or named[role] is None or not form.corrects(role):
                    continue
                named[role] = correct_named_person(
                    person=person,
                    user=self.user,
                    first_name=data[f"{role}_first"],
                    last_name=data[f"{role}_last"],
                    function_email=data.get(f"{role}_email", person.function_email),
                )
            if any((form.person_of(role) is None) != (named[role] is None) for role in ROLES):
                complete_mandate(
                    mandate=mandate,
                    holder=named["holder"],
                    alternate=named["alternate"],
                    is_name_public=mandate.is_name_public,
                )


def _at_cells(refusal: ValidationError, form: SeatLineForm) -> ValidationError:
    """Return the refusal, each at the cell of the row that it is about."""
    placed = at_their_fields(refusal, Mandate, form.fields)
    if not hasattr(placed, "error_dict"):
        return placed
    found: dict[str, list[ValidationError]] = {}
    for name, errors in placed.error_dict.items():
        role = next((each for each in ROLES if name == each), "")
        cell = ELSEWHERE.get(name, name)
        if name in ("first_name", "last_name"):
            role = "holder"
            cell = f"{role}_{name.partition('_')[0]}"
        found.setdefault(cell, []).extend(errors)
    return ValidationError(found)


def prefix_of(seat: Seat, mandate: Mandate | None) -> str:
    """Return the prefix of a row's boxes: another mandate of the seat is another row."""
    return f"seat-{seat.pk}-{mandate.pk}" if mandate else f"seat-{seat.pk}-0"


def typed_for_nobody(table: CompositionTable, sent: QueryDict) -> list[str]:
    """Say what was written in rows that are there no more: the seat has another holder now."""
    there = {form.prefix for form in table.forms}
    said = []
    for name in sent:
        prefix = name.removesuffix("-read")
        if name == prefix or prefix in there or not prefix.startswith("seat-"):
            continue
        base = read_base(str(sent[name]))
        typed = [
            str(sent[f"{prefix}-{box}"])
            for box, was in base.items()
            if (text := sent.get(f"{prefix}-{box}"))
            and digest((text.replace("\r\n", "\n"),)) != was
        ]
        if typed:
            said.append(
                f"Le siège « {sent.get(f'{prefix}-title', '')} » a changé de titulaire, ou a été "
                f"retiré, pendant que vous écriviez : {listing(typed)} n’y est pas enregistré."
            )
    return said
