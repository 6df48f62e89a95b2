"""Atom feeds of what is public: meetings and decisions, the latest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html

from crpv_portal.common.dates import in_words
from crpv_portal.common.french import capitalised
from crpv_portal.common.markdown import render_markdown
from crpv_portal.common.site_address import full_address
from crpv_portal.common.typed import received

from ..meetings.calendars import event_summary
from ..models import Decision, Meeting
from ..wording import (
    SAMPLE,
    day_in_words,
    decision_kind,
    doubt_about,
    hours_in_words,
    place_in_words,
    votes_in_words,
)

ENTRIES = 50


class PublicFeed(Feed):
    """Feed whose addresses are those of the configured site, whatever host was asked."""

    feed_type = Atom1Feed
    language = "fr"
    list_name: str
    feed_name: str

    def link(self) -> str:
        return full_address(reverse(self.list_name))

    def feed_url(self) -> str:
        return full_address(reverse(self.feed_name))

    def feed_guid(self) -> str:
        return self.feed_url()

    def item_link(self, item: Meeting | Decision) -> str:
        return full_address(item.get_absolute_url())

    def item_guid(self, item: Meeting | Decision) -> str:
        return f"urn:uuid:{item.public_id}"


class MeetingFeed(PublicFeed):
    """Feed of meetings announced, changed or held: those whose public words changed last."""

    title = "Réunions des instances des centres de ressources politique de la ville"
    subtitle = "Réunions publiques, nationales et de chaque centre."
    list_name = "governance:meeting_list"
    feed_name = "governance:meeting_feed"

    def items(self) -> Iterable[Meeting]:
        latest = Meeting.objects.public().for_list()
        return latest.order_by("-public_changed_at", "-starts_on", "pk")[:ENTRIES]

    def item_title(self, item: Meeting) -> str:
        return event_summary(item)

    def item_description(self, item: Meeting) -> str:
        parts = [capitalised(day_in_words(item)), hours_in_words(item), place_in_words(item)]
        when = ", ".join(part for part in parts if part)
        status = capitalised(item.get_status_display())
        said = [when, item.body.name, status, capitalised(doubt_about(item))]
        words = " ".join(f"{part}." for part in said if part)
        return format_html("<p>{}</p>", received(words))

    def item_updateddate(self, item: Meeting) -> datetime.datetime:
        return item.changed_for_readers


class DecisionFeed(PublicFeed):
    """Feed of decisions, the last published first: an old one may be published today."""

    title = "Décisions des instances des centres de ressources politique de la ville"
    subtitle = "Décisions et avis adoptés et publiés."
    list_name = "governance:decision_list"
    feed_name = "governance:decision_feed"

    def items(self) -> Iterable[Decision]:
        latest = Decision.objects.public().for_list()
        return latest.order_by("-public_changed_at", "-adopted_on", "-number", "pk")[:ENTRIES]

    def item_title(self, item: Decision) -> str:
        title = f"{item.reference}, {decision_kind(item).lower()}"
        return f"{SAMPLE} – {title}" if item.item.meeting.is_sample else title

    def item_description(self, item: Decision) -> str:
        """Return the text as its page shows it, then what it is."""
        adopted = f"adoptée le {in_words(item.adopted_on)}" if item.adopted_on else ""
        said = ", ".join(part for part in (item.body.name, adopted, votes_in_words(item)) if part)
        return format_html(
            "{}<p>{}.</p>", render_markdown(received(item.text)), received(capitalised(said))
        )

    def item_updateddate(self, item: Decision) -> datetime.datetime:
        assert item.public_changed_at is not None  # noqa: S101 - the trigger dates what is public
        return item.public_changed_at
