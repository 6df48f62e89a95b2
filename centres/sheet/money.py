"""Contributions of funders on a centre's sheet: by year, with the shares of their levels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from partners.choices import PartnerLevel
from partners.models import Organisation

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

    from ..models import Centre, Contribution


@dataclass(frozen=True)
class LevelShare:
    """Sum that the funders of one level give in a year, and its part of the total."""

    level: PartnerLevel
    amount: Decimal
    percent: int


@dataclass(frozen=True)
class YearOfMoney:
    """Contributions of one year, the highest first."""

    year: int
    rows: list[Contribution]

    @property
    def total(self) -> Decimal:
        return sum((row.amount or Decimal() for row in self.rows), Decimal())

    @property
    def shares(self) -> list[LevelShare]:
        """Return the levels from the State down; percents are rounded one by one."""
        by_level: dict[PartnerLevel, Decimal] = defaultdict(Decimal)
        for row in self.rows:
            by_level[row.funder.level] += row.amount or Decimal()
        if not self.total:
            return []
        return [
            LevelShare(level, by_level[level], round(by_level[level] * 100 / self.total))
            for level in PartnerLevel
            if by_level[level]
        ]


def money_of(centre: Centre, user: AnyUser, *, up_to: int) -> list[YearOfMoney]:
    """Return the cleared contributions of a centre until that year, the latest year first.

    Only cleared ones, whoever looks: the public page is the same for everybody.
    """
    rows = (
        centre.contributions.cleared()
        .filter(year__lte=up_to, funder__in=Organisation.objects.visible_to(user))
        .select_related("funder")
        .prefetch_related("sources")
        .order_by("-year", "funder__order_key", "object", "pk")
    )
    return [
        YearOfMoney(year, sorted(own, key=lambda row: row.amount or Decimal(), reverse=True))
        for year, own in groupby(rows, lambda row: row.year)
    ]
