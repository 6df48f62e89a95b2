"""Querysets of governance: which rows exist, and which a user may see."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from crpv_portal.accounts.perms import is_national_staff, regions_of
from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.functions import DayThere, LastOfMonth, LastOfYear
from crpv_portal.common.querysets import FactQuerySet
from crpv_portal.common.search import bears, with_words, words_asked, words_in

from .choices import (
    TO_COME,
    ActionState,
    AttendanceState,
    BodyLevel,
    MeetingStatus,
    MinutesState,
    Visibility,
    Voice,
)
from .validators import REFERENCE

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Region


def _last_possible(name: str) -> Case:
    """Return the last day that a date may mean: 31 December for « décembre 2026 » and « 2026 »."""
    return Case(
        When(**{f"{name}_precision": DatePrecision.MONTH}, then=LastOfMonth(name)),
        When(**{f"{name}_precision": DatePrecision.YEAR}, then=LastOfYear(name)),
        default=F(name),
        output_field=DateField(),
    )


def _day_there(on: datetime.date) -> DayThere | Value:
    """Return that day; today is the date where the meeting takes place."""
    return DayThere("time_zone", Value(timezone.now())) if on == today() else Value(on)


# The last day on which a meeting may be; where it stands in the order of what comes.
LAST_DAY = Greatest(_last_possible("starts_on"), _last_possible("ends_on"))
COMING_ORDER = Case(
    When(starts_on_precision=DatePrecision.DAY, then=F("starts_on")),
    default=LAST_DAY,
    output_field=DateField(),
)


class BodyQuerySet(FactQuerySet):
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
                coverages.public()
                .established()
                .filter(centre=OuterRef("centre"), department__region__in=regions)
                .in_force(on)
            )
            | Exists(memberships.filter(centre=OuterRef("centre"), user=user).in_force(on))
            | Exists(secretaryships.filter(body=OuterRef("pk"), user=user).in_force(on))
        )

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

    def national_first(self) -> Self:
        """Order by level (national, régions, centres), then in French alphabetical order."""
        rank = Case(
            When(level=BodyLevel.NATIONAL, then=0),
            When(level=BodyLevel.REGIONAL, then=1),
            default=2,
            output_field=IntegerField(),
        )
        return self.order_by(rank, "region__sort_key", "centre__sort_key", "sort_key", "pk")

    def published_decisions(self, until: datetime.date) -> DecisionQuerySet:
        """Return the public decisions that these bodies had taken by a day, the latest first."""
        decisions = apps.get_model("governance", "Decision").objects.public()
        taken = decisions.filter(body__in=self, adopted_on__lte=until)
        return taken.for_list().latest_first()

    def for_list(self) -> Self:
        """Read the relations that lists show; `public_meetings`, latest first, gives the rhythm."""
        meetings = apps.get_model("governance", "Meeting").objects
        return self.select_related("centre", "region").prefetch_related(
            Prefetch("meetings", meetings.public().order_by("-starts_on", "pk"), "public_meetings")
        )

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


class BodyPartQuerySet(QuerySet):
    """Queryset of rows that are seen or managed with their body."""

    body_path = "body"

    def manageable_by(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.manageable_by(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    def of_visible_bodies(self, user: AnyUser) -> Self:
        bodies = apps.get_model("governance", "Body").objects.visible_to(user)
        return self.filter(**{f"{self.body_path}__in": bodies})

    # Condition for a row to be public, besides its body being visible.
    published = Q(visibility=Visibility.PUBLIC)

    def public(self) -> Self:
        """Keep what everybody may read; public pages and feeds show nothing else."""
        return self.of_visible_bodies(AnonymousUser()).filter(self.published)

    def visible_to(self, user: AnyUser) -> Self:
        """Keep what is public in visible bodies, and everything in those the account manages."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated:
            return self.public()
        bodies = apps.get_model("governance", "Body").objects
        public = Q(**{f"{self.body_path}__in": bodies.visible_to(user)}) & self.published
        return self.filter(public | Q(**{f"{self.body_path}__in": bodies.manageable_by(user)}))


CALENDAR_YEARS_BACK = 2


class MeetingQuerySet(BodyPartQuerySet):
    def real(self) -> Self:
        """Leave out the demonstration's, which are counted and cited nowhere among the real."""
        return self.filter(is_sample=False)

    def held(self) -> Self:
        return self.filter(status=MeetingStatus.HELD)

    def upcoming(self, on: datetime.date) -> Self:
        """Keep those planned or convened whose day, as precisely as known, is not past."""
        return self.filter(status__in=TO_COME)._not_over(on).in_coming_order()

    def ahead(self, on: datetime.date) -> Self:
        """Keep those neither past nor held: upcoming, and put off or cancelled before their day."""
        return self.exclude(status=MeetingStatus.HELD)._not_over(on).in_coming_order()

    def _not_over(self, on: datetime.date) -> Self:
        """Keep those that may be to come: « décembre 2026 » may, on the 2nd of that month."""
        return self.alias(last_day=LAST_DAY).filter(last_day__gte=_day_there(on))

    def in_coming_order(self) -> Self:
        """Order by day; one known to the month or the year comes when it must have been."""
        return self.order_by(COMING_ORDER, "pk")

    def past(self, on: datetime.date) -> Self:
        """Keep those held, or whose day is past."""
        found = self.alias(last_day=LAST_DAY).filter(
            Q(status=MeetingStatus.HELD) | Q(last_day__lt=_day_there(on))
        )
        return found.order_by("-starts_on", "pk")

    def next_first(self, on: datetime.date) -> Self:
        """Order them: those ahead, the next one first, then the past, the latest first."""
        is_ahead = ~Q(status=MeetingStatus.HELD) & Q(last_day__gte=_day_there(on))
        coming = Case(When(is_ahead, then=COMING_ORDER), output_field=DateField())
        return self.alias(last_day=LAST_DAY).order_by(
            coming.asc(nulls_last=True), "-starts_on", "pk"
        )

    def of_region(self, region: Region, on: datetime.date) -> Self:
        """Keep those of bodies of the région, and of the centres that cover it that day."""
        bodies = apps.get_model("governance", "Body").objects.of_region(region, on)
        return self.filter(body__in=bodies)

    def for_list(self) -> Self:
        """Read the relations that lists show."""
        return self.select_related("body__centre", "body__region")

    def for_calendar(self, on: datetime.date) -> Self:
        """Keep the year's meetings, those of the years just before, and all to come, in order."""
        first = datetime.date(on.year - CALENDAR_YEARS_BACK, 1, 1)
        return self.filter(starts_on__gte=first).for_list().order_by("starts_on", "pk")


class DecisionQuerySet(BodyPartQuerySet):
    # A draft marked public in advance is not shown before it is adopted.
    published = Q(visibility=Visibility.PUBLIC, adopted_on__isnull=False)

    def for_list(self) -> Self:
        """Read the relations that lists show."""
        return self.select_related("body__centre", "body__region", "item__meeting")

    def real(self) -> Self:
        """Leave out the demonstration's, which are counted and cited nowhere among the real."""
        return self.filter(item__meeting__is_sample=False)

    def latest_first(self) -> Self:
        return self.order_by("-adopted_on", "-number", "pk")

    def of_reference(self, text: str) -> Self:
        """Keep the decision that a reference names (`can-2026-7`); none for what is none."""
        found = REFERENCE.fullmatch(text)
        if found is None:
            return self.none()
        code, year, number = found["code"].upper(), int(found["year"]), int(found["number"])
        return self.filter(body__code=code, year=year, number=number)

    def search(self, text: str) -> Self:
        """Match the first words, by French stems, in the text of the decision; or its number."""
        if not text.strip():
            return self
        if REFERENCE.fullmatch(text.strip()):
            return self.of_reference(text.strip())
        return self.annotate(words=words_in("text")).filter(words=words_asked(text))

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

    def not_removed(self) -> Self:
        return self.filter(removed_at__isnull=True)


class MinutesQuerySet(BodyPartQuerySet):
    """Queryset of kept minutes; their public versions are in `PublicMinutes` alone."""

    body_path = "meeting__body"
    published = Q(pk__in=[])

    def visible_to(self, user: AnyUser) -> Self:
        """Keep those of bodies the user keeps and, out of draft, of meetings the user attended."""
        if is_national_staff(user):
            return self
        if not user.is_authenticated or not user.is_active:
            return self.none()
        bodies = apps.get_model("governance", "Body").objects.manageable_by(user)
        there = apps.get_model("governance", "Attendance").objects.filter(
            meeting=OuterRef("meeting"), person__user=user, state=AttendanceState.PRESENT
        )
        return self.filter(
            Q(meeting__body__in=bodies) | ~Q(state=MinutesState.DRAFT) & Exists(there)
        )

    def written(self) -> Self:
        return self.exclude(text="")

    def to_approve(self) -> Self:
        """Keep those written, of a meeting held, and not approved yet."""
        return (
            self.written()
            .filter(meeting__status=MeetingStatus.HELD)
            .exclude(state=MinutesState.APPROVED)
        )


class ReviewLinkQuerySet(QuerySet):
    def open(self, on: datetime.date) -> Self:
        """Keep the links that still open their minutes that day."""
        return self.filter(
            revoked_at__isnull=True, until__gte=on, minutes__state=MinutesState.IN_REVIEW
        )


class PublicMinutesQuerySet(QuerySet):
    def in_public(self) -> Self:
        """Keep those of public meetings: the only minutes that everybody reads."""
        meetings = apps.get_model("governance", "Meeting").objects.public()
        return self.filter(minutes__meeting__in=meetings)


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


class InvitationQuerySet(BodyPartQuerySet):
    """Queryset of invitations: seen by those who keep the body, never public."""

    body_path = "meeting__body"
    published = Q(pk__in=[])

    def standing(self) -> Self:
        """Keep those not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def sent(self) -> Self:
        return self.standing().filter(sent_sequence__isnull=False)

    def for_list(self) -> Self:
        """Read the relations that the list of answers shows, in the order of the roll."""
        return self.select_related(
            "person",
            "mandate__seat__college",
            "mandate__organisation",
            "mandate__holder",
            "mandate__alternate",
            "proxy__seat",
            "proxy__organisation",
        ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")


class RecordDraftQuerySet(QuerySet):
    def waiting(self) -> Self:
        """Keep those that hold something; the others tell which page was saved."""
        return self.exclude(form_data="")

    def visible_to(self, user: AnyUser) -> Self:
        """Keep the user's own drafts: nobody else was meant to read them."""
        return self.filter(user=user) if user.is_authenticated else self.none()
