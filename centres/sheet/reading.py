"""Sheet of a centre for one day, read once, in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Prefetch

from crpv_portal.common.choices import Standing
from crpv_portal.common.dates import today
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.french import capitalised
from crpv_portal.common.models import Fact
from crpv_portal.common.standing import in_force, over, shown, unknown
from crpv_portal.territories.models import Department
from partners.choices import Audience, PartnerLevel, ProvisionKind, TextKind
from partners.models import Organisation, Provision

from ..choices import BEGINNINGS, SiteKind
from ..models import (
    Agreement,
    Centre,
    CentreLegalBody,
    CentreName,
    Contact,
    Coverage,
    Label,
    LocalPartnership,
    Milestone,
    MissionOffered,
    Position,
    Site,
)
from ..wording import (
    form_in_words,
    full_name,
    in_part_inferred,
    last_seen_in_words,
    perimeter_in_words,
    term_in_words,
)

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.common.dates import PartialDate


FactT = TypeVar("FactT", bound=Fact)


def _alike(facts: list[FactT], terms: Callable[[FactT], object]) -> list[list[FactT]]:
    """Group facts of the same terms, confidence and sources, in their order."""
    groups: dict[tuple, list[FactT]] = {}
    for fact in facts:
        sources = frozenset(source.pk for source in fact.sources.all())
        groups.setdefault((terms(fact), fact.confidence, sources), []).append(fact)
    return list(groups.values())


@dataclass(frozen=True)
class CoverageGroup:
    """Départements covered on the same terms: one line instead of one row each."""

    departments: list[Department]
    fact: Coverage

    @classmethod
    def gather(cls, coverages: list[Coverage]) -> list[CoverageGroup]:
        """Group by period, confidence and sources, in the order of the coverages."""
        alike = _alike(coverages, lambda each: each.in_words)
        return [cls([each.department for each in group], group[0]) for group in alike]


@dataclass(frozen=True)
class PartnershipLine:
    """Partners that one source names on the same terms: one line instead of one each."""

    organisations: list[Organisation]
    fact: LocalPartnership

    @classmethod
    def gather(cls, partnerships: list[LocalPartnership]) -> list[PartnershipLine]:
        """Group by terms, period, confidence and sources, in the order of the partnerships."""
        alike = _alike(partnerships, lambda each: (each.what, each.when))
        return [cls([each.organisation for each in group], group[0]) for group in alike]


@dataclass(frozen=True)
class PartnerGroup:
    """Partners of one level."""

    level: PartnerLevel
    partnerships: list[LocalPartnership]

    @classmethod
    def gather(cls, partnerships: list[LocalPartnership]) -> list[PartnerGroup]:
        by_level: dict[PartnerLevel, list[LocalPartnership]] = {}
        for partnership in partnerships:
            by_level.setdefault(partnership.organisation.level, []).append(partnership)
        return [cls(level, by_level[level]) for level in PartnerLevel if level in by_level]

    @property
    def lines(self) -> list[PartnershipLine]:
        return PartnershipLine.gather(self.partnerships)


@dataclass
class Sheet:
    """Centre on a day. Lists hold every row with its `standing`; properties choose among them."""

    centre: Centre
    on: datetime.date
    is_today: bool
    totals: dict[int, int]
    names: list[CentreName]
    coverages: list[Coverage]
    labels: list[Label]
    legal_bodies: list[CentreLegalBody]
    sites: list[Site]
    contacts: list[Contact]
    missions: list[MissionOffered]
    partnerships: list[LocalPartnership]
    positions: list[Position]
    agreements: list[Agreement]
    milestones: list[Milestone]
    predecessors: list[Centre]
    annexes: list[Provision] = field(default_factory=list)

    @classmethod
    def read(cls, centre: Centre, on: datetime.date, user: AnyUser, *, is_today: bool) -> Sheet:
        """Read the sheet of a centre that the user may see.

        Contacts, functions and agreements come only when they were published, whoever looks: the
        public page is the same for everybody.
        """

        def dated(rows: Any) -> Any:
            return rows.with_standing(on).prefetch_related("sources")

        parties = Prefetch("parties", Organisation.objects.visible_to(user))
        sheet = cls(
            centre=centre,
            on=on,
            is_today=is_today,
            totals=Department.objects.current().count_by_region(),
            names=list(dated(centre.names).chronological()),
            coverages=list(dated(centre.coverages).select_related("department__region")),
            labels=list(
                dated(centre.labels).select_related("authority", "edition__text").chronological()
            ),
            legal_bodies=list(
                dated(centre.legal_bodies.visible_to(user))
                .select_related("organisation")
                .chronological()
            ),
            sites=list(dated(centre.sites)),
            contacts=list(centre.contacts.filter(is_public=True).prefetch_related("sources")),
            missions=list(
                dated(centre.missions.public()).select_related("provision__edition__text")
            ),
            partnerships=list(
                dated(centre.local_partnerships.visible_to(user)).select_related(
                    "organisation__region",
                    "organisation__department",
                    "organisation__intercommunality",
                    "organisation__commune",
                )
            ),
            positions=list(dated(centre.positions.filter(is_public=True)).select_related("person")),
            agreements=list(
                dated(centre.agreements.filter(is_public=True))
                .select_related("file")
                .prefetch_related(parties)
            ),
            milestones=list(centre.milestones.prefetch_related("sources")),
            predecessors=list(
                Centre.objects.visible_to(user)
                .filter(successor=centre)
                .prefetch_related("coverages")
            ),
        )
        if sheet.is_overseas:
            sheet.annexes = list(
                Provision.objects.visible_to(user)
                .filter(
                    kind=ProvisionKind.ANNEX,
                    audience=Audience.OVERSEAS,
                    edition__text__kind=TextKind.FRAMEWORK,
                    edition__start_on__lte=on,
                )
                .exclude(edition__end_on__lte=on)
                .select_related("edition__text")
                .prefetch_related("sources")
            )
        return sheet

    # --- Name ------------------------------------------------------------------------------

    @cached_property
    def name(self) -> str:
        return full_name(self.centre.name, self.centre.acronym)

    @cached_property
    def name_then(self) -> CentreName | None:
        """Return the name it bore that day, when it bears another one now."""
        held = next(iter(in_force(self.names)), None)
        return held if held and held.slug != self.centre.slug else None

    @cached_property
    def is_name_unknown(self) -> bool:
        return not self.is_today and not in_force(self.names) and self.founded_later is None

    @cached_property
    def founded_later(self) -> PartialDate | None:
        """Return the date of its founding, or of its préfiguration, when it is after that day."""
        steps = (each for each in self.milestones if each.kind in BEGINNINGS)
        begun = [step.happened for step in steps if step.happened]
        first = min(begun, default=None)
        return first if first and first.date > self.on else None

    @cached_property
    def former_names(self) -> list[CentreName]:
        others = [name for name in self.names if name.slug != self.centre.slug]
        return [name for name in others if name.standing != Standing.TO_COME]

    # --- Perimeter ---------------------------------------------------------------------------

    @cached_property
    def established(self) -> list[Coverage]:
        return [c for c in in_force(self.coverages) if not c.is_unverified]

    @cached_property
    def unverified(self) -> list[Coverage]:
        return [c for c in in_force(self.coverages) if c.is_unverified]

    @cached_property
    def is_perimeter_planned(self) -> bool:
        """Tell whether it covers then, by a source, more or less than today."""
        return any(c.is_planned_by(self.on) for c in self.coverages)

    @cached_property
    def unknown_coverages(self) -> list[Coverage]:
        return unknown(self.coverages)

    @cached_property
    def is_overseas(self) -> bool:
        return any(c.department.is_overseas for c in in_force(self.coverages))

    @cached_property
    def perimeter(self) -> str:
        departments = (coverage.department for coverage in self.established)
        words = perimeter_in_words(departments, self.totals, self.on)
        return words + in_part_inferred(self.established)

    @cached_property
    def established_groups(self) -> list[CoverageGroup]:
        return CoverageGroup.gather(self.established)

    @cached_property
    def unverified_groups(self) -> list[CoverageGroup]:
        return CoverageGroup.gather(self.unverified)

    @cached_property
    def unknown_groups(self) -> list[CoverageGroup]:
        return CoverageGroup.gather(self.unknown_coverages)

    # --- Who and where -------------------------------------------------------------------------

    @cached_property
    def body(self) -> CentreLegalBody | None:
        return next(iter(in_force(self.legal_bodies)), None)

    @cached_property
    def term(self) -> str:
        """Return until when its groupement lasts; nothing on a past day, when another term held."""
        if self.body is None or self.on < today():
            return ""
        return term_in_words(self.body, self.on)

    @cached_property
    def held_labels(self) -> list[Label]:
        return shown(self.labels, self.on)

    @cached_property
    def seats(self) -> list[Site]:
        return [site for site in in_force(self.sites) if site.kind == SiteKind.SEAT]

    @cached_property
    def branches(self) -> list[Site]:
        return [site for site in in_force(self.sites) if site.kind == SiteKind.BRANCH]

    @cached_property
    def held_positions(self) -> list[Position]:
        return in_force(self.positions)

    # --- Missions and partners -------------------------------------------------------------------

    @cached_property
    def core_missions(self) -> list[MissionOffered]:
        offered = shown(self.missions, self.on)
        return [m for m in offered if m.public_provision and m.provision.is_core_mission]

    @cached_property
    def other_missions(self) -> list[MissionOffered]:
        offered = shown(self.missions, self.on)
        return [m for m in offered if m not in self.core_missions]

    @cached_property
    def partner_groups(self) -> list[PartnerGroup]:
        return PartnerGroup.gather(shown(self.partnerships, self.on))

    @cached_property
    def former_partnerships(self) -> list[LocalPartnership]:
        return over(self.partnerships)

    @cached_property
    def held_agreements(self) -> list[Agreement]:
        return in_force(self.agreements)

    @cached_property
    def unknown_missions(self) -> int:
        told = shown(self.missions, self.on)
        return len([mission for mission in unknown(self.missions) if mission not in told])

    @cached_property
    def unknown_partnerships(self) -> int:
        told = shown(self.partnerships, self.on)
        return len([each for each in unknown(self.partnerships) if each not in told])

    # --- Evidence --------------------------------------------------------------------------------

    @cached_property
    def notes(self) -> Footnotes:
        """Return the sources, numbered in the order in which the page cites them."""
        cited = [self.body] if self.body else []
        partnerships = [p for group in self.partner_groups for p in group.partnerships]
        return Footnotes.of(
            *(self.established, self.unverified, self.unknown_coverages),
            *(self.held_labels, cited, self.seats, self.branches, self.contacts),
            *(self.core_missions, self.other_missions, self.annexes),
            *(partnerships, self.former_partnerships, self.held_agreements, self.held_positions),
            *(self.milestones, self.names, self.labels, self.coverages, self.legal_bodies),
            [self.centre],
        )

    @cached_property
    def checked(self) -> PartialDate | None:
        """Return the last date at which somebody checked a fact of this sheet."""
        facts: list[Fact | Centre] = [self.centre, *self.coverages, *self.labels, *self.sites]
        dates = (fact.checked for fact in facts)
        return max((date for date in dates if date), default=None)


def headline(sheet: Sheet) -> str:
    """Return the legal form, the city and the activity of the centre, in one line."""
    parts = [form_in_words(body) for body in [sheet.body] if body and not body.is_unverified]
    parts += [site.city for site in sheet.seats if not site.is_unverified]
    if sheet.centre.closed:
        parts.append(f"fermé {sheet.centre.closed.when()}")
    elif sheet.on >= today():
        parts.append(last_seen_in_words(sheet.centre))
    return capitalised(" · ".join(part for part in parts if part))
