"""Schedule of everything that the portal does by itself.

Each job does all that is due at the moment when it runs. So a run that failed, or whose process was
killed, is made up for by the next one, and a run after a pause of weeks needs nothing special.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from typing import NamedTuple

from django.contrib import admin
from django.db import connection
from django.utils import timezone

from centres.activity.services import remind_of_activity
from centres.consultations.mails import send_copies
from centres.consultations.services import forget_addresses
from crpv_portal.accounts.sessions import SessionStore
from crpv_portal.back_office.dashboard.services import forget_taken
from crpv_portal.back_office.imports.services import forget_imports
from crpv_portal.common.admin.planned_actions import carry_out_due
from crpv_portal.common.dates import PARIS, today
from crpv_portal.common.files import sweep_orphans
from crpv_portal.common.once import forget_spent
from crpv_portal.outbox.retention import purge_mails
from crpv_portal.upkeep.campaigns import remind_once, write_to_added_once
from crpv_portal.upkeep.retention import forget_proposals
from governance.documents import services as documents
from governance.drafts import purge_drafts
from governance.reports import daily, digests
from governance.room.opening import forget_rooms
from governance.takeover.services import forget_takeovers

from .models import ScheduledJob

logger = logging.getLogger(__name__)

NIGHT_HOUR = 3  # in Paris: neither change of hour skips it or repeats it


class Job(NamedTuple):
    """Job of the schedule; `last_due` returns when a run was last due, at or before a moment."""

    name: str
    last_due: Callable[[datetime.datetime], datetime.datetime]
    act: Callable[[], object]


def each_hour(now: datetime.datetime) -> datetime.datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def each_night(now: datetime.datetime) -> datetime.datetime:
    local = now.astimezone(PARIS)
    due = local.replace(hour=NIGHT_HOUR, minute=0, second=0, microsecond=0)
    return due if due <= local else due - datetime.timedelta(days=1)


def queue_reminders() -> None:
    """Queue the weekly reminders; run each hour, so that a worker that was down catches up."""
    if digests.is_time(timezone.now()):
        digests.queue_digests(today())


def queue_daily() -> None:
    """Queue the daily mail of those who keep bodies; run each hour, as the reminders."""
    if daily.is_time(timezone.now()):
        daily.queue_daily(today())


def carry_out_planned() -> None:
    """Carry out what is planned for today in Paris, whose midnight is the end of an hour."""
    carry_out_due(admin.site)


SCHEDULE = (
    Job("carry_out_planned", each_hour, carry_out_planned),
    Job("queue_reminders", each_hour, queue_reminders),
    Job("queue_daily", each_hour, queue_daily),
    Job("purge_mails", each_night, purge_mails),
    Job("forget_digests", each_night, digests.forget_digests),
    Job("forget_daily", each_night, daily.forget_daily),
    Job("write_to_added_centres", each_night, write_to_added_once),
    Job("remind_of_sheets", each_night, remind_once),
    Job("remind_of_activity", each_night, remind_of_activity),
    Job("forget_proposals", each_night, forget_proposals),
    Job("send_copies", each_night, send_copies),
    Job("forget_addresses", each_night, forget_addresses),
    Job("purge_drafts", each_night, purge_drafts),
    Job("forget_spent", each_night, forget_spent),
    Job("forget_imports", each_night, forget_imports),
    Job("forget_takeovers", each_night, forget_takeovers),
    Job("forget_rooms", each_night, forget_rooms),
    Job("forget_taken", each_night, forget_taken),
    Job("erase_removed", each_night, documents.erase_removed),
    Job("sweep_orphans", each_night, sweep_orphans),
    Job("clear_sessions", each_night, SessionStore.clear_expired),
)


def run_due_jobs() -> None:
    """Run each job that is due and that no other worker has begun, on its own."""
    for job in SCHEDULE:
        if not _begin(job):
            continue
        try:
            job.act()
        except Exception:
            if not connection.is_usable():
                raise  # the worker has to end: no other job could run
            logger.exception("The job %s failed; its next run makes up for it.", job.name)


def _begin(job: Job) -> bool:
    """Write down that this run begins; False when it is not due, or begun by another worker.

    A job unknown to this database waits for its hour: a portal that is being set up or restored is
    not cleaned up before it is complete.
    """
    now = timezone.now()
    row, is_new = ScheduledJob.objects.get_or_create(name=job.name, defaults={"begun_at": now})
    if is_new or row.begun_at >= job.last_due(now):
        return False
    # Of the workers that read this moment, one replaces it.
    return bool(ScheduledJob.objects.filter(pk=row.pk, begun_at=row.begun_at).update(begun_at=now))
