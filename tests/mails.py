"""The mails that a worker would send, sent at once by the test: the fixture `deliver`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from crpv_portal.outbox.attempts import attempt_next


def sent() -> list[EmailMultiAlternatives]:
    """Have the due mails leave; return all that left in this test."""
    while attempt_next():
        pass
    return mail.outbox


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
        while attempt_next():
            pass
        return list(mail.outbox[before:])

    return run
