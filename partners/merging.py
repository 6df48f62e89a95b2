"""Merging of a duplicate into the organisation, or the person, that is kept."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.fact_forms import refusals_of_the_database
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import RowGone, locked_rows
from crpv_portal.common.merging import MergePlan, carry_out, plan_merger
from crpv_portal.common.planning import in_the_way
from crpv_portal.common.successions import wait_turn_of_successions

from .models import MergedAddress, Organisation, Person
from .models.organisations import TERRITORY_FIELDS
from .services import INTO, MERGED, judge_succession

# Taken from the duplicate where the record kept says nothing; the last ones go with the first.
TAKEN_OVER: dict[type[Any], tuple[tuple[str, ...], ...]] = {
    Organisation: (
        ("siren", "siren_absence"),
        ("legal_form",),
        ("role",),
        ("website", "website_checked_on", "website_checked_on_precision"),
        ("term_ends_on", "term_ends_on_precision"),
    ),
    Person: (("function_email",), ("user",)),
}
# Of an organisation, treated apart: its names go with it, its addresses are handed over.
PARTS = ("names", "merged_addresses")


def taken_over(kept: Any, gone: Any) -> list[tuple[str, ...]]:
    """Return the groups of fields that the merger takes from the duplicate."""
    found = [
        names
        for names in TAKEN_OVER[type(kept)]
        if not getattr(kept, names[0]) and getattr(gone, names[0])
    ]
    is_placeless = isinstance(kept, Organisation) and not kept.is_national and not kept.territory
    if is_placeless and (gone.is_national or gone.territory):
        found.append(("is_national", *TERRITORY_FIELDS))
    return found


def differing(kept: Organisation, gone: Organisation) -> list[tuple[str, str, str]]:
    """Return what two organisations say differently and speaks against a merger.

    Their nature and their territory, each with its label, what the one kept says and the other.
    """
    pairs = [
        ("nature", kept.get_kind_display(), gone.get_kind_display()),
        ("territoire", territory_in_words(kept), territory_in_words(gone)),
    ]
    return [
        (label, own, theirs) for label, own, theirs in pairs if own and theirs and own != theirs
    ]


def lost(kept: Any, gone: Any) -> list[str]:
    """Return the fields of the duplicate that go with it: the record kept says something else."""
    taken = {name for names in taken_over(kept, gone) for name in names}
    place = ("is_national", *TERRITORY_FIELDS)
    asked = [name for names in TAKEN_OVER[type(kept)] for name in names]
    asked += ["note", "kind", *place] if isinstance(kept, Organisation) else []
    return [
        name
        for name in asked
        if name not in taken | {"siren_absence", "user"}
        and getattr(gone, name)
        and getattr(gone, name) != getattr(kept, name)
        and not name.endswith("_precision")
    ]


def territory_in_words(organisation: Organisation) -> str:
    if organisation.is_national:
        return "France entière"
    place = organisation.territory
    return f"{place} ({place.code})" if place else ""


def plan(kept: Any, gone: Any) -> MergePlan:
    """Return what the merger would do, and why it cannot be done; write nothing."""
    found = plan_merger(kept, gone, parts=PARTS)
    found.refused += in_the_way(gone)
    if isinstance(kept, Person):
        if kept.erased_at or gone.erased_at:
            found.refused.append("Une personne effacée ne se fusionne pas.")
        if kept.user and gone.user:
            found.refused.append("Les deux ont un compte : fermez d’abord celui du doublon.")
        return found
    row: Any
    for row, name in found.moving:
        if name == "successor":
            try:
                judge_succession(row, kept, row.succeeded)
            except ValidationError as refusal:
                found.refused += refusal.messages
    return found


def merge_organisation(*, organisation: Organisation, duplicate: Organisation, reason: str) -> None:
    """Merge a duplicate into an organisation; its addresses lead there, its sources are cited.

    Raises ValidationError when the two cannot be one, or when a final row names the duplicate;
    RowGone when one was deleted meanwhile.
    """
    with transaction.atomic(), because(required_reason(reason), action="merge_organisation"):
        wait_turn_of_successions(Organisation._meta.db_table)
        kept, gone = _locked(organisation, duplicate)
        addresses = {name.slug: (name.name, name.acronym) for name in (gone, *gone.names.all())}
        sources = list(gone.sources.all())
        gone.merged_addresses.update(organisation=kept)
        _merge(kept, gone)
        MergedAddress.objects.bulk_create(
            MergedAddress(organisation=kept, slug=slug, name=name, acronym=acronym)
            for slug, (name, acronym) in sorted(addresses.items())
        )
        kept.sources.add(*sources)


def merge_person(*, person: Person, duplicate: Person, reason: str) -> None:
    """Merge a duplicate into a person; raises as `merge_organisation` does."""
    with (
        transaction.atomic(),
        because(required_reason(reason), action=MERGED, **{INTO: person.pk}),
    ):
        _merge(*_locked(person, duplicate))


def _locked(kept: Any, gone: Any) -> tuple[Any, Any]:
    model = type(kept)
    rows = {row.pk: row for row in locked_rows(model.objects.filter(pk__in=[kept.pk, gone.pk]))}
    for read in (kept, gone):
        if read.pk not in rows:
            raise RowGone(read)
    return rows[kept.pk], rows[gone.pk]


def _merge(kept: Any, gone: Any) -> None:
    taken = [name for names in taken_over(kept, gone) for name in names]
    found = plan(kept, gone)
    concerned = {type(row) for row, _ in found.moving} | {type(kept)}
    with refusals_of_the_database(concerned), transaction.atomic():
        carry_out(found)
        gone.delete()
    if taken:
        for name in taken:
            setattr(kept, name, getattr(gone, name))
        kept.full_clean()
        kept.save()
