"""Querysets of what is asked of a centre: figures of a year, assessments, consultations."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from crpv_portal.accounts.perms import is_national_staff
from partners.choices import EditionStatus

from ..choices import PUBLIC_STATUSES, CentreStatus, ReportStatus
from .register import PublishedOnPurposeQuerySet, of_member

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


class ActivityCampaignQuerySet(QuerySet):
    def open_on(self, on: datetime.date) -> Self:
        """Keep the years whose figures are still asked for on that day."""
        return self.filter(opened_on__lte=on, until__gte=on)

    def with_counts(self) -> Self:
        """Annotate how many reports of the year are in each state, by its name: `awaited`…"""
        reports = apps.get_model("centres", "ActivityReport").objects
        own = reports.filter(year=OuterRef("year")).order_by().values("year")
        return self.annotate(
            **{
                state.value: Coalesce(
                    Subquery(own.filter(status=state).annotate(count=Count("pk")).values("count")),
                    0,
                )
                for state in ReportStatus
            }
        )


class ActivityReportQuerySet(PublishedOnPurposeQuerySet):
    def of_members(self, user: AnyUser) -> Self:
        """Keep those of the centres of which the account is a member today."""
        return self.filter(of_member(user)) if user.is_authenticated else self.none()

    def open(self) -> Self:
        """Keep those that a centre has still to send: never sent, or sent back."""
        return self.filter(status__in=[ReportStatus.AWAITED, ReportStatus.RETURNED])

    def expected(self) -> Self:
        """Keep those that a published centre has still to send: nobody waits for a closed one's."""
        return self.open().filter(centre__status=CentreStatus.PUBLISHED)

    def sent(self) -> Self:
        """Keep those that wait for the staff's answer."""
        return self.filter(status=ReportStatus.SENT)

    def accepted_by(self, on: datetime.date) -> Self:
        """Keep those of public centres that the staff had accepted by that day."""
        return self.filter(
            status=ReportStatus.ACCEPTED,
            accepted_on__lte=on,
            centre__status__in=PUBLIC_STATUSES,
        )

    def cleared_by(self, on: datetime.date) -> Self:
        """Keep those whose own figures everybody may read, accepted by that day."""
        return self.accepted_by(on).filter(is_public=True)


def _number(rows: QuerySet) -> Coalesce:
    """Return how many of these rows, of one consultation, there are; 0 for none."""
    counted = rows.values("consultation").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


class CentreAssessmentQuerySet(QuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep all for the staff, those of their centre for members, none for anybody else."""
        if is_national_staff(user):
            return self
        return self.filter(of_member(user)) if user.is_authenticated else self.none()


class ConsultationQuerySet(QuerySet):
    def visible_to(self, user: AnyUser) -> Self:
        """Keep all for the staff, those with a published synthesis for anybody else."""
        return self if is_national_staff(user) else self.published()

    def published(self) -> Self:
        """Keep those whose synthesis everybody reads: its edition is public, and no draft."""
        return self.filter(
            published_at__isnull=False,
            edition__in=apps.get_model("partners", "Edition")
            .objects.established()
            .exclude(status=EditionStatus.DRAFT),
        )

    def with_answers(self) -> Self:
        """Read what a synthesis tells: how many were `asked`, `answered`, and the `named` ones.

        Named are those that agreed and answered, and that the public may see.
        """
        nobody = AnonymousUser()
        parties = apps.get_model("centres", "ConsultedParty").objects
        organisations = apps.get_model("partners", "Organisation").objects.visible_to(nobody)
        centres = apps.get_model("centres", "Centre").objects.visible_to(nobody)
        shown = parties.answering().filter(
            Q(organisation__in=organisations) | Q(centre__in=centres), is_named=True
        )
        own = parties.filter(consultation=OuterRef("pk")).order_by()
        return self.annotate(
            asked=_number(own.filter(invited_at__isnull=False) | own.answering()),
            answered=_number(own.answering()),
        ).prefetch_related(Prefetch("parties", shown.with_names(), to_attr="named"))


class ConsultedPartyQuerySet(QuerySet):
    def with_names(self) -> Self:
        """Read the organisation or the centre too, in dictionary order."""
        return self.select_related("organisation", "centre").order_by(
            Coalesce("organisation__order_key", "centre__order_key"), "pk"
        )

    def answering(self) -> Self:
        """Keep those that commented, or said that they have nothing to say."""
        comments = apps.get_model("centres", "ConsultationComment").objects
        return self.filter(
            Q(answered_at__isnull=False) | Exists(comments.filter(party=OuterRef("pk")))
        )

    def silent(self) -> Self:
        """Keep those that were written to, and neither commented nor said that they have done."""
        return self.filter(
            invited_at__isnull=False, answered_at__isnull=True, comments__isnull=True
        )
