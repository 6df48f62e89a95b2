"""Attendance report: presence of members by organisation or by région, over a period.

A member counts at each meeting at which it was called while in office; guests do not. Where a
body's composition is not known, those present are counted apart, as nobody knows who was expected.
Bodies whose meetings of the period have no roll are named: gaps are shown, never filled by guesses.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import NBSP, counted
from crpv_portal.common.tables import ExportColumn, ExportTable
from crpv_portal.territories.models import Commune

from ..choices import COUNTED_STATES, AttendanceState
from ..models import Attendance, Body, HeadCount, Meeting
from ..wording import owner_of

if TYPE_CHECKING:
    from ..querysets import BodyQuerySet

BY_ORGANISATION, BY_REGION = "organisation", "region"
NO_REGION = "Sans région connue"
NATIONAL = "France entière"
UNNAMED = "Membres sans organisation"


@dataclass(frozen=True)
class Presence:
    """Presence of one organisation or région: expected, and actual.

    `unlisted` are the present of bodies whose composition is not known: nobody was expected there.
    """

    label: str
    meetings: int
    invited: int
    present: int
    represented: int
    excused: int
    absent: int
    not_called: int
    unlisted: int

    @property
    def rate(self) -> Decimal | None:
        """Return the presences, in person or represented, as a percentage of those expected.

        With one decimal; None when none was expected.
        """
        if not self.invited:
            return None
        share = Decimal(self.present + self.represented) * 100 / self.invited
        return share.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def rate_words(self) -> str:
        if self.rate is None:
            return ""
        return f"{self.rate:f}".replace(".", ",").removesuffix(",0") + f"{NBSP}%"


@dataclass(frozen=True)
class AttendanceReport:
    """Report of a period.

    rows: the largest first; missing: bodies that met without a roll, with how many times; by_head:
    bodies that counted by head.
    """

    first: datetime.date
    last: datetime.date
    by: str
    rows: list[Presence]
    meetings: int
    missing: list[tuple[Body, int]] = field(default_factory=list)
    by_head: list[Body] = field(default_factory=list)

    @property
    def total(self) -> Presence:
        numbers = (
            *("invited", "present", "represented", "excused", "absent"),
            *("not_called", "unlisted"),
        )
        sums = {name: sum(getattr(row, name) for row in self.rows) for name in numbers}
        return Presence("Ensemble", meetings=self.meetings, **sums)

    @property
    def remarks(self) -> list[str]:
        """Return what the table does not count, in sentences."""
        said = [
            f"{body.name} ({owner_of(body)}) : {counted(count, 'réunion(s) sans appel nominatif')}"
            for body, count in self.missing
        ]
        said += [
            f"{body.name} ({owner_of(body)}) : présence comptée par tête, sans organisations"
            for body in self.by_head
        ]
        return said

    @property
    def period(self) -> str:
        return f"du {in_words(self.first)} au {in_words(self.last)}"


def report(
    bodies: BodyQuerySet, first: datetime.date, last: datetime.date, by: str
) -> AttendanceReport:
    """Report presence in meetings of these bodies from `first` to `last`, both included.

    by: BY_ORGANISATION or BY_REGION. A fixed number of queries.
    """
    held = Meeting.objects.held().filter(body__in=bodies, starts_on__range=(first, last))
    rows = Attendance.objects.filter(meeting__in=held)
    members = rows.filter(mandate__isnull=False)
    heads = HeadCount.objects.filter(meeting__in=held)
    called = members.exclude(state=AttendanceState.NOT_CALLED)
    unlisted = rows.filter(state__in=COUNTED_STATES, mandate__isnull=True).exclude(
        Q(meeting__in=members.values("meeting")) | Q(meeting__in=heads.values("meeting"))
    )
    with_roll = Q(pk__in=called.values("meeting")) | Q(pk__in=unlisted.values("meeting"))
    counted = held.filter(with_roll)
    without = held.exclude(with_roll)
    roll = rows.filter(
        Q(pk__in=members.filter(meeting__in=called.values("meeting")).values("pk"))
        | Q(pk__in=unlisted.values("pk"))
    )
    by_head = set(heads.values_list("meeting__body", flat=True))
    lacking = without.exclude(pk__in=heads.values("meeting"))
    counts = dict(
        lacking.order_by().values("body").annotate(many=Count("pk")).values_list("body", "many")
    )
    named = {
        body.pk: body
        for body in Body.objects.filter(pk__in={*counts, *by_head})
        .select_related("centre", "region")
        .national_first()
    }
    return AttendanceReport(
        first=first,
        last=last,
        by=by,
        rows=_rows(roll, by),
        meetings=counted.count(),
        missing=[(body, counts[pk]) for pk, body in named.items() if pk in counts],
        by_head=[body for pk, body in named.items() if pk in by_head],
    )


def _rows(roll: QuerySet[Attendance], by: str) -> list[Presence]:
    label = _region_label() if by == BY_REGION else _organisation_label()
    is_member = Q(mandate__isnull=False)
    states = {
        state.value: Count("pk", filter=Q(state=state) & is_member) for state in AttendanceState
    }
    invited = Count("pk", filter=is_member & ~Q(state=AttendanceState.NOT_CALLED))
    unlisted = Count("pk", filter=~is_member)
    found: Any = (
        roll.annotate(label=label)
        .order_by()
        .values("label")
        .annotate(meetings=Count("meeting", distinct=True), **states)
        .annotate(invited=invited, unlisted=unlisted)
        .order_by("-invited", "-unlisted", "label")
    )
    return [Presence(**row) for row in found]


def _organisation_label() -> Coalesce:
    """Return the organisation's present name, or its typed name, else the capacity and body."""
    return Coalesce(
        F("organisation__name"),
        # A name that the register does not know (« Préfecture de région »), or a capacity
        # (« présidente »), is told apart by its body: two presidents are two members.
        Case(When(organisation_name="", then=None), default=_of_the_body("organisation_name")),
        Case(When(mandate__capacity="", then=None), default=_of_the_body("mandate__capacity")),
        Value(UNNAMED),
        output_field=CharField(),
    )


def _of_the_body(column: str) -> Concat:
    """Return a name with its body, and the body with its centre or région."""
    owner = Coalesce(
        NullIf(F("meeting__body__centre__acronym"), Value("")),
        F("meeting__body__centre__name"),
        F("meeting__body__region__name"),
    )
    return Concat(
        F(column),
        Value(" ("),
        F("meeting__body__name"),
        Case(When(_HAS_OWNER, then=Concat(Value(", "), owner)), default=Value("")),
        Value(")"),
        output_field=CharField(),
    )


# Not that of a sample, which borrows the page of a centre, never its name.
_HAS_OWNER = Q(meeting__body__is_sample=False) & (
    Q(meeting__body__centre__isnull=False) | Q(meeting__body__region__isnull=False)
)


def _region_label() -> Case:
    """Return the organisation's région; for an intercommunality, that of its largest commune."""
    of_intercommunality = (
        Commune.objects.filter(intercommunalities=OuterRef("organisation__intercommunality"))
        .order_by("-population", "pk")
        .values("department__region__name")[:1]
    )
    return Case(
        When(organisation__is_national=True, then=Value(NATIONAL)),
        default=Coalesce(
            F("organisation__region__name"),
            F("organisation__department__region__name"),
            F("organisation__commune__department__region__name"),
            Subquery(of_intercommunality),
            Value(NO_REGION),
        ),
        output_field=CharField(),
    )


COLUMNS = (
    ExportColumn("reunions", "Réunions", lambda row: row.meetings),
    ExportColumn("attendues", "Présences attendues", lambda row: row.invited),
    ExportColumn("presents", "Présents", lambda row: row.present),
    ExportColumn("representes", "Représentés", lambda row: row.represented),
    ExportColumn("excuses", "Excusés", lambda row: row.excused),
    ExportColumn("absents", "Absents", lambda row: row.absent),
    ExportColumn("non_releves", "Non relevés", lambda row: row.not_called),
    ExportColumn(
        "presents_hors_composition",
        "Présents, composition non connue",
        lambda row: row.unlisted,
    ),
    ExportColumn("taux", "Présence ou pouvoir, en %", lambda row: row.rate),
)


def attendance_table(found: AttendanceReport) -> ExportTable:
    is_region = found.by == BY_REGION
    head = ExportColumn(
        "region" if is_region else "organisation",
        "Région" if is_region else "Organisation",
        lambda row: row.label,
    )
    name = "presences-par-region" if is_region else "presences-par-organisation"
    return ExportTable(
        name, f"Présences {found.period}", (head, *COLUMNS), found.rows, found.remarks
    )
