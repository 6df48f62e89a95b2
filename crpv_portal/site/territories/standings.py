"""Coverage of départements on a day, read once for all those of a page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from centres.models import Centre, Coverage
from crpv_portal.common.choices import Standing
from crpv_portal.territories.models import Department, Region


class CoverageAnswer(StrEnum):
    """Knowledge about a département's coverage, from the surest."""

    COVERED = "covered"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass
class DepartmentStanding:
    """Coverages of a département, by their standing that day."""

    department: Department
    established: list[Coverage] = field(default_factory=list)
    unverified: list[Coverage] = field(default_factory=list)
    unknown: list[Coverage] = field(default_factory=list)
    over: list[Coverage] = field(default_factory=list)
    to_come: list[Coverage] = field(default_factory=list)

    @property
    def answer(self) -> CoverageAnswer:
        if self.established:
            return CoverageAnswer.COVERED
        if self.unverified:
            return CoverageAnswer.UNVERIFIED
        return CoverageAnswer.UNKNOWN if self.unknown else CoverageAnswer.NONE

    @property
    def is_covered(self) -> bool:
        return bool(self.established)

    @property
    def possibly_in_force(self) -> list[Coverage]:
        """Return the coverages in force that day, or not known."""
        return [*self.established, *self.unverified, *self.unknown]

    @property
    def facts(self) -> list[Coverage]:
        return [*self.established, *self.unverified, *self.unknown, *self.over, *self.to_come]

    def add(self, coverage: Coverage) -> None:
        if coverage.standing == Standing.IN_FORCE:
            (self.unverified if coverage.is_unverified else self.established).append(coverage)
        elif coverage.standing == Standing.UNKNOWN:
            self.unknown.append(coverage)
        elif coverage.standing == Standing.OVER:
            self.over.append(coverage)
        else:
            self.to_come.append(coverage)


def standings(departments: Iterable[Department], on: datetime.date) -> list[DepartmentStanding]:
    """Return one standing per département, in their order, in a fixed number of queries.

    Public centres only, whoever looks: a draft covers nobody.
    """
    held = {department.pk: DepartmentStanding(department) for department in departments}
    seats = Centre.objects.public().for_answer(on)
    coverages = (
        Coverage.objects.public()
        .filter(department__in=held)
        .with_standing(on)
        .prefetch_related("sources")
        .order_by("start_on", "attested_on", "pk")
    )
    found = list(coverages)
    centres = seats.in_bulk({coverage.centre_id for coverage in found})
    for coverage in found:
        coverage.centre = centres[coverage.centre_id]
        standing = held[coverage.department_id]
        coverage.department = standing.department
        standing.add(coverage)
    return list(held.values())


@dataclass(frozen=True)
class RegionStanding:
    """Région and the standings of its départements."""

    region: Region
    departments: list[DepartmentStanding]

    @property
    def covered(self) -> list[DepartmentStanding]:
        return [each for each in self.departments if each.is_covered]

    @property
    def unverified(self) -> list[DepartmentStanding]:
        return [each for each in self.departments if each.answer is CoverageAnswer.UNVERIFIED]

    @property
    def centres(self) -> list[Centre]:
        """Return the centres established in the région that day, each once."""
        found = {c.centre_id: c.centre for each in self.departments for c in each.established}
        return sorted(found.values(), key=lambda centre: centre.order_key)

    @property
    def possible(self) -> list[Centre]:
        """Return the centres with only unverified or unknown coverages in the région."""
        sure = {centre.pk for centre in self.centres}
        found = {
            c.centre_id: c.centre
            for each in self.departments
            for c in (*each.unverified, *each.unknown)
            if c.centre_id not in sure
        }
        return sorted(found.values(), key=lambda centre: centre.order_key)


def region_standings(on: datetime.date, regions: Iterable[Region]) -> list[RegionStanding]:
    """Return one standing per région, in their order."""
    regions = list(regions)
    departments = Department.objects.current().filter(region__in=regions).select_related("region")
    by_region: dict[int, list[DepartmentStanding]] = {region.pk: [] for region in regions}
    for standing in standings(departments, on):
        by_region[standing.department.region_id].append(standing)
    return [RegionStanding(region, by_region[region.pk]) for region in regions]
