"""What a worker does, done at once by the test: the fixture `deliver`."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

# Finished jobs are deleted: they would bear on the next count.
TAKE_ONE = """
    DELETE FROM procrastinate_jobs WHERE id = (
        SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND COALESCE(scheduled_at, %(now)s) <= %(now)s
        ORDER BY id LIMIT 1
    ) RETURNING task_name, args::text
"""


def run_due_jobs() -> None:
    """Run each job that is due, in this process and on this test's connection."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(TAKE_ONE, {"now": timezone.now()})
            row = cursor.fetchone()
        if row is None:
            return
        task, arguments = row
        app.tasks[task].func(**json.loads(arguments))


@pytest.fixture
def deliver() -> Callable[[], list[EmailMultiAlternatives]]:
    """Have the due mails leave, as a worker would; returns those that left by this call.

        queue_mail(kind="convocation", to="a@exemple.test", subject="…", text="…")
        [message] = deliver()
        assert message.to == ["a@exemple.test"]

    Each is what `django.core.mail.outbox` holds: `message.alternatives` has the HTML and the
    calendar parts, `message.attachments` the file. Works inside a test's transaction.
    """

    def run() -> list[EmailMultiAlternatives]:
        before = len(mail.outbox)
        run_due_jobs()
        return list(mail.outbox[before:])

    return run
