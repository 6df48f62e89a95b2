"""Navigation of the working space: the links of the space, and those of one meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

from .choices import MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .models import Meeting

TO_COME = frozenset({MeetingStatus.PLANNED, MeetingStatus.CONVENED})
HELD = frozenset({MeetingStatus.HELD})
ANY = frozenset(MeetingStatus)


class NavigationEntry(NamedTuple):
    """Link of the navigation: its page, the pages below it, the meetings that have it."""

    label: str
    view: str
    pages_below: frozenset[str] = frozenset()
    statuses: frozenset[MeetingStatus] = ANY


class Link(NamedTuple):
    label: str
    url: str
    is_current: bool


BODY_PAGES = (
    "address_book",
    "body_declare",
    "body_detail",
    "body_rules",
    "composition_add",
    "composition_from_meeting",
    "composition_table",
    "letterhead",
    "minutes_plan",
    "seat_detail",
    "usual_agenda",
    "year_plan",
)

MEETING_PAGES = (
    "meeting_cancel",
    "meeting_delete",
    "meeting_log",
    "meeting_plan",
    "meeting_postpone",
    "takeover_detail",
    "takeover_list",
    "takeover_undo",
)

MINUTES_PAGES = (
    "approve",
    "changes",
    "draft",
    "edit",
    "publish",
    "reopen",
    "review",
    "send",
    "withdraw",
)

SPACE = (
    NavigationEntry("À faire", "espace:home"),
    NavigationEntry(
        "Réunions",
        "espace:meeting_list",
        frozenset({f"espace:{page}" for page in MEETING_PAGES}),
    ),
    NavigationEntry("Suites", "espace:action_list"),
    NavigationEntry(
        "Instances",
        "espace:body_list",
        frozenset({f"espace:{page}" for page in BODY_PAGES}),
    ),
    NavigationEntry("Rythme", "espace:rhythm"),
    NavigationEntry("Présences", "espace:attendance"),
)

MEETING = (
    NavigationEntry(
        "Préparer",
        "espace:meeting_prepare",
        frozenset(
            {
                "espace:meeting_appointment",
                "espace:meeting_convene",
                "espace:meeting_remind",
                "espace:meeting_second_call",
                "espace:guest_invite",
                "espace:item_call",
                "espace:invitation",
            }
        ),
        statuses=TO_COME,
    ),
    NavigationEntry(
        "Consigner",
        "espace:meeting_record",
        frozenset({"espace:meeting_redate", "espace:decision_correct", "espace:meeting_room"}),
        statuses=TO_COME | HELD,
    ),
    NavigationEntry(
        "Compte rendu",
        "espace:minutes_page",
        frozenset({f"espace:minutes_{page}" for page in MINUTES_PAGES}),
        statuses=TO_COME | HELD,
    ),
    NavigationEntry("Documents", "espace:document_list", frozenset({"espace:document_remove"})),
    NavigationEntry("Publication", "espace:meeting_publication"),
)


def space_links(page: str) -> list[Link]:
    """Return the links of the space; `page` is the name of the page on screen."""
    meeting_pages = {name for entry in MEETING for name in _pages(entry)}
    return [
        link._replace(is_current=True)
        if entry.view == "espace:meeting_list" and page in meeting_pages
        else link
        for entry, link in zip(SPACE, _links(SPACE, page), strict=True)
    ]


def meeting_links(meeting: Meeting, page: str) -> list[Link]:
    """Return the links of a meeting that its present state allows."""
    entries = [entry for entry in MEETING if meeting.status in entry.statuses]
    return _links(entries, page, meeting.slug)


def _links(entries: Iterable[NavigationEntry], page: str, *arguments: str) -> list[Link]:
    return [
        Link(entry.label, reverse(entry.view, args=arguments), page in _pages(entry))
        for entry in entries
    ]


def _pages(entry: NavigationEntry) -> frozenset[str]:
    return entry.pages_below | {entry.view}
