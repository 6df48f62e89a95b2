"""Services on organisations, people and editions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.choices import Confidence
from crpv_portal.common.dated import (
    beginning,
    save_first_name,
    save_next_name,
)
from crpv_portal.common.dates import refuse_day_to_come
from crpv_portal.common.deletions import is_cited
from crpv_portal.common.erasure import erase, pseudonymise_events
from crpv_portal.common.history import because, events_of, required_reason
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.common.successions import wait_turn_of_successions
from crpv_portal.common.text import french_slug
from crpv_portal.common.withdrawing import withdraw
from crpv_portal.outbox.retention import forget_address

from .choices import EditionStatus
from .from_territory import official_list
from .models import Edition, Organisation, OrganisationName, Person
from .publishing import NO_PROVISIONS, missing_to_take_effect

if TYPE_CHECKING:
    from crpv_portal.common.dates import PartialDate
    from crpv_portal.common.models import Erasure, Source

    from .from_territory import Territory

# What the history keeps of the merger of two persons: which one the duplicate was.
MERGED, INTO = "merge_person", "into"


@transaction.atomic
def create_organisation(
    *,
    name: str,
    acronym: str = "",
    slug: str = "",
    kind: str,
    siren: str = "",
    siren_absence: str = "",
    since: PartialDate | None = None,
    attested: PartialDate | None = None,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    territory: Territory | None = None,
    reason: str,
) -> Organisation:
    """Create an organisation with its first dated name.

    territory: the one that it governs; the official list is then one of its sources.

    slug: the end of its address, made from the name when empty. siren, or the reason of its
    absence. since or attested: as for every dated fact. The sources are those of both rows. Raises
    ValidationError.
    """
    reason = required_reason(reason)
    slug = slug or french_slug(name)
    organisation = Organisation(
        name=name,
        acronym=acronym,
        slug=slug,
        kind=kind,
        siren=siren,
        siren_absence=siren_absence,
        confidence=confidence,
    )
    if territory is not None:
        setattr(organisation, territory._meta.model_name or "", territory)
    with because(reason, action="create_organisation"):
        if territory is not None:
            sources = {source.pk: source for source in (*sources, official_list())}.values()
        organisation.full_clean()
        organisation.save()
        first = OrganisationName(organisation=organisation, **beginning(since, attested))
        save_first_name(first, organisation, sources)
    return organisation


@transaction.atomic
def rename_organisation(
    *,
    organisation: Organisation,
    name: str,
    acronym: str = "",
    on: PartialDate,
    sources: Iterable[Source] = (),
    confidence: str = Confidence.UNVERIFIED,
    reason: str,
) -> OrganisationName:
    """Give an organisation a new name from a day on; the former one keeps dates and address.

    sources, confidence: those of the new name. Raises ValidationError when the day is to come: the
    new name would show at once.
    """
    reason = required_reason(reason)
    refuse_day_to_come(on)
    organisation = locked(organisation)
    with because(reason, action="rename_organisation"):
        new = OrganisationName(
            organisation=organisation, name=name, acronym=acronym, confidence=confidence
        )
        return save_next_name(new, organisation.names.all(), label=name, on=on, sources=sources)


@transaction.atomic
def put_edition_in_force(
    *, edition: Edition, on: PartialDate, until: PartialDate | None = None, reason: str
) -> Edition:
    """Put a draft in force from a day on; the edition in force until then ends that day.

    until: the first day without effect, for an edition of the past that is entered late; the one in
    force then stays. Raises ValidationError for an edition that is not a draft, a day to come, or
    an end before the beginning.
    """
    reason = required_reason(reason)
    refuse_day_to_come(on)
    # All of the text's, in one order: of two editions put in force together, one waits and is last.
    editions = locked_rows(Edition.objects.filter(text=edition.text_id))
    siblings = {one.pk: one for one in editions.order_by("pk")}
    edition = siblings[edition.pk]
    if not edition.is_draft:
        raise ValidationError("Cette édition n’est plus en préparation.")
    missing = missing_to_take_effect(edition)
    if until is not None:  # one of the past, of which the register may hold no text
        missing = [lack for lack in missing if lack.sentence != NO_PROVISIONS]
    if missing:
        raise ValidationError([lack.sentence for lack in missing])
    with because(reason, action="put_edition_in_force"):
        for current in siblings.values():
            if current.status == EditionStatus.IN_FORCE and until is None:
                _supersede(current, on)
        edition.start_on, edition.start_on_precision = on.date, on.precision
        edition.status = EditionStatus.IN_FORCE
        if until is None:
            edition.full_clean()
            edition.save()
        else:
            _supersede(edition, until)
    return edition


@transaction.atomic
def withdraw_edition(*, edition: Edition, reason: str) -> Edition:
    """Take an edition off the public pages: an unverified draft, without the dates of its effect.

    The others stay as they are.
    """
    reason = required_reason(reason)
    edition = locked(edition)
    with because(reason, action="withdraw_edition"):
        if not edition.is_draft:
            edition.status = EditionStatus.DRAFT
            edition.start_on, edition.start_on_precision = None, ""
            edition.end_on, edition.end_on_precision = None, ""
            edition.full_clean()
            edition.save()
        return edition if edition.is_unverified else withdraw(edition, reason=reason)


def judge_succession(
    organisation: Organisation, successor: Organisation, on: PartialDate | None
) -> None:
    """Raise ValidationError for a successor that had ended before, or that leads back in a circle.

    on: the day of the succession, when it is known; a day to come is refused, for the organisation
    would be told as gone at once.
    """
    if on is not None:
        refuse_day_to_come(
            on,
            field="succeeded_on",
            instead="prévoyez la succession par « Indiquer un successeur », en haut de la page.",
        )
    ended = successor.succeeded
    if on is not None and ended is not None and ended.date <= on.date:
        said = (
            f"{successor.name} a elle-même pris fin {ended.when()} : choisissez celle qui existait "
            "encore ce jour-là."
        )
        raise ValidationError({"successor": said})
    seen = {organisation.pk}
    each: Organisation | None = successor
    while each is not None:
        if each.pk in seen:
            said = (
                f"{successor.name} a déjà pour successeur, directement ou non, "
                f"{organisation.name} : deux organisations ne se succèdent pas l’une à l’autre."
            )
            raise ValidationError({"successor": said})
        seen.add(each.pk)
        each = each.successor


@transaction.atomic
def succeed_organisation(
    *, organisation: Organisation, successor: Organisation, on: PartialDate, reason: str
) -> Organisation:
    """Note that another organisation takes over from a day on; this one keeps its page.

    Raises ValidationError as `judge_succession` does, and for one that has a successor already.
    """
    reason = required_reason(reason)
    wait_turn_of_successions(Organisation._meta.db_table)
    organisation = locked(organisation)
    if organisation.successor_id is not None:
        raise ValidationError(f"{organisation.name} a déjà un successeur.")
    try:
        judge_succession(organisation, successor, on)
    except ValidationError as refusal:
        said = refusal.message_dict
        if "succeeded_on" in said:
            said["on"] = said.pop("succeeded_on")
        raise ValidationError(said) from None
    organisation.successor = successor
    organisation.succeeded_on, organisation.succeeded_on_precision = on.date, on.precision
    organisation.full_clean()
    with because(reason, action="succeed_organisation"):
        organisation.save()
    return organisation


def _supersede(edition: Edition, on: PartialDate) -> None:
    edition.status = EditionStatus.SUPERSEDED
    edition.end_on, edition.end_on_precision = on.date, on.precision
    edition.full_clean()
    edition.save()


@transaction.atomic
def correct_person(
    *, person: Person, first_name: str, last_name: str, function_email: str, reason: str
) -> Person:
    """Correct the name or the function e-mail of a person, who stays the same person.

    Raises ValidationError for a person who was erased.
    """
    reason = required_reason(reason)
    person = locked(person)
    if person.erased_at:
        raise ValidationError("Cette personne a été effacée.")
    person.first_name, person.last_name = first_name, last_name
    person.function_email = function_email
    person.full_clean()
    with because(reason, action="correct_person"):
        person.save(update_fields=["first_name", "last_name", "function_email"])
    return person


@transaction.atomic
def forget_unused_people(people: Iterable[int], *, reason: str) -> int:
    """Delete those of these people whom nothing names any more; return how many.

    What the history keeps of them is pseudonymised, as for an erasure that somebody asks for.
    """
    reason = required_reason(reason)
    gone = 0
    for person in locked_rows(Person.objects.filter(pk__in=list(people), user__isnull=True)):
        if is_cited(person):
            continue
        key = person.pk
        forget_address(person.function_email)
        with because(reason, action="forget_unused_people"):
            person.delete()
            pseudonymise_events(Person, key, reason=reason)
            _forget_those_merged_into(key, reason=reason)
        gone += 1
    return gone


def _forget_those_merged_into(person: int, *, reason: str) -> None:
    """Pseudonymise what the history keeps of the duplicates of a person, who are the same person.

    Those brought back since are persons of their own again.
    """
    deletions = events_of(Person).filter(pgh_label="delete", pgh_context__action=MERGED)
    deletions = deletions.filter(**{f"pgh_context__{INTO}": person})
    duplicates = deletions.exclude(pgh_obj_id__in=Person.objects.values("pk"))
    for key, address in duplicates.values_list("pgh_obj_id", "function_email"):
        forget_address(address)
        pseudonymise_events(Person, key, reason=reason)
        _forget_those_merged_into(key, reason=reason)


@transaction.atomic
def erase_person(*, person: Person, reason: str) -> Erasure:
    """Pseudonymise a person and all its history; what the person did stays, without the name.

    The register keeps decisions and mandates; GDPR article 17 asks that the person behind them be
    forgotten once nothing requires the name. Events are otherwise append-only: this service is the
    one place that lifts the protection, and it leaves an `Erasure`. The link with an account is
    erased too, from the history as well: it would lead back to the name.
    """
    reason = required_reason(reason)
    person = locked(person)
    forget_address(person.function_email)
    erase(person)
    person.erased_at = timezone.now()
    person.full_clean()
    with because(reason, action="erase_person"):
        person.save()
        _forget_those_merged_into(person.pk, reason=reason)
        return pseudonymise_events(Person, person.pk, reason=reason)
