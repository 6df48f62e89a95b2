"""The jobs of the outbox. Their arguments are identifiers: workers log them.

A job is an alarm clock, the row of a mail is the truth: `sweep` finds what no job wakes.
"""

from __future__ import annotations

import contextlib
import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

from . import retention, sending
from .models import OutgoingMail

QUEUE = "mails"
SWEPT = 500  # of each kind and a minute: a day's worth
# Later than that, the job that should have woken the mail is lost.
OVERDUE = datetime.timedelta(minutes=2)
FAILED_JOBS_HOURS = 7 * 24


@app.task(name="outbox.send", queue=QUEUE)
def send(mail: str) -> None:
    """Try to send the mail of this public identifier, if it is due; wake up again if need be."""
    again = sending.attempt(mail)
    if again is not None:
        defer_sending(again)


def defer_sending(mail: OutgoingMail) -> None:
    """Have a worker send it when its turn comes; within the caller's transaction.

    One job for each appointment of a mail. No procrastinate `lock`: that of a killed worker's job
    would hold the mail back; the row's own lock keeps two workers apart.
    """
    key = f"mail-{mail.public_id}-{mail.next_attempt_at.timestamp():.0f}"
    # Not `send.configure`: in a worker that writes on another connection than Django's.
    job = configure_task(
        name=send.name,
        job_manager=JobManager(DjangoConnector()),
        queue=QUEUE,
        queueing_lock=key,
        schedule_at=mail.next_attempt_at,
    )
    # A savepoint: a job that waits already must not undo the caller's work.
    with contextlib.suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(mail=str(mail.public_id))


@app.periodic(cron="* * * * *")
@app.task(name="outbox.sweep", queue=QUEUE, queueing_lock="outbox.sweep")
def sweep(timestamp: int) -> None:
    """Wake the mails cut by the death of a worker, and those whose job was lost."""
    overdue = OutgoingMail.objects.due(timezone.now() - OVERDUE).order_by("next_attempt_at", "pk")
    for mail in [*sending.take_back_cut(SWEPT), *overdue[:SWEPT]]:
        defer_sending(mail)


@app.periodic(cron="* * * * *")
@app.task(
    name="outbox.take_back_jobs",
    queue=QUEUE,
    queueing_lock="outbox.take_back_jobs",
    pass_context=True,
)
async def take_back_jobs(context: JobContext, timestamp: int) -> None:
    """Have the jobs of killed workers, which no longer give a heartbeat, run again."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="outbox.purge", queue=QUEUE, queueing_lock="outbox.purge")
def purge(timestamp: int) -> None:
    """Forget the addresses of the mails that ended long ago."""
    retention.purge_mails()


@app.periodic(cron="27 3 * * *")
@app.task(
    name="outbox.purge_jobs", queue=QUEUE, queueing_lock="outbox.purge_jobs", pass_context=True
)
async def purge_jobs(context: JobContext, timestamp: int) -> None:
    """Forget failed jobs after a week; those that succeeded go at once (settings)."""
    await context.app.job_manager.delete_old_jobs(
        nb_hours=FAILED_JOBS_HOURS,
        include_failed=True,
        include_cancelled=True,
        include_aborted=True,
    )
