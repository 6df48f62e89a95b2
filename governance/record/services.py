"""Services that write a record: roll, agenda, drafts of decisions, actions, minutes' text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.dates import in_words, today, today_in
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked, locked_rows
from partners.models import Organisation, Person
from partners.services import forget_unused_people

from ..bodies.mandates import correct_named_person
from ..bodies.people import organisations_named, people_known_to
from ..choices import MeetingStatus, MinutesState
from ..convening.appointments import appointment_of, note_change
from ..meetings.actions import follow_state
from ..meetings.decisions import adopt_decision
from ..meetings.doubts import check_doubts
from ..meetings.points import kind_with_decision
from ..meetings.services import change_status
from ..meetings.votes import check_adopted_votes, check_proxies, check_votes, forget_votes_of
from ..models import (
    ActionItem,
    AgendaItem,
    Attendance,
    Decision,
    HeadCount,
    Meeting,
    Minutes,
    Vote,
)
from .people import Guest

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from .lines import ItemLine, MeetingRecord

# The columns of the roll that a save of the page writes.
WRITTEN = (
    *("state", "represented_by", "person", "remark", "deputy_name", "deputy_organisation"),
    *("organisation", "organisation_name"),
)


@transaction.atomic
def write_record(*, meeting: Meeting, record: MeetingRecord, by: AnyUser) -> Meeting:
    """Write the whole page in one transaction; the meeting's version rises.

    The caller has locked the meeting and merged what others wrote. Raises ValidationError, and
    writes nothing, for impossible proxies or votes.
    """
    meeting = locked(meeting, "body")
    if Minutes.objects.filter(meeting=meeting, locked_at__isnull=False).exists():
        raise ValidationError("Le compte rendu est approuvé : cette réunion ne se modifie plus.")
    with because("compte rendu de séance", action="write_record"):
        _write_details(meeting, record)
        guests = _write_roll(meeting, record, by)
        check_adopted_votes(meeting)
        _write_agenda(meeting, record, guests)
        _close_earlier(meeting, record)
        _write_minutes(meeting, record.minutes, by)
    return meeting


@transaction.atomic
def hold_meeting(*, meeting: Meeting) -> Meeting:
    """Mark the meeting as held.

    Raises ValidationError before its day, and while a proxy is borne by somebody not called.
    """
    if meeting.starts_on > today_in(meeting.time_zone):
        raise ValidationError(
            f"Cette réunion est prévue le {in_words(meeting.starts_on)} : elle ne peut pas être "
            "déclarée tenue avant."
        )
    check_proxies(meeting, is_final=True)
    return change_status(meeting=meeting, to=MeetingStatus.HELD, reason="réunion tenue")


@transaction.atomic
def adopt_drafts(*, meeting: Meeting, sure: str = "") -> list[Decision]:
    """Adopt every draft of the meeting, in agenda order; all or none.

    Raises Doubts when quorum or votes speak against it, and `sure` is not what the doubts gave.
    """
    meeting = locked(meeting, "body")
    drafts = Decision.objects.filter(item__meeting=meeting, adopted_on__isnull=True).order_by(
        "item__position", "pk"
    )
    check_doubts(meeting, drafts, sure=sure)
    adopted = [
        adopt_decision(decision=decision, on=meeting.starts_on, reason="adoptée en séance")
        for decision in drafts
    ]
    if adopted:
        meeting.version += 1
        meeting.save(update_fields=["version", "updated_at"])
    return adopted


# --- The parts of the page -----------------------------------------------------------------------


def _write_details(meeting: Meeting, record: MeetingRecord) -> None:
    before = appointment_of(meeting)
    for column, value in record.details.items():
        setattr(meeting, column, value)
    note_change(meeting, before)
    meeting.version += 1
    meeting.full_clean()
    meeting.save()


def _write_roll(meeting: Meeting, record: MeetingRecord, by: AnyUser) -> list[Person | None]:
    """Write the roll; return the guests that it adds, in their order, None for an organisation."""
    rows = {row.pk: row for row in locked_rows(meeting.attendances.all())}
    _lock_people(rows, record)
    typed = [line.names[2] for line in record.roll if line.names]
    known = organisations_named(by, [*typed, *(guest.organisation for guest in record.guests)])
    for line in record.roll:
        row = rows[line.pk]
        row.state = line.state
        row.represented_by_id = line.represented_by
        row.remark = line.remark
        row.deputy_name = line.deputy_name
        row.deputy_organisation = line.deputy_organisation
        if row.mandate_id and line.person:
            row.person_id = line.person
        if line.names and not row.mandate_id and line.pk not in record.removed_guests:
            _correct_guest(row, line.names, known, by)
    Attendance.objects.bulk_update([rows[line.pk] for line in record.roll], WRITTEN)
    _take_off(meeting, record.removed_guests)
    added = []
    for guest in record.guests:
        person = _person_of(guest, by)
        added.append(person)
        Attendance.objects.create(
            meeting=meeting,
            person=person,
            organisation=known.get(guest.organisation),
            organisation_name=guest.organisation or ("" if person else guest.remark),
            state=guest.state,
            remark=guest.remark if person or guest.organisation else "",
        )
    for heads in record.heads:
        HeadCount.objects.update_or_create(
            meeting=meeting,
            college_id=heads.college,
            defaults={
                "in_office": heads.in_office,
                "present": heads.present,
                "represented": heads.represented,
            },
        )
    check_proxies(meeting, is_final=meeting.is_held)
    return added


def _lock_people(rows: dict[int, Attendance], record: MeetingRecord) -> None:
    """Lock all the guests whom this save may correct, forget or add, before it writes any.

    One after the other, as the roll has them, two records that name the same people would wait for
    each other.
    """
    lines = {line.pk for line in record.roll if line.names} | set(record.removed_guests)
    named = [rows[pk].person_id for pk in lines if pk in rows and not rows[pk].mandate_id]
    people = {pk for pk in (*named, *(guest.person for guest in record.guests)) if pk is not None}
    if people:
        list(locked_rows(Person.objects.filter(pk__in=people), are_kept=True))


def _take_off(meeting: Meeting, lines: Collection[int]) -> None:
    """Take lines off the roll: guests, and members who had left by that day.

    Raises ValidationError while somebody else gives them a proxy.
    """
    rows = list(locked_rows(meeting.attendances.filter(pk__in=lines)))
    bearing = meeting.attendances.filter(represented_by__in=rows).exclude(pk__in=lines)
    if bearing.exists():
        raise ValidationError(
            "Un pouvoir est donné à une personne que vous retirez de l’appel : corrigez-le d’abord."
        )
    forget_votes_of(rows)
    gone = [row.person_id for row in rows if row.person_id and row.mandate_id is None]
    meeting.attendances.filter(pk__in=lines, represented_by__isnull=False).delete()
    meeting.attendances.filter(pk__in=lines).delete()
    forget_unused_people(gone, reason="invité retiré de l’appel")


def _person_of(guest: Guest, by: AnyUser) -> Person | None:
    """Return the person who is known, a new one, or nobody for an organisation alone.

    Raises ValidationError for a person whom the account's bodies do not name.
    """
    if guest.person is not None:
        person = people_known_to(by).filter(pk=guest.person).first()
        if person is None:
            raise ValidationError("Cette personne n’est pas connue de vos instances.")
        return person
    if not guest.last_name:
        return None
    new = Person(first_name=guest.first_name, last_name=guest.last_name, function_email=guest.email)
    new.full_clean()
    new.save()
    return new


def _correct_guest(
    row: Attendance, names: tuple[str, str, str], known: dict[str, Organisation], by: AnyUser
) -> None:
    """Write the name and the organisation of a guest as corrected; the person stays the same."""
    first_name, last_name, organisation = names
    if organisation != row.organisation_name:
        row.organisation_name, row.organisation = organisation, known.get(organisation)
    person = row.person
    if person is None:
        row.person = _person_of(Guest(first_name, last_name), by)
    elif (first_name, last_name) != (person.first_name, person.last_name):
        correct_named_person(
            person=person,
            user=by,
            first_name=first_name,
            last_name=last_name or person.last_name,
            function_email=person.function_email,
        )


def _write_agenda(meeting: Meeting, record: MeetingRecord, guests: list[Person | None]) -> None:
    stored = {item.pk: item for item in locked_rows(meeting.items.all())}
    deciding = set(
        Decision.objects.adopted().filter(item__in=stored).values_list("item", flat=True)
    )
    kept = {line.pk for line in record.items}
    for pk, item in stored.items():
        if pk not in kept:
            _remove_item(item)
    for position, line in enumerate(record.items, start=1):
        item = stored.get(line.pk or 0) or AgendaItem(meeting=meeting)
        item.position = position
        item.title, item.note = line.title, line.note
        holds_decision = bool(line.decisions) or item.pk in deciding
        item.kind = kind_with_decision(line.kind) if holds_decision else line.kind
        item.presenter_id, item.minutes_planned = line.presenter, line.minutes_planned
        item.full_clean(validate_constraints=False)  # the ranks are judged once all have moved
        item.save()
        item.provisions.set(line.provisions)
        _write_decisions(item, line)
        _write_actions(item, line, guests)


def _remove_item(item: AgendaItem) -> None:
    """Delete a point with its drafts, unless something lasting came from it."""
    lasting = (
        item.decisions.filter(adopted_on__isnull=False),
        item.actions.all(),
        item.approved_minutes.all(),
        item.carried_to.all(),
    )
    if any(rows.exists() for rows in lasting):
        raise ValidationError(
            f"Le point « {item.title} » a une décision adoptée, une suite ou une reprise : "
            "il reste à l’ordre du jour."
        )
    item.decisions.all().delete()
    item.delete()


def _write_decisions(item: AgendaItem, line: ItemLine) -> None:
    drafts = {row.pk: row for row in item.decisions.filter(adopted_on__isnull=True)}
    kept = {draft.pk for draft in line.decisions}
    for pk, row in drafts.items():
        if pk not in kept:
            row.delete()
    final = (
        item.decisions.adopted()
        .filter(pk__in=[pk for pk in kept if pk])
        .select_related("body")
        .first()
    )
    if final is not None:
        raise ValidationError(
            f"Cette décision a été adoptée entre-temps sous le n° {final.reference} : elle ne "
            "change plus."
        )
    for draft in line.decisions:
        decision = drafts.get(draft.pk or 0) or Decision(body=item.meeting.body, item=item)
        decision.kind, decision.opinion, decision.text = draft.kind, draft.opinion, draft.text
        decision.votes_for, decision.votes_against, decision.abstentions = draft.votes or (
            (None,) * 3
        )
        decision.ballot = draft.ballot
        decision.full_clean()
        check_votes(decision)
        _write_votes(decision, dict(draft.casts))
        decision.provisions.set(draft.provisions)


def _write_votes(decision: Decision, casts: dict[int, str]) -> None:
    """Save a draft with its votes by name: those that go, go before its ballot changes."""
    stored = {vote.attendance_id: vote for vote in Vote.objects.filter(decision=decision.pk)}
    for line, vote in stored.items():
        if line not in casts:
            vote.delete()
    decision.save()
    for line, cast in casts.items():
        vote = stored.get(line) or Vote(decision=decision, attendance_id=line)
        if vote.cast != cast:
            vote.cast = cast
            vote.full_clean()
            vote.save()


def _write_actions(item: AgendaItem, line: ItemLine, guests: list[Person | None]) -> None:
    rows = {row.pk: row for row in item.actions.all()}
    kept = {action.pk for action in line.actions}
    for pk, row in rows.items():
        if pk not in kept:
            row.delete()
    for action in line.actions:
        row = rows.get(action.pk or 0) or ActionItem(body=item.meeting.body, item=item)
        row.text, row.due_on = action.text, action.due_on
        row.owner_person_id, row.owner_organisation_id = action.person, action.organisation
        row.owner_words = action.owner_words
        if action.guest is not None:
            row.owner_person = guests[action.guest]
        follow_state(row, action.state, item.meeting.starts_on)
        row.full_clean()
        row.save()


def _close_earlier(meeting: Meeting, record: MeetingRecord) -> None:
    """Set the states of actions left by earlier meetings."""
    rows = locked_rows(
        ActionItem.objects.filter(
            body=meeting.body, pk__in=record.earlier, item__meeting__starts_on__lt=meeting.starts_on
        )
    )
    for row in rows:
        if row.state != record.earlier[row.pk]:
            follow_state(row, record.earlier[row.pk], min(meeting.starts_on, today()))
            row.save(update_fields=["state", "closed_on"])


def _write_minutes(meeting: Meeting, text: str, by: AnyUser) -> None:
    minutes = locked_rows(Minutes.objects.filter(meeting=meeting)).first()
    if minutes is None:
        if text:
            Minutes.objects.create(meeting=meeting, text=text, updated_by_id=by.pk)
        return
    if minutes.text == text:
        return
    if minutes.state != MinutesState.DRAFT:
        raise ValidationError(
            "Le compte rendu est en relecture ou approuvé : son texte ne se modifie plus ici."
        )
    minutes.text = text
    minutes.version += 1
    minutes.updated_by_id = by.pk
    minutes.save()
