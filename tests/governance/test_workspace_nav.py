"""The rows of links of the working space: where one is, and what a meeting's state allows."""

import pytest

from governance.choices import MeetingStatus
from governance.models import Meeting
from governance.workspace_nav import MEETING, SPACE, meeting_links, space_links
from governance.workspace_urls import urlpatterns


def test_every_entry_leads_to_a_page_and_marks_it():
    for entry in SPACE:
        current = [link.label for link in space_links(entry.view) if link.is_current]
        assert current == [entry.label]


def test_pages_of_a_meeting_belong_to_the_meetings():
    for entry in MEETING:
        current = [link.label for link in space_links(entry.view) if link.is_current]
        assert current == ["Réunions"], entry


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.POSTPONED])
def test_meeting_that_will_not_be_is_not_logged(status):
    links = meeting_links(Meeting(slug="a", status=status), "")

    assert "Consigner" not in [link.label for link in links]


# They show nothing of their own: acts, files, and the page by which a member proposes a point.
WITHOUT_PLACE = {
    "action_answer", "address_book_file", "attendance_file", "body_steps", "document_describe",
    "document_file", "document_open", "document_restrict", "draft_drop", "draft_keep",
    "invitation_link", "item_propose", "meeting_paper", "meeting_print_set", "minutes_kept_file",
    "offline_worker", "proposal_decide", "rhythm_file", "room_state", "takeover_adopt",
    "takeover_choose", "takeover_columns", "takeover_files",
}  # fmt: skip


def test_every_page_of_the_space_says_where_one_is():
    unplaced = {
        page.name
        for page in urlpatterns
        if not any(link.is_current for link in space_links(f"espace:{page.name}"))
    }

    assert unplaced == WITHOUT_PLACE
