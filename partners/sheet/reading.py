"""Sheet of an organisation for one day: names, signatures, ties to the centres."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from crpv_portal.common.choices import Standing
from crpv_portal.common.day import AskedDay
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.standing import OnDay, sort_on
from crpv_portal.common.upward import above
from crpv_portal.territories.models import Department
from partners.choices import SirenAbsence
from partners.models import Organisation, OrganisationName, Signature

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.common.dates import PartialDate
    from crpv_portal.common.querysets import FactQuerySet


def first_known_day(name: OrganisationName) -> tuple[datetime.date, int]:
    """Return a sort key of names: their start, else the day that first attests them."""
    return name.start_on or name.attested_on or datetime.date.max, name.pk


def has_ended(organisation: Organisation, day: AskedDay) -> bool:
    """Tell whether it had ended that day, as `OrganisationQuerySet.ended_on` does for a row."""
    if organisation.succeeded_on:
        return organisation.succeeded_on <= day.on
    return bool(organisation.successor_id or organisation.siren_absence == SirenAbsence.ENDED)


@dataclass
class SheetSignature:
    """Signature on a sheet: the organisation's own, or that of one it succeeded."""

    signature: Signature
    organisation: Organisation
    day: AskedDay

    @property
    def is_own(self) -> bool:
        return self.signature.organisation_id == self.organisation.pk

    @property
    def is_known(self) -> bool:
        """Tell whether it was signed by the day shown; if undated, once the text took effect."""
        since = self.signature.signed_on or self.signature.edition.start_on
        return bool(since and since <= self.day.on)

    @property
    def taken_over(self) -> PartialDate | None:
        """Return when this organisation succeeded the signatory, which is no day of signature."""
        return self.signature.organisation.succeeded

    @property
    def how(self) -> str:
        """Return the end of the sentence: by whom, and when."""
        signature = self.signature
        who = ", ".join(filter(None, (signature.signatory_name, signature.signatory_title)))
        by = f", par {who}" if signature.signatory_name else ""
        return f"{by}, {signature.signed.when() if signature.signed else 'à une date inconnue'}."


@dataclass
class OrganisationSheet:
    """Organisation on a day, read once, in a fixed number of queries."""

    organisation: Organisation
    day: AskedDay
    names: list[OrganisationName]
    successor: Organisation | None
    predecessors: list[Organisation]
    signatures: list[Signature]
    partnerships: OnDay
    hosted: OnDay
    recognised: OnDay
    committees: OnDay
    departments: list[Department]
    is_known: bool

    @classmethod
    def read(cls, organisation: Organisation, day: AskedDay, user: AnyUser) -> OrganisationSheet:
        """Read the sheet of an organisation that the user may see, as far as they may see it."""
        visible = Organisation.objects.visible_to(user)
        # What came after the day shown is not told of it; what has no date is.
        by_then = Q(succeeded_on__isnull=True) | Q(succeeded_on__lte=day.on)
        predecessors = organisation.predecessors.visible_to(user).filter(by_then)

        def by_centre(facts: Any) -> OnDay:
            return sort_on(facts.order_by("centre__order_key", "start_on", "pk"), day.on)

        return cls(
            organisation=organisation,
            day=day,
            names=sorted(
                organisation.names.with_standing(day.on).prefetch_related("sources"),
                key=first_known_day,
            ),
            successor=visible.filter(predecessors=organisation).first()
            if organisation.succeeded_on is None or organisation.succeeded_on <= day.on
            else None,
            predecessors=list(predecessors.order_by("succeeded_on", "order_key")),
            signatures=list(
                Signature.objects.visible_to(user)
                .filter(Q(organisation=organisation) | Q(organisation__in=predecessors))
                .select_related("edition__text", "organisation")
                .prefetch_related("sources")
                .order_by("signed_on", "edition", "pk")
            ),
            partnerships=by_centre(
                _with_centre(above(Organisation, "local_partnerships", user)).filter(
                    organisation=organisation
                )
            ),
            hosted=sort_on(carried_by(organisation, user).filter(is_host=True), day.on),
            recognised=by_centre(
                _with_centre(above(Organisation, "granted_labels", user)).filter(
                    authority=organisation
                )
            ),
            committees=sort_on(
                above(Organisation, "organised_bodies", user)
                .real()
                .filter(organiser=organisation)
                .order_by("order_key", "pk"),
                day.on,
            ),
            departments=departments_of(organisation),
            is_known=not day.is_past
            or visible.filter(pk=organisation.pk).known_by(user, day.on).exists(),
        )

    def __post_init__(self) -> None:
        self.notes = Footnotes.of(
            [self.organisation],
            self.names,
            self.signatures,
            *(facts.all for facts in (self.partnerships, self.hosted, self.recognised)),
        )
        self.signed = [
            SheetSignature(one, self.organisation, self.day)
            for one in self.signatures
            if not one.signed_on or one.signed_on <= self.day.on
        ]

    @property
    def shows_ties(self) -> bool:
        """Tell whether its ties with centres have a part: some are known, or nothing else is."""
        known = self.partnerships or self.recognised or self.hosted
        return bool(known or not (self.committees or self.signed or self.organisation.role))

    @property
    def own_sources(self) -> int:
        """Count the sources of the organisation's own line, not those of its ties."""
        return len(self.notes.numbers(self.organisation))

    @property
    def is_signatory(self) -> bool:
        return any(one.is_known for one in self.signed)

    @property
    def has_ended(self) -> bool:
        return has_ended(self.organisation, self.day)

    @property
    def is_name_unknown(self) -> bool:
        """Tell whether it is known that day under no name: its names are attested later."""
        borne = any(name.standing == Standing.IN_FORCE for name in self.names)
        return self.day.is_past and self.is_known and not self.has_ended and not borne

    @property
    def name_that_day(self) -> OrganisationName | None:
        """Return the name it bore on the day asked for, when it is not today's."""
        if not self.day.is_asked:
            return None
        borne = (name for name in self.names if name.standing == Standing.IN_FORCE)
        return next((name for name in borne if name.name != self.organisation.name), None)


def carried_by(organisation: Organisation, user: AnyUser) -> FactQuerySet:
    """List the centres whose legal person it is, or that it houses, oldest first."""
    facts = above(Organisation, "carried_centres", user).filter(organisation=organisation)
    return _with_centre(facts).chronological()


def _with_centre(facts: Any) -> Any:
    return facts.select_related("centre").prefetch_related("sources")


def departments_of(organisation: Organisation) -> list[Department]:
    """Return the départements of an intercommunality or commune, which have no page."""
    if organisation.commune:
        return [organisation.commune.department]
    if organisation.intercommunality:
        return list(
            Department.objects.filter(communes__intercommunalities=organisation.intercommunality)
            .select_related("region")
            .distinct()
            .order_by("order_key", "code")
        )
    return []
