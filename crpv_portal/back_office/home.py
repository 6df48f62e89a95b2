"""First page of the back office: pending work, and last changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.urls import reverse

from centres.admin.pending import CENTRE_PENDING
from centres.models import (
    Centre,
    CentreName,
    Coverage,
    Label,
    LocalPartnership,
    MissionOffered,
    Site,
)
from crpv_portal.common.acts import Act
from crpv_portal.common.admin.lists import PENDING, Pending
from crpv_portal.common.changes import Acts
from crpv_portal.common.french import counted
from crpv_portal.common.models import PlannedChange
from crpv_portal.common.traces import Trace
from crpv_portal.outbox.admin import MAIL_PENDING
from crpv_portal.outbox.models import OutgoingMail
from governance.admin.pending import BODY_PENDING, MEETING_PENDING
from governance.models import Body, BodyName, Decision, Mandate, Meeting
from partners.admin.pending import ORGANISATION_PENDING
from partners.models import Edition, Organisation, OrganisationName, Provision, Signature

from .journal.places import Places

TOLD = (
    Centre,
    CentreName,
    Coverage,
    Label,
    Site,
    MissionOffered,
    LocalPartnership,
    Organisation,
    OrganisationName,
    Edition,
    Provision,
    Signature,
    Body,
    BodyName,
    Mandate,
    Meeting,
    Decision,
)
LATEST = 6


@dataclass(frozen=True)
class PendingTask:
    """`count` rows wait for somebody; `url` lists them."""

    sentence: str
    count: int
    url: str


def tasks() -> list[PendingTask]:
    """Return the pending work, each with its list; nothing with a count of zero."""
    found = [
        *_tasks_of(Centre, CENTRE_PENDING, "admin:centres_centre_changelist"),
        *_tasks_of(Organisation, ORGANISATION_PENDING, "admin:partners_organisation_changelist"),
        *_tasks_of(OutgoingMail, MAIL_PENDING, "admin:outbox_outgoingmail_changelist"),
        *_tasks_of(Body, BODY_PENDING, "admin:governance_body_changelist"),
        *_tasks_of(Meeting, MEETING_PENDING, "admin:governance_meeting_changelist"),
    ]
    found.append(_stuck_changes())
    return [task for task in found if task.count]


def _stuck_changes() -> PendingTask:
    count = PlannedChange.objects.stuck().count()
    words = counted(
        count, "changement(s) prévu(s) (n’a|n’ont) pas pris effet, et (attend|attendent) quelqu’un"
    )
    return PendingTask(words, count, reverse("planned:changes"))


def _tasks_of(
    model: type[Model], states: tuple[Pending, ...], changelist: str
) -> list[PendingTask]:
    """Count all the pending states of a model in one query."""
    counts = Pending.counts(model._default_manager.all(), states)
    address = reverse(changelist)
    return [
        PendingTask(
            state.sentence(counts[state.slug]),
            counts[state.slug],
            f"{address}?{PENDING}={state.slug}",
        )
        for state in states
    ]


def latest_acts(site: AdminSite) -> list[Act]:
    places = Places(site)
    return [places.led(act) for act in Acts(Trace(model) for model in TOLD)[:LATEST]]
