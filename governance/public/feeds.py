"""Atom feeds of what is public: meetings and decisions, the latest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from crpv_portal.common.dates import PARIS
from crpv_portal.common.french import capitalised
from crpv_portal.common.typed import received

from ..meetings.calendars import event_summary
from ..models import Decision, Meeting
from ..wording import (
    SAMPLE,
    day_in_words,
    decision_kind,
    hours_in_words,
    place_in_words,
    votes_in_words,
)

ENTRIES = 50


class MeetingFeed(Feed):
    """Feed of meetings announced, changed or held."""

    feed_type = Atom1Feed
    language = "fr"
    title = "Réunions des instances des centres de ressources politique de la ville"
    subtitle = "Réunions publiques, nationales et de chaque centre."

    def link(self) -> str:
        return reverse("governance:meeting_list")

    def feed_url(self) -> str:
        return reverse("governance:meeting_feed")

    def items(self) -> Iterable[Meeting]:
        return Meeting.objects.public().for_list().order_by("-starts_on", "pk")[:ENTRIES]

    def item_title(self, item: Meeting) -> str:
        return event_summary(item)

    def item_description(self, item: Meeting) -> str:
        parts = [capitalised(day_in_words(item)), hours_in_words(item), place_in_words(item)]
        when = ", ".join(part for part in parts if part)
        status = capitalised(item.get_status_display())
        return received(f"{when}. {item.body.name}. {status}.")

    def item_guid(self, item: Meeting) -> str:
        return f"urn:uuid:{item.public_id}"

    def item_pubdate(self, item: Meeting) -> datetime.datetime:
        return item.created_at

    def item_updateddate(self, item: Meeting) -> datetime.datetime:
        return item.updated_at


class DecisionFeed(Feed):
    """Feed of published decisions."""

    feed_type = Atom1Feed
    language = "fr"
    title = "Décisions des instances des centres de ressources politique de la ville"
    subtitle = "Décisions et avis adoptés et publiés."

    def link(self) -> str:
        return reverse("governance:decision_list")

    def feed_url(self) -> str:
        return reverse("governance:decision_feed")

    def items(self) -> Iterable[Decision]:
        return Decision.objects.public().for_list().latest_first()[:ENTRIES]

    def item_title(self, item: Decision) -> str:
        title = f"{item.reference}, {decision_kind(item).lower()}"
        return f"{SAMPLE} – {title}" if item.item.meeting.is_sample else title

    def item_description(self, item: Decision) -> str:
        votes = votes_in_words(item)
        said = f"{item.text} ({item.body.name}"
        return received(f"{said}{f', {votes}' if votes else ''})")

    def item_guid(self, item: Decision) -> str:
        return f"urn:uuid:{item.public_id}"

    def item_updateddate(self, item: Decision) -> datetime.datetime:
        return _midnight(item.adopted_on)

    def item_pubdate(self, item: Decision) -> datetime.datetime:
        return _midnight(item.adopted_on)


def _midnight(day: datetime.date | None) -> datetime.datetime:
    return datetime.datetime.combine(day or datetime.date.min, datetime.time(), tzinfo=PARIS)
