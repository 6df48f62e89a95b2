"""People and organisations that those who keep bodies may name in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from crpv_portal.common.text import french_sort_key
from partners.models import Organisation, Person

from ..models import Attendance, Body, Mandate

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


def people_known_to(user: AnyUser) -> QuerySet[Person]:
    """List the people named in the bodies that this account keeps, and no others.

    Members and alternates, past ones included, and guests of meetings; not the erased. So nobody
    gets a directory of everyone.
    """
    bodies = Body.objects.manageable_by(user).values("pk")
    mandates = Mandate.objects.filter(
        Q(holder=OuterRef("pk")) | Q(alternate=OuterRef("pk")), seat__college__body__in=bodies
    )
    attended = Attendance.objects.filter(person=OuterRef("pk"), meeting__body__in=bodies)
    return (
        Person.objects.filter(erased_at__isnull=True)
        .filter(Exists(mandates) | Exists(attended))
        .order_by("last_name", "first_name", "pk")
    )


def organisations_named(user: AnyUser, texts: list[str]) -> dict[str, Organisation]:
    """Return, for each text, the organisation it names by present name or acronym; one query.

    Accents, case and punctuation are ignored. A text that names none, or an acronym borne by two,
    has no entry.
    """
    keys = {text: french_sort_key(text) for text in texts if french_sort_key(text)}
    rows = Organisation.objects.visible_to(user).filter(
        Q(sort_key__in=keys.values()) | Q(acronym__in=[text.strip() for text in texts if text])
    )
    by_name: dict[str, list[Organisation]] = {}
    for row in rows.order_by("pk"):
        for key in {row.sort_key, french_sort_key(row.acronym)} - {""}:
            by_name.setdefault(key, []).append(row)
    return {text: by_name[key][0] for text, key in keys.items() if len(by_name.get(key, ())) == 1}
