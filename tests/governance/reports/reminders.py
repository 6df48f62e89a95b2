"""Actions of which somebody is reminded, the link of the mail, and what is posted by it."""

from __future__ import annotations

import datetime
import re

from django.test import Client

from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.outbox.models import OutgoingMail
from governance.models import ActionItem
from governance.reports import digests
from tests.factories.governance import ActionItemFactory

WEEK = datetime.timedelta(days=7)


def given_to(owner, body, **change):
    fixed = {"owner_organisation": None, "due_on": today() - WEEK, "item__meeting__body": body}
    return ActionItemFactory(owner_person=owner, **fixed | change)


def sent(on=None) -> str:
    """The address in the reminder of the day, as the mail gives it."""
    assert digests.queue_digests(on or today()) == 1
    text = OutgoingMail.objects.filter(kind=digests.KIND).order_by("-pk").first().text
    return re.search(r"/suites/[\w-]+/", text)[0]


def reader() -> Client:
    return Client(enforce_csrf_checks=True)


def say(address, action, kind, **typed):
    data = {"action": action.pk, "kind": kind}
    data |= {f"{kind}-{action.pk}-{name}": value for name, value in typed.items()}
    return reader().post(address, data, headers={"origin": "null"})


def reasons(action) -> list[str]:
    events = events_of(ActionItem).filter(pgh_obj_id=action.pk).order_by("pgh_id")
    return [each.pgh_context["reason"] for each in events if each.pgh_context]
