"""Querysets of bodies and of who sits in them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from centres.querysets import CentreFactQuerySet
from crpv_portal.accounts.perms import is_national_staff, regions_of
from crpv_portal.common.dates import today
from crpv_portal.common.querysets import FactQuerySet, PeriodQuerySet
from crpv_portal.common.search import bears, with_words
from crpv_portal.common.text import french_sort_key

from ..choices import BodyLevel, MeetingStatus, Voice

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Region

    from .decisions import DecisionQuerySet


ALIKE = 0.45  # « Comité de suivi » and « Comité régional de suivi »


class BodyQuerySet(CentreFactQuerySet):
    """Queryset of bodies; that of a centre which did not exist yet is to come, never unknown."""

    def real(self) -> Self:
        """Leave out the demonstration's, which are counted and cited nowhere among the real."""
        return self.filter(is_sample=False)

    def visible_to(self, user: AnyUser) -> Self:
        """Keep the confirmed bodies, except those of centres that the user may not see."""
        if is_national_staff(user):
            return self
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        return self.established().filter(Q(centre__isnull=True) | Q(centre__in=centres))

    def manageable_by(self, user: AnyUser) -> Self:
        """Keep the bodies whose meetings this account may log today.

        National staff: all. Officer: those of the régions assigned, and of the public centres that
        cover them today by an established fact: nothing that is to be checked gives a right, nor
        does a draft. Centre member: those of the centre. Secretary: that body.
        """
        return self if is_national_staff(user) else self.entrusted_to(user)

    def entrusted_to(self, user: AnyUser) -> Self:
        """Keep the bodies of an assignment, a centre or a secretaryship of this account today.

        Of the national staff, which manages every body: those of which it is the secretary.
        """
        if not user.is_authenticated or not user.is_active:
            return self.none()
        on = today()
        regions = regions_of(user, on)
        coverages = apps.get_model("centres", "Coverage").objects
        memberships = apps.get_model("centres", "CentreMembership").objects
        secretaryships = apps.get_model("governance", "Secretaryship").objects
        return self.filter(
            Q(region__in=regions)
            | Exists(
                coverages.public()
                .established()
                .filter(centre=OuterRef("centre"), department__region__in=regions)
                .in_force(on)
            )
            | Exists(memberships.filter(centre=OuterRef("centre"), user=user).in_force(on))
            | Exists(secretaryships.filter(body=OuterRef("pk"), user=user).in_force(on))
        )

    def awaiting_confirmation(self) -> Self:
        """Keep those declared of which ANCT decided nothing yet."""
        return self.filter(
            declared_at__isnull=False, confirmed_at__isnull=True, declined_at__isnull=True
        )

    def not_declined(self) -> Self:
        """Leave out those declared that ANCT did not keep: they meet no more under that name."""
        return self.filter(declined_at__isnull=True)

    def alike(self, name: str) -> Self:
        """Keep those with a name, present or former, near this one: the nearest first."""
        key = french_sort_key(name)
        names = (
            apps.get_model("governance", "BodyName")
            .objects.filter(body=OuterRef("pk"))
            .annotate(likeness=TrigramSimilarity("sort_key", key))
            .filter(likeness__gte=ALIKE)
            .order_by("-likeness")
        )
        near = self.annotate(likeness=Subquery(names.values("likeness")[:1]))
        return near.filter(likeness__isnull=False).order_by("-likeness", "order_key", "pk")

    def not_over_on(self, on: datetime.date) -> Self:
        """Keep the bodies not known to be over: those that may still meet."""
        return self.exclude(Q(end_is_unknown=True) | Q(end_on__lte=on))

    def of_region(self, region: Region, on: datetime.date) -> Self:
        """Keep the bodies of the région, and of the centres that cover it that day."""
        coverages = apps.get_model("centres", "Coverage").objects
        covering = coverages.filter(
            centre=OuterRef("centre"), department__region=region
        ).established()
        return self.filter(Q(region=region) | Exists(covering.in_force(on)))

    def regions(self, on: datetime.date) -> QuerySet[Region]:
        """Return the régions of these bodies, and those that their centres cover that day."""
        coverages = apps.get_model("centres", "Coverage").objects
        own = self.order_by()
        covered = coverages.filter(centre__in=own.values("centre")).established().in_force(on)
        regions = apps.get_model("territories", "Region").objects.current().inhabited()
        return regions.filter(
            Q(pk__in=own.values("region")) | Q(pk__in=covered.values("department__region"))
        )

    def national_first(self) -> Self:
        """Order by level (national, régions, centres), then in French alphabetical order."""
        rank = Case(
            When(level=BodyLevel.NATIONAL, then=0),
            When(level=BodyLevel.REGIONAL, then=1),
            default=2,
            output_field=IntegerField(),
        )
        return self.order_by(rank, "region__order_key", "centre__order_key", "order_key", "pk")

    def published_decisions(self, until: datetime.date) -> DecisionQuerySet:
        """Return the public decisions that these bodies had taken by a day, the latest first."""
        decisions = apps.get_model("governance", "Decision").objects.public()
        taken = decisions.filter(body__in=self).adopted_by(until)
        return taken.for_list().latest_first()

    def for_list(self) -> Self:
        """Read the relations that lists show; `public_meetings`, latest first, gives the rhythm."""
        meetings = apps.get_model("governance", "Meeting").objects
        return self.select_related("centre", "region").prefetch_related(
            Prefetch("meetings", meetings.public().order_by("-starts_on", "pk"), "public_meetings")
        )

    def with_page_changed_at(self) -> Self:
        """Add when what the public page of the body shows last changed, its meetings included."""
        moment = "public_changed_at"
        parts = [
            Subquery(
                apps.get_model("governance", model)
                .objects.filter(body=OuterRef("pk"))
                .order_by()
                .values("body")
                .annotate(latest=Max(moment))
                .values("latest")
            )
            for model in ("Meeting", "Decision")
        ]
        # In PostgreSQL, the greatest of those that are known.
        return self.annotate(page_changed_at=Greatest(moment, *parts))

    def search(self, text: str) -> Self:
        """Match the first words in its names, its centre's, their acronyms, or its code."""
        own = apps.get_model("governance", "BodyName").objects.filter(body=OuterRef("pk"))
        of_centre = apps.get_model("centres", "CentreName").objects.filter(
            centre=OuterRef("centre")
        )
        return with_words(
            self,
            text,
            lambda word: Q(bears(own, word)) | Q(bears(of_centre, word)) | Q(code__icontains=word),
        )

    def with_meetings_held(self, year: int) -> Self:
        """Annotate `held_count`: the meetings held in that year."""
        held = (
            apps.get_model("governance", "Meeting")
            .objects.filter(body=OuterRef("pk"), status=MeetingStatus.HELD, starts_on__year=year)
            .order_by()
            .values("body")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(held_count=Coalesce(Subquery(held), 0))


class MandateQuerySet(FactQuerySet):
    def in_office(self, on: datetime.date) -> Self:
        """Keep the mandates in office on that day, in the order of the roll."""
        return (
            self.in_force(on)
            .select_related("seat__college", "organisation", "holder", "alternate")
            .order_by("seat__college__position", "seat__position", "pk")
        )

    def held_by(self, user: AnyUser) -> Self:
        """Keep those that the user's person holds, or is the alternate of."""
        return self.filter(Q(holder__user=user) | Q(alternate__user=user))

    def of_body(self, body: object) -> Self:
        return self.filter(seat__college__body=body)

    def voting(self) -> Self:
        return self.filter(voice=Voice.DELIBERATIVE)


class SecretaryshipQuerySet(PeriodQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep all secretaryships for the staff, and one's own for anybody else."""
        if is_national_staff(user):
            return self
        return self.filter(user=user) if user.is_authenticated else self.none()
