"""The rows of links of the working space: where one is, and what a meeting's state allows."""

import pytest

from governance.choices import MeetingStatus
from governance.models import Meeting
from governance.workspace_nav import MEETING, SPACE, meeting_links, space_links


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
