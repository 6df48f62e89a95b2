"""Minutes to review: who was there, the pages, the day until which it lasts."""

import datetime

from bs4 import BeautifulSoup
from django.urls import reverse

from governance.choices import AttendanceState
from governance.minutes.services import send_to_review
from tests.factories.governance import AttendanceFactory
from tests.factories.partners import PersonFactory

LATER = datetime.date(2026, 6, 2)
UNTIL = datetime.date(2026, 12, 7)


def attended(meeting, **person):
    person = PersonFactory(**person)
    AttendanceFactory(meeting=meeting, person=person, state=AttendanceState.PRESENT)
    return person


def page(name, meeting):
    return reverse(f"espace:{name}", args=[meeting.slug])


def reviewed(minutes, user=None):
    return send_to_review(minutes=minutes, until=UNTIL, version=minutes.version, user=user)


def once_reviewed(minutes):
    """Send to review, as if it had been done in time: the review was over before `LATER`."""
    minutes = reviewed(minutes)
    minutes.review_until = LATER - datetime.timedelta(days=30)
    minutes.save(update_fields=["review_until", "updated_at"])
    return minutes


def words(response):
    main = BeautifulSoup(response.content, "lxml").select_one("main")
    return " ".join(main.get_text(" ").split())
