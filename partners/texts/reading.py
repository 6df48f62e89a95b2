"""Text of an edition laid out: chapters, articles, and the centres that take them up."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count

from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.upward import above
from partners.choices import TextKind
from partners.models import Edition, Provision

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser
    from crpv_portal.common.querysets import PlannedChangeQuerySet


@dataclass
class Article:
    """Provision with what the page shows beside it."""

    provision: Provision
    centre_count: int = 0
    decision_count: int = 0
    articles: list[Article] = field(default_factory=list)
    promised_by: list[str] = field(default_factory=list)


@dataclass
class EditionReading:
    """Edition laid out; `chapters` in the order of the text."""

    edition: Edition
    chapters: list[Article]

    @property
    def in_order(self) -> list[Article]:
        return [article for chapter in self.chapters for article in (chapter, *chapter.articles)]

    @property
    def provisions(self) -> list[Provision]:
        return [article.provision for article in self.in_order]

    @property
    def summary(self) -> list[tuple[str, str]]:
        return [(chapter.provision.code, chapter.provision.title) for chapter in self.chapters]


def read(edition: Edition, user: AnyUser, on: datetime.date) -> EditionReading:
    """Read the edition in four queries, whatever the length of the text.

    An article whose chapter this user may not see stands by itself at the end.
    """
    provisions = list(
        Provision.objects.visible_to(user)
        .filter(edition=edition)
        .prefetch_related("sources")
        .order_by("position", "pk")
    )
    counts = centre_counts(provisions, user, on)
    cited = decision_counts(provisions, user, on)
    laid = {}
    for provision in provisions:
        provision.edition = edition  # spares each get_absolute_url a query
        laid[provision.pk] = Article(
            provision, counts.get(provision.pk, 0), cited.get(provision.pk, 0)
        )
    chapters: list[Article] = []
    for provision in provisions:
        chapter = laid.get(provision.parent_id or 0)
        (chapter.articles if chapter else chapters).append(laid[provision.pk])
    chapters.sort(key=lambda article: article.provision.parent_id is not None)
    return EditionReading(edition, chapters)


def centre_counts(provisions: list[Provision], user: AnyUser, on: datetime.date) -> dict[int, int]:
    """Count the centres that a source shows with each mission, by that day."""
    missions = [provision.pk for provision in provisions if provision.is_mission]
    if not missions:
        return {}
    offered = above(Provision, "missions_offered", user).established().shown_by(on)
    rows = (
        offered.filter(provision__in=missions)
        .order_by()
        .values("provision")
        .annotate(total=Count("centre", distinct=True))
        .values_list("provision", "total")
    )
    return dict(rows)


def decision_counts(
    provisions: list[Provision], user: AnyUser, on: datetime.date
) -> dict[int, int]:
    """Count the published decisions, taken by that day, that cite each provision."""
    decisions = above(Provision, "citing_decisions", user).public().real()
    published = decisions.filter(adopted_on__lte=on)
    rows = (
        published.filter(provisions__in=[provision.pk for provision in provisions])
        .order_by()
        .values("provisions")
        .annotate(total=Count("pk", distinct=True))
        .values_list("provisions", "total")
    )
    return dict(rows)


def state_on(edition: Edition, on: datetime.date) -> str:
    """Return its state that day, for the pages: "draft", "coming", "current" or "over".

    The rule is that of `EditionQuerySet.in_force`, for editions already read.
    """
    if edition.is_draft or not edition.start_on:
        return "draft"
    if edition.start_on > on:
        return "coming"
    return "over" if edition.end_on and edition.end_on <= on else "current"


def edition_on(editions: list[Edition], on: datetime.date) -> Edition | None:
    """Return the one in effect that day among those given, and set the state of all."""
    for edition in editions:
        edition.state = state_on(edition, on)
    return next((edition for edition in editions if edition.state == "current"), None)


def announced_editions(
    kind: TextKind, on: datetime.date
) -> PlannedChangeQuerySet | list[PlannedChange]:
    """Return what is announced of the drafts of a text, on a page that shows that day.

    A draft that was taken back meanwhile, hence unverified, is announced no more.
    """
    if on < today():
        return []
    drafts = Edition.objects.of_kind(kind).established().order_by("pk").values("pk")
    label = Edition._meta.label_lower
    planned = PlannedChange.objects.filter(subject_label=label, subject_key__in=drafts)
    return planned.announced(today())


def edition_history(edition: Edition) -> list[tuple[PartialDate, str]]:
    """Return the dated steps of an edition, each with what happened."""
    steps = []
    if edition.adopted and edition.adopted != edition.start:
        steps.append((edition.adopted, "Adoption"))
    if edition.start:
        steps.append((edition.start, "Prise d’effet"))
    if edition.end:
        steps.append((edition.end, "Remplacement par l’édition suivante"))
    return steps
