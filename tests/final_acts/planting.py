"""A page made ready for an act that is done once, and the result to count."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.test import Client
from django.urls import reverse

from crpv_portal.common.dates import PARIS, today
from crpv_portal.outbox.models import OutgoingMail
from governance.meetings.services import plan_meeting
from governance.models import Body, Mandate, Meeting
from tests.admin.screens import address
from tests.factories.governance import BodyFactory, InvitationFactory, MeetingFactory
from tests.tabs import Tab

WHY = "essai d’un double clic"


@dataclass(frozen=True)
class Planted:
    """A page ready for its act, and the result to count, which one act makes one of.

    holding: the name of a box of the form; typed: what is written in it; then: the box and the
    button of the form that the first one leads to, for an act that shows what it will do.
    """

    page: str
    holding: str
    made: Callable[[], int]
    typed: dict[str, Any] = field(default_factory=dict)
    button: str = ""
    then: tuple[str, str] | None = None

    def open(self, client: Client) -> Tab:
        tab = Tab.read(client, self.page, holding=self.holding, button=self.button)
        tab = tab.typed(**self.typed)
        if self.then is None:
            return tab
        box, button = self.then
        return Tab.of(client, tab.action, tab.send(), holding=box, button=button)


@dataclass(frozen=True)
class FinalAct:
    """An act, and a pattern of the words that tell whoever comes second that it is done."""

    plant: Callable[[], Planted]
    told: str


def soon(days: int = 30) -> datetime.date:
    return today() + datetime.timedelta(days=days)


def of_meeting(page: str, meeting: Meeting) -> str:
    return reverse(f"espace:{page}", args=[meeting.slug])


def with_addresses() -> Body:
    """A body whose two members can be written to."""
    body = BodyFactory(members=2)
    for mandate in Mandate.objects.of_body(body).select_related("holder"):
        mandate.holder.function_email = f"membre-{mandate.pk}@exemple.test"
        mandate.holder.save()
    return body


def appointment() -> dict[str, Any]:
    """The hour and the place without which nobody is convened."""
    hour = datetime.datetime.combine(soon(), datetime.time(14), PARIS)
    return {"starts_at": hour, "place": "Lille"}


def to_convene() -> Meeting:
    return plan_meeting(body=with_addresses(), on=soon(), **appointment())


def convened() -> Meeting:
    """A meeting to which one member was convened."""
    meeting = MeetingFactory(
        body=with_addresses(), status="convened", starts_on=soon(), **appointment()
    )
    mandate = Mandate.objects.of_body(meeting.body).earliest("pk")
    InvitationFactory(meeting=meeting, mandate=mandate, person=mandate.holder, sent=True)
    return meeting


def mails() -> int:
    return OutgoingMail.objects.count()


def of_record(row: Any, act: str, made: Callable[[], int], **typed: Any) -> Planted:
    return Planted(address(row, act), "reason", made, {"reason": WHY, **typed})


def previewed(planted: Planted) -> Planted:
    """The same act when its page shows first what it would do."""
    return replace(planted, then=("_confirmed", "_confirmed"))
