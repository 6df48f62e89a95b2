"""What the page behind a personal link answers, and the other members of its body."""

import datetime

from tests.tabs import Reader

DAY = datetime.date.today() + datetime.timedelta(days=20)  # noqa: DTZ011 - days apart, no hour


def others(invitation):
    return [
        seat.mandates.get()
        for college in invitation.meeting.body.colleges.order_by("position")
        for seat in college.seats.order_by("position")
        if seat.mandates.get() != invitation.mandate
    ]


def refused(url):
    """Return what the four addresses of a link answer, whatever the method."""
    client = Reader()
    found = {
        client.get(url).status_code,
        client.post(url, {"answer": "coming"}).status_code,
        client.get(f"{url}reunion.ics").status_code,
        client.get(f"{url}pieces/00000000-0000-4000-8000-000000000000/").status_code,
        client.post(f"{url}proposer/", {"title": "x", "reason": "y"}).status_code,
    }
    page = client.get(url).content.decode()
    assert "Répondez au courriel de convocation" in page
    return found
