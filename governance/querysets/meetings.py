"""Querysets of meetings, of their documents, invitations and drafts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, DateField, F, Q, QuerySet, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.functions import DayThere, LastOfMonth, LastOfYear

from ..choices import TO_COME, DocumentVisibility, MeetingStatus, Visibility
from .parts import BodyPartQuerySet

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.territories.models import Region


CALENDAR_YEARS_BACK = 2


def _last_possible(name: str) -> Case:
    """Return the last day that a date may mean: 31 December for « décembre 2026 » and « 2026 »."""
    return Case(
        When(**{f"{name}_precision": DatePrecision.MONTH}, then=LastOfMonth(name)),
        When(**{f"{name}_precision": DatePrecision.YEAR}, then=LastOfYear(name)),
        default=F(name),
        output_field=DateField(),
    )


def _day_there(on: datetime.date) -> DayThere | Value:
    """Return that day; today is the date where the meeting takes place.

    A day to come shows what is planned today as planned.
    """
    return DayThere("time_zone", Value(timezone.now())) if on >= today() else Value(on)


def _held_by(on: datetime.date) -> Q:
    return Q(status=MeetingStatus.HELD, starts_on__lte=_day_there(on))


# The last day on which a meeting may be; where it stands in the order of what comes.
LAST_DAY = Greatest(_last_possible("starts_on"), _last_possible("ends_on"))
COMING_ORDER = Case(
    When(starts_on_precision=DatePrecision.DAY, then=F("starts_on")),
    default=LAST_DAY,
    output_field=DateField(),
)


class MeetingQuerySet(BodyPartQuerySet):
    def real(self) -> Self:
        """Leave out the demonstration's, which are counted and cited nowhere among the real."""
        return self.filter(is_sample=False)

    def held(self) -> Self:
        return self.filter(status=MeetingStatus.HELD)

    def without_minutes(self) -> Self:
        """Keep those held of which no minutes are written."""
        return self.held().filter(Q(minutes__isnull=True) | Q(minutes__text=""))

    def upcoming(self, on: datetime.date) -> Self:
        """Keep those planned or convened whose day, as precisely as known, is not past.

        Seen from a past day, those held since were still to come.
        """
        held_since = Q(status=MeetingStatus.HELD) & ~_held_by(on)
        coming = self.filter(Q(status__in=TO_COME) | held_since)
        return coming._not_over(on).in_coming_order()

    def ahead(self, on: datetime.date) -> Self:
        """Keep those neither past nor held by then.

        They are upcoming, or were put off or cancelled before their day.
        """
        return self.exclude(_held_by(on))._not_over(on).in_coming_order()

    def _not_over(self, on: datetime.date) -> Self:
        """Keep those that may be to come: « décembre 2026 » may, on the 2nd of that month."""
        return self.alias(last_day=LAST_DAY).filter(last_day__gte=_day_there(on))

    def in_coming_order(self) -> Self:
        """Order by day; one known to the month or the year comes when it must have been."""
        return self.order_by(COMING_ORDER, "pk")

    def past(self, on: datetime.date) -> Self:
        """Keep those held by then, or whose day is past."""
        found = self.alias(last_day=LAST_DAY).filter(_held_by(on) | Q(last_day__lt=_day_there(on)))
        return found.order_by("-starts_on", "pk")

    def next_first(self, on: datetime.date) -> Self:
        """Order them: those ahead, the next one first, then the past, the latest first.

        Seen from a past day, what was past already comes before what followed.
        """
        is_ahead = ~_held_by(on) & Q(last_day__gte=_day_there(on))
        coming = Case(When(is_ahead, then=COMING_ORDER), output_field=DateField())
        first = coming.asc(nulls_first=True) if on < today() else coming.asc(nulls_last=True)
        return self.alias(last_day=LAST_DAY).order_by(first, "-starts_on", "pk")

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


class DocumentQuerySet(BodyPartQuerySet):
    body_path = "meeting__body"
    published = Q(
        visibility=Visibility.PUBLIC,
        meeting__visibility=Visibility.PUBLIC,
        removed_at__isnull=True,
    )

    def not_removed(self) -> Self:
        return self.filter(removed_at__isnull=True)

    def for_convened(self) -> Self:
        """Keep what a member reads by the link of their convocation."""
        shown = (DocumentVisibility.CONVENED, DocumentVisibility.PUBLIC)
        return self.not_removed().filter(visibility__in=shown)


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
        """Keep the user's own drafts: nobody else was meant to read them, whoever sees as them."""
        if not user.is_authenticated or user.is_borrowed:
            return self.none()
        return self.filter(user=user)
