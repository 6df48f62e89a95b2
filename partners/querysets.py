"""Querysets of partners: which rows exist, and which a user may see."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.querysets import SourcedQuerySet
from crpv_portal.common.search import bears, with_words
from crpv_portal.common.upward import above

from .choices import (
    LEVEL_OF_KIND,
    LEVELS_OF_LOCAL_GOVERNMENTS,
    LOCAL_GOVERNMENTS,
    EditionStatus,
    OrganisationKind,
    PartnerLevel,
    SirenAbsence,
)

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.common.querysets import FactQuerySet
    from crpv_portal.territories.models import Department, Region


def _ended(on: datetime.date) -> Q:
    undated = Q(successor__isnull=False) | Q(siren_absence=SirenAbsence.ENDED)
    return Q(succeeded_on__isnull=False, succeeded_on__lte=on) | Q(
        undated, succeeded_on__isnull=True
    )


class OrganisationQuerySet(SourcedQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep the confirmed organisations, which everybody reads; the staff sees all."""
        return self if is_national_staff(user) else self.established()

    def partners(self) -> Self:
        """Leave out the legal persons of the centres themselves, which have their own sheets."""
        return self.exclude(kind=OrganisationKind.RESOURCE_CENTRE)

    def with_territory(self) -> Self:
        return self.select_related(
            "region", "department__region", "intercommunality", "commune__department__region"
        )

    def of_level(self, level: str) -> Self:
        """Keep those of a level, or of all the levels of local governments."""
        levels = LEVELS_OF_LOCAL_GOVERNMENTS if level == LOCAL_GOVERNMENTS else {level}
        return self.filter(kind__in=[k for k, of in LEVEL_OF_KIND.items() if of in levels])

    def in_region(self, region: Region) -> Self:
        """Keep those of the région, and of any territory inside it or across its border."""
        astride = apps.get_model("territories", "Commune").objects.filter(
            intercommunalities=OuterRef("intercommunality"), department__region=region
        )
        return self.filter(
            Q(region=region)
            | Q(department__region=region)
            | Q(commune__department__region=region)
            | Exists(astride)
        )

    def in_department(self, department: Department) -> Self:
        """Keep the département itself, its communes, and intercommunalities that reach into it."""
        return self.filter(
            Q(department=department)
            | Q(commune__department=department)
            | Q(intercommunality__communes__department=department)
        ).distinct()

    def ended_on(self, on: datetime.date) -> Self:
        """Keep those ended on that day: succeeded by another, or known to have ended."""
        return self.filter(_ended(on))

    def existing_on(self, on: datetime.date) -> Self:
        return self.exclude(_ended(on))

    def with_roles(self, user: AnyUser, on: datetime.date) -> Self:
        """Annotate `has_signed`, `succeeds_signatory` and `centre_count`, as known that day.

        centre_count: the centres of an established partnership known by then; by a subquery, as
        GROUP BY would drop the order.
        """
        signatures = (
            apps.get_model("partners", "Signature").objects.visible_to(user).established().by(on)
        )
        counts = (
            self._partnerships(user, on)
            .order_by()
            .values("organisation")
            .annotate(total=Count("centre", distinct=True))
            .values("total")
        )
        return self.annotate(
            has_signed=Exists(signatures.filter(organisation=OuterRef("pk"))),
            succeeds_signatory=Exists(signatures.filter(organisation__successor=OuterRef("pk"))),
            centre_count=Coalesce(Subquery(counts), 0),
        )

    def known_by(self, user: AnyUser, on: datetime.date) -> Self:
        """Keep those that a source shows by that day: by a name, a signature, a tie or a body."""
        return self.filter(self._known(user, on))

    def known_first(self, user: AnyUser, on: datetime.date) -> Self:
        """Annotate `is_known`, and put those only shown later behind the rest, in their order."""
        is_known = Case(When(self._known(user, on), then=Value(True)), default=Value(False))
        return self.annotate(is_known=is_known).order_by("-is_known", *self.query.order_by)

    def _known(self, user: AnyUser, on: datetime.date) -> Q:
        names = apps.get_model("partners", "OrganisationName").objects.established()
        signatures = apps.get_model("partners", "Signature").objects.visible_to(user)
        known = Q(Exists(names.known_by(on).filter(organisation=OuterRef("pk"))))
        known |= Q(Exists(signatures.established().by(on).filter(organisation=OuterRef("pk"))))
        shown_by = (
            (above(self.model, "local_partnerships", user), "organisation"),
            (above(self.model, "carried_centres", user), "organisation"),
            (above(self.model, "granted_labels", user), "authority"),
            (above(self.model, "organised_bodies", user), "organiser"),
        )
        for facts, field in shown_by:
            own = facts.established().known_by(on).filter(**{field: OuterRef("pk")})
            known |= Q(Exists(own))
        return known

    def signatories(self) -> Self:
        """Keep those that signed, and those that succeeded one; needs `with_roles`."""
        return self.filter(Q(has_signed=True) | Q(succeeds_signatory=True))

    def local_partners(self, user: AnyUser, on: datetime.date) -> Self:
        return self.filter(Exists(self._partnerships(user, on)))

    def _partnerships(self, user: AnyUser, on: datetime.date) -> FactQuerySet:
        partnerships = above(self.model, "local_partnerships", user)
        return partnerships.established().shown_by(on).filter(organisation=OuterRef("pk"))

    def by_level(self) -> Self:
        """Order from the State down, then in dictionary order; annotates `level_rank`."""
        ranks = {level: rank for rank, level in enumerate(PartnerLevel)}
        whens = [When(kind=kind, then=Value(ranks[of])) for kind, of in LEVEL_OF_KIND.items()]
        return self.annotate(level_rank=Case(*whens, default=Value(len(ranks)))).order_by(
            "level_rank", "order_key", "pk"
        )

    def search(self, text: str) -> Self:
        """Match the first words in present or former names or acronyms; see `with_words`.

        Those of a duplicate that was merged count among the former names.
        """
        names, absorbed = (
            apps.get_model("partners", model).objects.filter(organisation=OuterRef("pk"))
            for model in ("OrganisationName", "MergedAddress")
        )
        return with_words(self, text, lambda word: Q(bears(names, word)) | Q(bears(absorbed, word)))


class EditionQuerySet(SourcedQuerySet):
    def in_force(self, on: datetime.date) -> Self:
        """Keep the editions in effect on that day; a draft never is."""
        return self.filter(start_on__lte=on).filter(Q(end_on__isnull=True) | Q(end_on__gt=on))

    def of_kind(self, kind: str) -> Self:
        return self.filter(text__kind=kind)

    def current(self) -> Self:
        return self.filter(status=EditionStatus.IN_FORCE)

    def latest_first(self) -> Self:
        """Order from the announced one, then the latest in effect, to the first."""
        return self.order_by(F("start_on").desc(nulls_first=True), "pk")

    def visible_to(self, user: AnyUser) -> Self:
        """Keep what the user may read: the announced edition too, for everybody."""
        return self if is_national_staff(user) else self.established()


class ProvisionQuerySet(SourcedQuerySet):
    def public(self) -> Self:
        """Keep the established ones of an edition that everybody reads."""
        editions = apps.get_model("partners", "Edition").objects.established()
        return self.established().filter(edition__in=editions)

    def visible_to(self, user: AnyUser) -> Self:
        return self if is_national_staff(user) else self.public()


class SignatureQuerySet(SourcedQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep established ones, of an edition and an organisation that this user may see."""
        if is_national_staff(user):
            return self
        organisations = apps.get_model("partners", "Organisation").objects.visible_to(user)
        editions = apps.get_model("partners", "Edition").objects.visible_to(user)
        return self.established().filter(organisation__in=organisations, edition__in=editions)

    def by(self, on: datetime.date) -> Self:
        """Keep those known to be signed that day; undated ones, once their edition is in effect."""
        undated = Q(signed_on__isnull=True, edition__start_on__lte=on)
        return self.filter(Q(signed_on__lte=on) | undated)


class CommitmentQuerySet(SourcedQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        if is_national_staff(user):
            return self
        signatures = apps.get_model("partners", "Signature").objects.visible_to(user)
        provisions = apps.get_model("partners", "Provision").objects.public()
        return self.established().filter(
            Q(provision__isnull=True) | Q(provision__in=provisions), signature__in=signatures
        )


class CommitmentStateQuerySet(SourcedQuerySet):
    def for_everybody(self, on: datetime.date) -> Self:
        """Keep the established ones up to the year of that day, the same whoever looks."""
        return self.established().filter(year__lte=on.year)
