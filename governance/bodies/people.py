"""People and organisations that those who keep bodies may name in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.dates import today
from crpv_portal.common.text import french_sort_key
from partners.models import Organisation, Person

from ..models import Attendance, Body, Invitation, Mandate

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


def people_known_to(user: AnyUser) -> QuerySet[Person]:
    """List the people named in the bodies that this account keeps, and no others.

    Members and alternates, past ones included, guests convened to meetings or present at them; not
    the erased. So nobody gets a directory of everyone.
    """
    bodies = Body.objects.manageable_by(user).values("pk")
    mandates = Mandate.objects.filter(
        Q(holder=OuterRef("pk")) | Q(alternate=OuterRef("pk")), seat__college__body__in=bodies
    )
    there = {"person": OuterRef("pk"), "meeting__body__in": bodies}
    attended, convened = Attendance.objects.filter(**there), Invitation.objects.filter(**there)
    known = Person.objects.filter(erased_at__isnull=True)
    return known.filter(Exists(mandates) | Exists(attended) | Exists(convened))


def organisations_named(user: AnyUser, texts: list[str]) -> dict[str, Organisation]:
    """Return, for each text, the organisation it names by present name or acronym.

    Accents, case and punctuation are ignored. A text that names none, or an acronym borne by two,
    has no entry; nor has the acronym of a local organisation, as « CAF », outside the régions of
    the bodies kept: each place has its own. The query does not grow with the texts.
    """
    keys = {text: french_sort_key(text) for text in texts if french_sort_key(text)}
    rows = Organisation.objects.visible_to(user).filter(
        Q(sort_key__in=keys.values()) | Q(acronym__in=[text.strip() for text in texts if text])
    )
    found = list(rows.select_related("department", "commune__department").order_by("pk"))
    here = _regions_kept(user) if any(row.acronym and _regions_of(row) for row in found) else set()
    by_name: dict[str, list[Organisation]] = {}
    for row in found:
        acronym = row.acronym if _regions_of(row) <= here else ""
        for key in {row.sort_key, french_sort_key(acronym)} - {""}:
            by_name.setdefault(key, []).append(row)
    return {text: by_name[key][0] for text, key in keys.items() if len(by_name.get(key, ())) == 1}


def _regions_of(organisation: Organisation) -> set[int]:
    """Return the région in which an organisation works, when it is said; empty otherwise."""
    commune = organisation.commune
    departments = (organisation.department, commune.department if commune else None)
    keys = (organisation.region_id, *(each.region_id for each in departments if each))
    return {key for key in keys if key}


def _regions_kept(user: AnyUser) -> set[int]:
    """Return the régions of the bodies kept; none for the national staff, which has them all."""
    if is_national_staff(user):
        return set()
    kept = Body.objects.manageable_by(user).regions(today())
    return set(kept.values_list("pk", flat=True))


class Namesakes:
    """People known to an account, found by name and told by what they do; read when first asked.

    Nobody is taken for another by this: it says who may be meant.
    """

    def __init__(self, user: AnyUser) -> None:
        self._user = user
        self._by_name: dict[str, list[Person]] | None = None
        self._words: dict[int, str] = {}

    def of(self, first_name: str, last_name: str) -> list[tuple[int, str]]:
        """List the people of this name, each with words that tell them apart."""
        key = _name_key(first_name, last_name)
        if not key:
            return []
        if self._by_name is None:
            self._by_name = {}
            for person in people_known_to(self._user):
                own = _name_key(person.first_name, person.last_name)
                self._by_name.setdefault(own, []).append(person)
        people = self._by_name.get(key, [])
        missing = [person for person in people if person.pk not in self._words]
        self._words |= known_for(self._user, missing)
        return [(person.pk, self._words[person.pk]) for person in people]


def _name_key(first_name: str, last_name: str) -> str:
    """Return a key of a name whatever the order and the case in which it is written."""
    return " ".join(sorted(french_sort_key(f"{first_name} {last_name}").split()))


def known_for(user: AnyUser, people: Collection[Person]) -> dict[int, str]:
    """Tell each person by name and by what they do in the bodies that this account keeps.

    « Camille Exemple, secrétaire, comité X »; three queries.
    """
    if not people:
        return {}
    bodies = Body.objects.manageable_by(user).values("pk")
    keys = [person.pk for person in people]
    mandates = Mandate.objects.filter(seat__college__body__in=bodies).select_related(
        "seat__college__body"
    )
    told: dict[int, str] = {}
    for mandate in mandates.filter(Q(holder__in=keys) | Q(alternate__in=keys)).order_by("pk"):
        role = mandate.capacity or mandate.organisation_name or mandate.seat.title
        for key in (mandate.holder_id, mandate.alternate_id):
            if key in keys:
                told[key] = f"{role}, {mandate.seat.college.body.name}"
    attended = Attendance.objects.filter(meeting__body__in=bodies, person__in=keys)
    for row in attended.select_related("meeting__body").order_by("meeting__starts_on", "pk"):
        said = [row.organisation_name, row.meeting.body.name]
        if row.person_id:
            told.setdefault(row.person_id, ", ".join(part for part in said if part))
    convened = Invitation.objects.filter(meeting__body__in=bodies, person__in=set(keys) - set(told))
    for guest in convened.select_related("meeting__body").order_by("meeting__starts_on", "pk"):
        if guest.person_id:
            told[guest.person_id] = f"personne invitée, {guest.meeting.body.name}"
    return {
        person.pk: f"{person.full_name}, {told[person.pk]}"
        if told.get(person.pk)
        else person.full_name
        for person in people
    }


def told_apart(pairs: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Return key and label of each (key, name, detail): the detail where several bear the name.

    Two who still read alike are told by their rank.
    """
    rows = list(pairs)
    names = Counter(french_sort_key(name) for _, name, _ in rows)
    found: list[tuple[int, str]] = []
    taken: Counter[str] = Counter()
    for key, name, detail in rows:
        label = f"{name}, {detail}" if detail and names[french_sort_key(name)] > 1 else name
        taken[label] += 1
        found.append((key, f"{label} ({taken[label]})" if taken[label] > 1 else label))
    return found


NOT_YOURS = (
    "Cette personne est aussi nommée dans une instance qui n’est pas des vôtres : demandez la "
    "correction à l’équipe nationale."
)


def is_named_elsewhere(person: Person, user: AnyUser) -> bool:
    """Tell whether a body that this account does not keep names the person too."""
    others = Body.objects.exclude(pk__in=Body.objects.manageable_by(user).values("pk"))
    named = Q(colleges__seats__mandates__holder=person) | Q(
        colleges__seats__mandates__alternate=person
    )
    there = Q(meetings__attendances__person=person) | Q(meetings__invitations__person=person)
    return others.filter(named | there).exists()
