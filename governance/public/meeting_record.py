"""Public parts of a meeting, read once: the page receives nothing else of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day
from crpv_portal.common.footnotes import Footnotes
from partners.models import Provision

from ..choices import Visibility
from ..meetings.calendars import has_day
from ..meetings.cards import DecisionCard, MeetingCard, decision_card, meeting_card
from ..models import AgendaItem, Decision, Document, Meeting, PublicMinutes, WithdrawnMinutes
from .structured import event_data


@dataclass(frozen=True)
class PublicPoint:
    """Public point of the agenda, with its provisions and its public decisions."""

    item: AgendaItem
    provisions: list[Provision]
    decisions: list[DecisionCard]


@dataclass(frozen=True)
class PublicRecord:
    """Public facts of a meeting. Notes, names and kept minutes are never read here."""

    meeting: Meeting
    card: MeetingCard
    points: list[PublicPoint]
    other_decisions: list[DecisionCard]
    minutes: PublicMinutes | None
    withdrawn: list[WithdrawnMinutes]
    documents: list[Document]
    previous: Meeting | None
    next: Meeting | None
    postponed_to: Meeting | None
    is_downloadable: bool
    notes: Footnotes

    @classmethod
    def read(cls, meeting: Meeting, on: datetime.date) -> PublicRecord:
        """Read the public record of a meeting given by `for_list()`, with its sources."""
        everybody = AnonymousUser()
        items = list(
            meeting.items.filter(visibility=Visibility.PUBLIC)
            .order_by("position", "pk")
            .prefetch_related(Prefetch("provisions", _provisions(everybody), "shown_provisions"))
        )
        by_item: dict[int, list[DecisionCard]] = {item.pk: [] for item in items}
        others: list[DecisionCard] = []
        decisions = Decision.objects.public().filter(item__meeting=meeting).for_list()
        for decision in decisions.order_by("item__position", "number", "pk"):
            by_item.get(decision.item_id, others).append(decision_card(decision))
        siblings = Meeting.objects.public().filter(body=meeting.body).exclude(pk=meeting.pk)
        moved = meeting.postponed_to
        return cls(
            meeting=meeting,
            card=meeting_card(meeting, on),
            points=[PublicPoint(item, item.shown_provisions, by_item[item.pk]) for item in items],
            other_decisions=others,
            minutes=PublicMinutes.objects.filter(minutes__meeting=meeting)
            .select_related("file", "minutes__kept_file", "minutes__approved_at__meeting")
            .defer("minutes__text")
            .first(),
            withdrawn=list(
                WithdrawnMinutes.objects.filter(minutes__meeting=meeting)
                .defer("text", "masking_reason")
                .order_by("-withdrawn_at", "-pk")
            ),
            documents=list(
                Document.objects.public()
                .filter(meeting=meeting)
                .select_related("file__public_copy")
            ),
            previous=siblings.filter(starts_on__lt=meeting.starts_on)
            .order_by("-starts_on", "pk")
            .first(),
            next=siblings.filter(starts_on__gt=meeting.starts_on)
            .order_by("starts_on", "pk")
            .first(),
            postponed_to=moved if moved and moved.visibility == Visibility.PUBLIC else None,
            is_downloadable=has_day(meeting) and meeting.visibility == Visibility.PUBLIC,
            notes=Footnotes.of([meeting]),
        )

    @property
    def is_public(self) -> bool:
        return self.meeting.visibility == Visibility.PUBLIC

    @property
    def has_decisions(self) -> bool:
        return bool(self.other_decisions) or any(point.decisions for point in self.points)

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing but its day is published."""
        return not (
            self.points
            or self.other_decisions
            or self.minutes
            or self.withdrawn
            or self.documents
            or self.meeting.summary
        )

    @property
    def approved_at(self) -> Meeting | None:
        """Return the meeting that approved the minutes, when it is public itself."""
        item = self.minutes.minutes.approved_at if self.minutes else None
        if item is None or item.meeting.visibility != Visibility.PUBLIC:
            return None
        return item.meeting


def _provisions(user: AnonymousUser) -> QuerySet[Provision]:
    return Provision.objects.visible_to(user).select_related("edition__text").order_by("position")


def meeting_context(request: HttpRequest, meeting: Meeting) -> dict[str, object]:
    """Return the template context of the public page of a meeting from `for_list()`."""
    address = request.build_absolute_uri(meeting.get_absolute_url())
    return {
        "day": asked_day(request),
        "meeting": meeting,
        "record": PublicRecord.read(meeting, today()),
        "json_ld": event_data(meeting, address),
    }
