"""How a body in La Réunion is convened, and how its mails are read; its fixtures: `conftest`."""

import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar

from crpv_portal.outbox.models import OutgoingMail
from governance.convening.holders import about
from governance.convening.recipients import plan_of
from governance.convening.services import convene_meeting
from governance.models import Mandate

DAY = datetime.date.today() + datetime.timedelta(days=20)  # noqa: DTZ011 - days apart, no hour
BASE = "https://registre.exemple/"
REUNION = ZoneInfo("Indian/Reunion")


def member_of(body, address):
    """The next member of a body that nobody gave an address yet."""
    mandate = Mandate.objects.of_body(body).filter(holder__function_email="").order_by("pk").first()
    mandate.holder.function_email = address
    mandate.holder.save()
    return mandate


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
