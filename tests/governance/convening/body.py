"""A body of four members to convene, in the time of La Réunion, and how its mails are read."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from crpv_portal.outbox.models import OutgoingMail
from governance.convening.holders import about
from governance.convening.recipients import plan_of
from governance.convening.services import convene_meeting
from governance.meetings.services import plan_meeting
from governance.models import Mandate
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory

DAY = datetime.date.today() + datetime.timedelta(days=20)  # noqa: DTZ011 - days apart, no hour
BASE = "https://registre.exemple/"
REUNION = ZoneInfo("Indian/Reunion")


def member_of(body, address):
    """The next member of a body that nobody gave an address yet."""
    mandate = Mandate.objects.of_body(body).filter(holder__function_email="").order_by("pk").first()
    mandate.holder.function_email = address
    mandate.holder.save()
    return mandate


@pytest.fixture
def officer():
    return UserFactory(staff=True, first_name="Nadia", last_name="Benali")


@pytest.fixture
def body():
    return BodyFactory(members=4, name="Comité de La Réunion", majority=True)


@pytest.fixture
def meeting(body):
    for number in (1, 2):
        member_of(body, f"membre{number}@exemple.test")
    return plan_meeting(
        body=body,
        on=DAY,
        time_zone="Indian/Reunion",
        place="Préfecture, Saint-Denis",
        starts_at=datetime.datetime.combine(DAY, datetime.time(14), tzinfo=REUNION),
        ends_at=datetime.datetime.combine(DAY, datetime.time(16), tzinfo=REUNION),
    )


def convene(meeting, officer):
    return convene_meeting(
        meeting=meeting, by=officer, base=BASE, seen=plan_of(fresh(meeting)).digest
    )


def fresh(meeting):
    return type(meeting).objects.select_related("body").get(pk=meeting.pk)


def mails(meeting):
    return list(OutgoingMail.objects.about(about(meeting)).order_by("pk"))


def event_in(mail):
    calendar = Calendar.from_ical(bytes(mail.calendar))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def link_in(mail):
    """The path of the personal link in a mail, wherever the portal stands."""
    line = next(line for line in mail.text.splitlines() if "/reponse/" in line)
    return line[line.index("/reponse/") :]
