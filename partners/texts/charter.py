"""Charter: its signatories and their commitments; local support of the centres."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.french import agreed
from crpv_portal.common.upward import above
from partners.choices import LEVEL_OF_KIND, OrganisationKind, PartnerLevel, SirenAbsence
from partners.models import (
    Commitment,
    CommitmentState,
    Edition,
    Organisation,
    OrganisationName,
    Signature,
)

from .reading import EditionReading

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


SUCCESSIONS = 2  # a signatory merged, and what it merged into may have merged since


@dataclass
class Signatory:
    """Signature, with the present successor of its organisation.

    today: the organisation that answers for it now, through its successors; None when this user may
    not see it. changed: the first day on which the name at signature was no longer borne.
    """

    signature: Signature
    today: Organisation | None
    changed: PartialDate | None
    has_merged: bool

    @property
    def has_ended(self) -> bool:
        """Tell whether it is known to exist no more, without a successor."""
        ended = self.signature.organisation.siren_absence == SirenAbsence.ENDED
        return ended and not self.has_merged

    @property
    def keeps_its_name(self) -> bool:
        return self.today is not None and is_name(self.signature, self.today.name)


def is_name(signature: Signature, name: str) -> bool:
    """Tell whether the organisation signed under that name, perhaps followed by its acronym."""
    return signature.name_at_signature.split(" (")[0].strip().casefold() == name.casefold()


def signatories_of(edition: Edition, user: AnyUser) -> list[Signatory]:
    """Return the State first, then the associations in dictionary order."""
    names = OrganisationName.objects.chronological()
    signatures = (
        Signature.objects.visible_to(user)
        .filter(edition=edition)
        .prefetch_related(
            "sources",
            Prefetch("organisation", queryset=Organisation.objects.by_level()),
            Prefetch("organisation__names", queryset=names),
        )
    )
    visible = {organisation.pk: organisation for organisation in successors_of(signatures, user)}
    signatories = [signatory_of(signature, visible) for signature in signatures]
    signatories.sort(key=rank)
    return signatories


def rank(one: Signatory) -> tuple[int, str]:
    organisation: Any = one.signature.organisation  # by_level() annotated its rank
    return organisation.level_rank, organisation.order_key


def successors_of(signatures: Iterable[Signature], user: AnyUser) -> list[Organisation]:
    """Return the successors, at most SUCCESSIONS steps, as far as this user may see them."""
    first = {s.organisation.successor_id for s in signatures if s.organisation.successor_id}
    if not first:
        return []
    visible = Organisation.objects.visible_to(user)
    found = list(visible.filter(pk__in=first).select_related("successor"))
    further = {one.successor_id for one in found if one.successor_id} - first
    return [*found, *visible.filter(pk__in=further)] if further else found


def signatory_of(signature: Signature, visible: dict[int, Organisation]) -> Signatory:
    signed_by = signature.organisation
    today: Organisation | None = signed_by
    for _ in range(SUCCESSIONS):
        if today is not None and today.successor_id:
            today = visible.get(today.successor_id)
    end = next((name.end for name in signed_by.names.all() if is_name(signature, name.name)), None)
    return Signatory(
        signature,
        today,
        changed=signed_by.succeeded or end,
        has_merged=bool(signed_by.successor_id),
    )


def signed_before(edition: Edition, signatories: list[Signatory]) -> Signatory | None:
    """Return the signatory whose change of name bounds the unknown days of signature, if any.

    A text signed under a name was signed while the name was borne. The earliest end among the names
    of undated signatures is the bound, if it comes before the edition took effect.
    """
    if not edition.start:
        return None
    bounds = [
        (one.changed.date, place)
        for place, one in enumerate(signatories)
        if one.changed
        and not one.signature.signed
        and one.changed.last_possible_day < edition.start.date
    ]
    return signatories[min(bounds)[1]] if bounds else None


def commitments_of(reading: EditionReading, user: AnyUser) -> list[Commitment]:
    """Return the signatories' commitments, and add them to the articles they cite."""
    commitments = list(
        Commitment.objects.visible_to(user)
        .filter(signature__edition=reading.edition)
        .select_related("signature", "provision")
        .prefetch_related("sources")
        .order_by("signature", "pk")
    )
    articles = {article.provision.pk: article for article in reading.in_order}
    for promise in commitments:
        article = articles.get(promise.provision_id or 0)
        if article:
            article.promised_by.append(promise.signature.name_at_signature)
    return commitments


@dataclass(frozen=True)
class KeptCommitment:
    """Commitment with its yearly states, the last year first."""

    commitment: Commitment
    states: list[CommitmentState]


def states_of(commitments: list[Commitment], on: datetime.date) -> list[KeptCommitment]:
    """Return the commitments whose state is known for a year by that day, in their order."""
    by_commitment: dict[int, list[CommitmentState]] = {}
    states = (
        CommitmentState.objects.for_everybody(on)
        .filter(commitment__in=commitments)
        .prefetch_related("sources")
        .order_by("-year", "pk")
    )
    for state in states:
        by_commitment.setdefault(state.commitment_id, []).append(state)
    return [
        KeptCommitment(commitment, by_commitment[commitment.pk])
        for commitment in commitments
        if commitment.pk in by_commitment
    ]


# Words for what is counted at each level.
COUNTED = {
    PartnerLevel.STATE: "service(s) (ou|et) établissement(s) de l’État",
    PartnerLevel.NATIONAL: "association(s) nationale(s) d’élus",
    PartnerLevel.REGION: "région(s)",
    PartnerLevel.DEPARTMENT: "département(s)",
    PartnerLevel.INTERCOMMUNALITY: "intercommunalité(s)",
    PartnerLevel.COMMUNE: "commune(s)",
    PartnerLevel.OTHER: "autre(s) partenaire(s)",
}


@dataclass
class Level:
    level: PartnerLevel
    count: int

    @property
    def value(self) -> str:
        return self.level.value

    @property
    def label(self) -> str:
        return agreed(self.count, COUNTED[self.level])


def local_partners_by_level(user: AnyUser, on: datetime.date) -> list[Level]:
    """Count by level the organisations known as partners of a centre by that day."""
    rows = (
        above(Organisation, "local_partnerships", user)
        .established()
        .shown_by(on)
        .filter(organisation__in=Organisation.objects.visible_to(user).partners())
        .order_by()
        .values("organisation__kind")
        .annotate(total=Count("organisation", distinct=True))
        .values_list("organisation__kind", "total")
    )
    totals = dict.fromkeys(PartnerLevel, 0)
    for kind, total in rows:
        totals[LEVEL_OF_KIND[OrganisationKind(kind)]] += total
    return [Level(level, total) for level, total in totals.items() if total]
