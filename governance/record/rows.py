"""Data shown around the fields of the record: members by college, proxies, possible owners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from crpv_portal.common.text import french_sort_key
from partners.choices import EditionStatus
from partners.models import Organisation, Provision

from ..models import ActionItem, AgendaItem, Attendance, College, Document, Meeting

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from partners.models import Person


def with_record(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Read all that the page shows, in a number of queries that does not grow with its rows."""
    attendances = Attendance.objects.select_related(
        "mandate__seat__college", "mandate__holder", "mandate__alternate", "person", "organisation"
    ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    agenda = AgendaItem.objects.select_related("presenter").order_by("position", "pk")
    agenda = agenda.select_related(
        "proposal__mandate__organisation",
        "proposal__mandate__seat",
        "proposal__person",
        "proposal__author",
    )
    items = agenda.prefetch_related(
        "provisions",
        "decisions__provisions",
        "decisions__body",
        "decisions__corrects__body",
        "decisions__corrections__body",
        Prefetch("documents", Document.objects.not_removed().order_by("pk"), "kept_documents"),
        Prefetch(
            "actions",
            ActionItem.objects.select_related("owner_person", "owner_organisation").order_by("pk"),
        ),
    )
    return meetings.select_related(
        "body__centre", "body__region", "minutes__updated_by"
    ).prefetch_related(
        Prefetch("attendances", attendances),
        Prefetch("items", items),
        "head_counts",
        Prefetch("body__colleges", College.objects.order_by("position", "pk")),
    )


def name_of(attendance: Attendance) -> str:
    """Return who a line of the roll is: the person, else the organisation, else the quality."""
    if attendance.person:
        return attendance.person.full_name
    mandate = attendance.mandate
    capacity = mandate.capacity if mandate else ""
    return attendance.organisation_name or capacity or (mandate.seat.title if mandate else "")


def detail_of(attendance: Attendance) -> str:
    """Return the line under the name: the organisation, the quality and the seat."""
    mandate = attendance.mandate
    parts = [attendance.organisation_name]
    if mandate:
        parts += [mandate.capacity, mandate.seat.title]
    name = name_of(attendance)
    kept = [part for part in dict.fromkeys(parts) if part and part != name]
    return ", ".join(kept)


def people_of(attendance: Attendance) -> list[Person]:
    """List who may sit for a mandate: holder, alternate, and the person already written."""
    mandate = attendance.mandate
    people = [mandate.holder, mandate.alternate] if mandate else []
    known = {person.pk: person for person in [*people, attendance.person] if person}
    return list(known.values())


def people_there(meeting: Meeting) -> dict[int, str]:
    """List everybody on the roll, and their alternates, by name."""
    rows = meeting.attendances.all()
    return {person.pk: person.full_name for row in rows for person in people_of(row)}


def presenters_of(meeting: Meeting) -> dict[int, str]:
    """Return the present presenters of points, whether on the roll or not."""
    people = (item.presenter for item in meeting.items.all())
    return {person.pk: person.full_name for person in people if person}


def in_order(people: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(people.items(), key=lambda pair: french_sort_key(pair[1]))


@dataclass(frozen=True)
class Owner:
    """Possible owner of an action; a guest not saved yet has neither key."""

    name: str
    person: int | None = None
    organisation: int | None = None


def owners_of(meeting: Meeting) -> dict[str, Owner]:
    """List people and organisations of the roll and owners of actions, by name's sort key."""
    found: dict[str, Owner] = {}

    def add(person: Person | None, organisation: Organisation | None) -> None:
        if organisation:
            owner = Owner(organisation.name, organisation=organisation.pk)
            found.setdefault(french_sort_key(owner.name), owner)
        if person:
            owner = Owner(person.full_name, person=person.pk)
            found.setdefault(french_sort_key(owner.name), owner)

    for attendance in meeting.attendances.all():
        add(attendance.person, attendance.organisation)
        for person in people_of(attendance):
            add(person, None)
    for item in meeting.items.all():
        for action in item.actions.all():
            add(action.owner_person, action.owner_organisation)
    return found


def organisations_named(names: Iterable[str]) -> dict[str, Owner]:
    """Return the organisations with exactly these names, accents and case apart."""
    keys = {french_sort_key(name) for name in names if name}
    rows = Organisation.objects.filter(sort_key__in=keys).order_by("pk") if keys else ()
    return {row.sort_key: Owner(row.name, organisation=row.pk) for row in rows}


def citable_provisions(user: AnyUser, cited: Iterable[int]) -> list[tuple[str, list]]:
    """List provisions of editions in force, and those cited, by edition and chapter."""
    visible = Provision.objects.visible_to(user).select_related("edition__text", "parent")
    in_force = visible.filter(edition__status=EditionStatus.IN_FORCE)
    rows = list(
        (in_force | visible.filter(pk__in=list(cited))).order_by(
            "edition__text_id", "edition_id", "position", "pk"
        )
    )
    chapters = {row.parent_id for row in rows}
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        chapter = row.parent or (row if row.pk in chapters else None)
        title = f"{row.edition}, {chapter.title}" if chapter else str(row.edition)
        groups.setdefault(title, []).append((row.pk, row.title))
    return list(groups.items())
