"""The vocabulary of reading, for the committees' floor."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from crpv_portal.accounts.perms import is_national_staff, regions_of
from crpv_portal.common.dates import today
from crpv_portal.common.querysets import FactQuerySet

from .choices import ActionState, MeetingStatus, Visibility, Voice

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class BodyQuerySet(FactQuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Bodies are public, but those of a centre that is not, and those not confirmed."""
        if is_national_staff(user):
            return self
        centres = apps.get_model("centres", "Centre").objects.visible_to(user)
        return self.established().filter(Q(centre__isnull=True) | Q(centre__in=centres))

    def manageable_by(self, user: AnyUser) -> Self:
        """The bodies whose meetings this account may log today.

        National staff: all. Officer: those of the régions assigned, and of the centres that cover
        them today. Centre member: the own centre's. Secretary: that body.
        """
        if is_national_staff(user):
            return self
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
                coverages.filter(
                    centre=OuterRef("centre"), department__region__in=regions
                ).in_force(on)
            )
            | Exists(memberships.filter(centre=OuterRef("centre"), user=user).in_force(on))
            | Exists(secretaryships.filter(body=OuterRef("pk"), user=user).in_force(on))
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


class BodyPartQuerySet(QuerySet):
    """Rows seen or managed with their body."""

    body_path = "body"

    def manageable_by(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.manageable_by(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    def of_visible_bodies(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.visible_to(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    # What makes a row public, beside its body being visible.
    published = Q(visibility=Visibility.PUBLIC)

    def public(self) -> Self:
        """What everybody may read, whoever asks: pages and feeds in public show nothing else."""
        return self.of_visible_bodies(AnonymousUser()).filter(self.published)

    def visible_to(self, user: AnyUser) -> Self:
        """What is public in visible bodies, and everything in those the account manages."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated:
            return self.public()
        bodies = apps.get_model("governance", "Body").objects
        public = Q(**{f"{self.body_path}__in": bodies.visible_to(user)}) & self.published
        return self.filter(public | Q(**{f"{self.body_path}__in": bodies.manageable_by(user)}))


class MeetingQuerySet(BodyPartQuerySet):
    def held(self) -> Self:
        return self.filter(status=MeetingStatus.HELD)

    def upcoming(self, on: datetime.date) -> Self:
        return self.filter(
            status__in=[MeetingStatus.PLANNED, MeetingStatus.CONVENED], starts_on__gte=on
        ).order_by("starts_on", "pk")


class DecisionQuerySet(BodyPartQuerySet):
    # A draft marked public in advance is not shown before it is adopted.
    published = Q(visibility=Visibility.PUBLIC, adopted_on__isnull=False)

    def adopted(self) -> Self:
        return self.filter(adopted_on__isnull=False)


class ActionItemQuerySet(BodyPartQuerySet):
    def open(self) -> Self:
        return self.filter(state=ActionState.OPEN)

    def late(self, on: datetime.date) -> Self:
        return self.open().filter(due_on__lt=on)

    def with_age(self, on: datetime.date) -> Self:
        """Annotate `age`: the meetings held after the one of origin, up to that day."""
        later = (
            apps.get_model("governance", "Meeting")
            .objects.filter(
                body=OuterRef("body"),
                status=MeetingStatus.HELD,
                starts_on__gt=OuterRef("item__meeting__starts_on"),
                starts_on__lte=on,
            )
            .order_by()
            .values("body")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return self.annotate(age=Coalesce(Subquery(later), 0))


class DocumentQuerySet(BodyPartQuerySet):
    body_path = "meeting__body"
    published = Q(
        visibility=Visibility.PUBLIC,
        meeting__visibility=Visibility.PUBLIC,
        removed_at__isnull=True,
    )

    def kept(self) -> Self:
        return self.filter(removed_at__isnull=True)


class MandateQuerySet(FactQuerySet):
    def in_office(self, on: datetime.date) -> Self:
        """Who was in office on that day, in the order of the roll call."""
        return (
            self.in_force(on)
            .select_related("seat__college", "organisation", "holder", "alternate")
            .order_by("seat__college__position", "seat__position", "pk")
        )

    def of_body(self, body: object) -> Self:
        return self.filter(seat__college__body=body)

    def voting(self) -> Self:
        return self.filter(voice=Voice.DELIBERATIVE)
