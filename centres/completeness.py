"""Completeness of a centre's sheet: the same points for every centre, each established or not.

The one definition of the score, which the public sheet and the staff's dashboard show. It counts
what the public reads today: neither unverified facts, nor contacts that nobody published.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from .choices import CentreStatus, ContactKind, MilestoneKind, SiteKind
from .models import (
    Centre,
    CentreLegalBody,
    Contact,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    Site,
)
from .querysets import CentreQuerySet


@dataclass(frozen=True)
class Point:
    """Point that a sheet should tell, named as a thing: « le label ».

    known: the condition, on a centre, that the public reads it on a day.
    """

    slug: str
    name: str
    known: Callable[[datetime.date], Q]

    @property
    def column(self) -> str:
        return f"knows_{self.slug}"


def _own(rows: QuerySet) -> Q:
    return Q(Exists(rows.filter(centre=OuterRef("pk"))))


def _founding(on: datetime.date) -> Q:
    founding = Milestone.objects.established().filter(kind=MilestoneKind.FOUNDING)
    begun = CentreLegalBody.objects.established().filter(is_host=False, start_on__isnull=False)
    return _own(founding) | _own(begun)


def _starts(on: datetime.date) -> Q:
    held = Coverage.objects.established().in_force(on)
    return _own(held) & ~_own(held.filter(start_on__isnull=True))


def _carried(on: datetime.date) -> QuerySet:
    return CentreLegalBody.objects.established().in_force(on)


def _contact(kind: ContactKind) -> Callable[[datetime.date], Q]:
    published = Contact.objects.filter(is_public=True, erased_at__isnull=True, kind=kind)
    return lambda on: _own(published)


def _partners(on: datetime.date) -> QuerySet:
    return LocalPartnership.objects.established().shown_by(on)


POINTS = (
    Point("summary", "la présentation", lambda on: ~Q(summary="")),
    Point(
        "activity",
        f"une trace d’activité depuis {settings.CRPV_SEEN_SINCE}",
        lambda on: Q(last_seen_on__gte=datetime.date(settings.CRPV_SEEN_SINCE, 1, 1)),
    ),
    Point(
        "perimeter",
        "le périmètre",
        lambda on: _own(Coverage.objects.established().in_force(on)),
    ),
    Point("starts", "le début de chaque territoire couvert", _starts),
    Point("founding", "l’année de création", _founding),
    Point("legal_body", "la personne morale", lambda on: _own(_carried(on))),
    Point(
        "siren", "le numéro SIREN", lambda on: _own(_carried(on).exclude(organisation__siren=""))
    ),
    Point("label", "le label", lambda on: _own(Label.objects.established().shown_by(on))),
    Point(
        "seat",
        "l’adresse du siège",
        lambda on: _own(
            Site.objects.established()
            .in_force(on)
            .filter(kind=SiteKind.SEAT, address_checked_on__isnull=False)
        ),
    ),
    Point("email", "une adresse électronique", _contact(ContactKind.EMAIL)),
    Point("phone", "un téléphone", _contact(ContactKind.PHONE)),
    Point("website", "le site", _contact(ContactKind.WEBSITE)),
    Point(
        "missions",
        "les missions",
        lambda on: _own(MissionOffered.objects.established().shown_by(on)),
    ),
    Point("partners", "les partenaires locaux", lambda on: _own(_partners(on))),
    Point("funders", "les financeurs", lambda on: _own(_partners(on).filter(is_financial=True))),
)


@dataclass(frozen=True)
class Completeness:
    """Points of a sheet by their names: those established, and those that lack."""

    known: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        return len(self.known) + len(self.missing)

    @property
    def percent(self) -> int:
        """Return the share of the points that are known, rounded down: 100 is a full sheet."""
        return len(self.known) * 100 // self.total

    @classmethod
    def of(cls, centre: Centre) -> Completeness:
        """Read the points of a centre that `with_completeness` annotated."""
        known = [point for point in POINTS if getattr(centre, point.column)]
        return cls(
            tuple(point.name for point in known),
            tuple(point.name for point in POINTS if point not in known),
        )


def with_completeness(centres: CentreQuerySet, on: datetime.date) -> CentreQuerySet:
    """Annotate whether each point is known on a day, and `known_points`, their number."""
    columns = {
        point.column: Case(
            When(point.known(on), then=Value(1)), default=Value(0), output_field=IntegerField()
        )
        for point in POINTS
    }
    total = sum((F(point.column) for point in POINTS), Value(0))
    return centres.annotate(**columns).annotate(known_points=total)


def incomplete(centres: CentreQuerySet, on: datetime.date) -> CentreQuerySet:
    """Keep the published sheets that lack a point on a day, the least complete first."""
    published = with_completeness(centres.filter(status=CentreStatus.PUBLISHED), on)
    lacking = published.filter(known_points__lt=len(POINTS))
    return lacking.order_by("known_points", "order_key", "pk")


def completeness_of(centre: Centre, on: datetime.date) -> Completeness:
    """Return the completeness of one sheet on a day, in one query."""
    return Completeness.of(with_completeness(Centre.objects.filter(pk=centre.pk), on).get())
