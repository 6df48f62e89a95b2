"""Querysets of the register of centres, and of who is a member of one."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest

from crpv_portal.accounts.perms import is_national_staff
from crpv_portal.common.choices import Standing
from crpv_portal.common.dates import today
from crpv_portal.common.querysets import FactQuerySet, PeriodQuerySet, SourcedQuerySet
from crpv_portal.common.search import bears, with_words

from ..choices import (
    BEGINNINGS,
    PUBLIC_STATUSES,
    AgreementKind,
    CentreStatus,
    ContactKind,
)

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


def of_member(user: AnyUser, centre: str = "centre") -> Exists:
    """Return the condition that the account is a member, today, of the centre of a row."""
    memberships = apps.get_model("centres", "CentreMembership").objects
    return Exists(memberships.filter(user=user, centre=OuterRef(centre)).in_force(today()))


class CentreQuerySet(SourcedQuerySet):
    def public(self) -> Self:
        """Keep published and closed ones: a closed centre keeps its page."""
        return self.filter(status__in=PUBLIC_STATUSES)

    def visible_to(self, user: AnyUser) -> Self:
        """Keep the public ones for everybody, a member's own draft, all for the staff."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated:
            return self.public()
        return self.filter(Q(status__in=PUBLIC_STATUSES) | of_member(user, "pk"))

    def joined_by(self, user: AnyUser) -> Self:
        """Keep those of which the account is a member today."""
        return self.filter(of_member(user, "pk")) if user.is_authenticated else self.none()

    def with_confirmation(self, on: datetime.date) -> Self:
        """Annotate `confirmed_last_on`: when the sheet was last confirmed whole by that day.

        By the centre itself, or by whoever checked it; None for never.
        """
        own = apps.get_model("centres", "SheetConfirmation").objects.filter(
            centre=OuterRef("pk"), confirmed_on__lte=on
        )
        latest = own.order_by("-confirmed_on").values("confirmed_on")[:1]
        # In PostgreSQL, the greatest of those that are known.
        return self.annotate(confirmed_last_on=Greatest("checked_on", Subquery(latest)))

    def unconfirmed(self, on: datetime.date) -> Self:
        """Keep the published sheets that nobody confirmed whole within the year before."""
        since = on - datetime.timedelta(days=365)
        dated = self.filter(status=CentreStatus.PUBLISHED).with_confirmation(on)
        return dated.filter(Q(confirmed_last_on__isnull=True) | Q(confirmed_last_on__lt=since))

    def active_on(self, on: datetime.date, where: Q | None = None) -> Self:
        """Keep those with an established perimeter that day, counted as « N centres connus ».

        where: a condition on the coverage, for a part of the country only.
        """
        coverages = apps.get_model("centres", "Coverage").objects.filter(where or Q())
        return self.filter(
            Exists(coverages.filter(centre=OuterRef("pk")).established().in_force(on))
        )

    def seen_since(self, year: int) -> Self:
        """Keep those that a dated public page shows at work in that year or later."""
        return self.filter(last_seen_on__gte=datetime.date(year, 1, 1))

    def possible_on(self, on: datetime.date, where: Q | None = None) -> Self:
        """Keep those whose perimeter that day is unverified or unknown, without an established one.

        Listed apart, never counted.
        """
        coverages = apps.get_model("centres", "Coverage").objects.filter(where or Q())
        own = coverages.filter(centre=OuterRef("pk"))
        possible = Exists(own.unverified().in_force(on)) | Exists(own.unknown_on(on))
        return self.filter(possible, ~Exists(own.established().in_force(on)))

    def closed_by(self, on: datetime.date) -> Self:
        """Keep those that no longer existed that day; they keep their sheet."""
        return self.filter(status=CentreStatus.CLOSED, closed_on__lte=on)

    def for_list(self, on: datetime.date) -> Self:
        """Read what a row of a list shows of that day, in a fixed number of queries.

        `coverages_on`, whatever their confidence; `names_on`, `sites_on` and `bodies_on`, which
        bear no mark there, when they are established.
        """
        names = apps.get_model("centres", "CentreName").objects.established().in_force(on)
        coverages = apps.get_model("centres", "Coverage").objects.in_force(on)
        sites = apps.get_model("centres", "Site").objects.established().in_force(on)
        bodies = apps.get_model("centres", "CentreLegalBody").objects.established().in_force(on)
        return self.prefetch_related(
            Prefetch("names", names, to_attr="names_on"),
            Prefetch(
                "coverages",
                coverages.select_related("department__region"),
                to_attr="coverages_on",
            ),
            Prefetch("sites", sites, to_attr="sites_on"),
            Prefetch("legal_bodies", bodies.select_related("organisation"), to_attr="bodies_on"),
        )

    def for_answer(self, on: datetime.date) -> Self:
        """Read what the answer about a place shows: `for_list`, and the published `websites`."""
        contacts = apps.get_model("centres", "Contact").objects
        websites = contacts.filter(is_public=True, kind=ContactKind.WEBSITE)
        return self.for_list(on).prefetch_related(
            Prefetch("contacts", websites, to_attr="websites")
        )

    def working_in_region(self, code: str, on: datetime.date) -> Self:
        """Keep the centres whose perimeter of that day holds a département of the région."""
        coverages = apps.get_model("centres", "Coverage").objects
        return self.filter(
            Exists(
                coverages.filter(centre=OuterRef("pk"), department__region__code=code).in_force(on)
            )
        )

    def with_region_names(self, on: datetime.date) -> Self:
        """Annotate `region_names`: the régions of the perimeter of that day, or None."""
        coverages = apps.get_model("centres", "Coverage").objects
        names = (
            coverages.filter(centre=OuterRef("pk"))
            .in_force(on)
            .order_by()
            .values("centre")
            .annotate(names=ArrayAgg("department__region__name", distinct=True))
            .values("names")
        )
        return self.annotate(region_names=Subquery(names))

    def search(self, text: str) -> Self:
        """Match the first words in present or former names or acronyms; see `with_words`."""
        own = apps.get_model("centres", "CentreName").objects.filter(centre=OuterRef("pk"))
        return with_words(self, text, lambda word: bears(own, word))


def _centre_to_come(on: datetime.date) -> Q:
    """Match the facts of a centre that did not exist yet that day: it begins later."""
    milestones = apps.get_model("centres", "Milestone").objects
    begun = milestones.filter(centre=OuterRef("centre"), kind__in=BEGINNINGS)
    return Q(Exists(begun)) & ~Q(Exists(begun.filter(happened_on__lte=on)))


class CentreFactQuerySet(FactQuerySet):
    """Queryset of facts that are seen with their centre.

    What is only known later is unknown before, but for a centre that did not exist yet: it is to
    come then.
    """

    def unknown_on(self, on: datetime.date) -> Self:
        return super().unknown_on(on).exclude(_centre_to_come(on))

    def with_standing(self, on: datetime.date) -> Self:
        dated = super().with_standing(on)
        too_early = Q(standing=Standing.UNKNOWN) & _centre_to_come(on)
        return dated.annotate(
            standing=Case(
                When(too_early, then=Value(Standing.TO_COME)),
                default=F("standing"),
                output_field=CharField(),
            )
        )

    def visible_to(self, user: AnyUser) -> Self:
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        return self.filter(centre__in=centres)


class OrganisationTieQuerySet(CentreFactQuerySet):
    """Queryset of facts that tie a centre to an organisation, and are seen with both."""

    def established(self) -> Self:
        """Keep established ones, of an organisation that is established too."""
        known = apps.get_model("partners", "Organisation").objects.established()
        return super().established().filter(organisation__in=known)

    def visible_to(self, user: AnyUser) -> Self:
        organisations = apps.get_model("partners", "Organisation").objects.visible_to(user)
        return super().visible_to(user).filter(organisation__in=organisations)


class MissionOfferedQuerySet(CentreFactQuerySet):
    """Queryset of missions: a centre's own title is seen with it, a provision with its text."""

    def public(self) -> Self:
        """Keep those that say something to everybody: a title, or a provision that is public."""
        provisions = apps.get_model("partners", "Provision").objects.public()
        return self.filter(~Q(title="") | Q(provision__in=provisions))

    def established(self) -> Self:
        return super().established().public()

    def visible_to(self, user: AnyUser) -> Self:
        seen = super().visible_to(user)
        return seen if is_national_staff(user) else seen.public()


class CoverageQuerySet(CentreFactQuerySet):
    def public(self) -> Self:
        """Keep those of public centres: the same for everybody, so that counts are too."""
        return self.filter(centre__status__in=PUBLIC_STATUSES)

    def possibly_in_force(self, on: datetime.date) -> Self:
        """Keep what a page shows of that day: in force, or unknown; each with its `standing`."""
        standings = [Standing.IN_FORCE, Standing.UNKNOWN]
        return self.with_standing(on).filter(standing__in=standings)

    def covering(self, on: datetime.date) -> Self:
        """Keep the established perimeters of that day, of public centres."""
        return self.public().established().in_force(on)

    def seen_since(self, year: int) -> Self:
        """Keep those of centres that a dated public page shows at work in that year or later."""
        return self.filter(centre__last_seen_on__gte=datetime.date(year, 1, 1))

    def departments(self) -> int:
        """Count the départements proper that they hold, each once."""
        proper = self.filter(department__kind="department", department__is_current=True)
        return proper.order_by().values("department").distinct().count()


class PublishedOnPurposeQuerySet(QuerySet):
    """Queryset of rows that the public sees only when `is_public` is ticked."""

    def visible_to(self, user: AnyUser) -> Self:
        """Keep all for the staff, those of their centre for members, published ones for others."""
        if is_national_staff(user):
            return self
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        published = Q(is_public=True)
        if user.is_authenticated:
            published |= of_member(user)
        return self.filter(published, centre__in=centres)


class ContactQuerySet(PublishedOnPurposeQuerySet, SourcedQuerySet):
    pass


class PositionQuerySet(PublishedOnPurposeQuerySet, FactQuerySet):
    pass


class AgreementQuerySet(PublishedOnPurposeQuerySet, FactQuerySet):
    def local_charters(self) -> Self:
        """Keep the local versions of the charter, each of one centre."""
        return self.filter(kind=AgreementKind.LOCAL_CHARTER)


class ContributionQuerySet(PublishedOnPurposeQuerySet, SourcedQuerySet):
    def cleared(self) -> Self:
        """Keep those whose publication was decided: the same for everybody who looks."""
        return self.filter(is_public=True)


class CentreMembershipQuerySet(PeriodQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep all memberships for the staff, and one's own for anybody else."""
        if is_national_staff(user):
            return self
        return self.filter(user=user) if user.is_authenticated else self.none()
