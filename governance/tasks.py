"""The periodic jobs of the committees, run by `manage.py work`."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from crpv_portal.common.dates import today

from .record import drafts
from .reports import digests


# Hours are UTC here, and Paris changes its own: the service says when it is time. Asked again each
# hour of Monday, so that a worker that was down in the morning makes up for it; once a week each.
@app.periodic(cron="7 4-22 * * 1")
@app.task(name="governance.digests", queue="reminders", queueing_lock="governance.digests")
def send_digests(timestamp: int) -> None:
    if digests.is_time(timezone.now()):
        digests.queue_digests(today())


@app.periodic(cron="37 3 * * *")
@app.task(
    name="governance.forget_digests",
    queue="reminders",
    queueing_lock="governance.forget_digests",
)
def forget_digests(timestamp: int) -> None:
    digests.forget_digests()


@app.periodic(cron="47 3 * * *")
@app.task(
    name="governance.forget_record_drafts",
    queue="reminders",
    queueing_lock="governance.forget_record_drafts",
)
def forget_record_drafts(timestamp: int) -> None:
    drafts.purge_drafts()
