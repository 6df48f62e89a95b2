"""With real processes and a real mail server: no mail lost, none under two identifiers."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from crpv_portal.outbox import attempts
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail, retry_mail
from tests.worker_processes import wait_until, workers

from .sink import Sink

pytestmark = pytest.mark.usefixtures("committed")

HELD = "Celui du milieu"


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    sink = Sink()
    with sink.listening():
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield sink


@pytest.fixture
def start_worker(committed: None) -> Iterator[Callable[[str], int]]:
    with workers() as start:
        yield start


def queue(subject: str, number: int = 0) -> OutgoingMail:
    return queue_mail(kind="essai", to=f"p{number}@exemple.test", subject=subject, text="Bonjour.")


def states() -> dict[str, int]:
    return dict(Counter(OutgoingMail.objects.order_by("pk").values_list("state", flat=True)))


def test_one_of_two_workers_killed_in_mid_sending(sink, start_worker):
    """It dies after the server took a mail and before it said so: the worst moment there is."""
    sink.holds_back = HELD
    mails = [queue("Un autre", number) for number in range(6)]
    mails.insert(3, queue(HELD))
    workers = {name: start_worker(name) for name in ("facteur-1", "facteur-2")}

    assert sink.is_holding.wait(120)
    holder = next(one.by for one in sink.taken if one.message["Subject"] == HELD)
    os.kill(workers[holder], signal.SIGKILL)
    sink.may_answer.set()  # to nobody
    # Its time comes: the others are not waited for.
    OutgoingMail.objects.filter(subject=HELD).update(next_attempt_at=timezone.now())
    wait_until(lambda: states() == {"sent": len(mails)})

    held = OutgoingMail.objects.get(subject=HELD)
    times = Counter(one.message_id for one in sink.taken)
    assert set(times) == {mail.message_id for mail in mails}
    cut = {mail.message_id for mail in OutgoingMail.objects.filter(cut_at__isnull=False)}
    assert held.message_id in cut
    assert {identifier for identifier, count in times.items() if count > 1} <= cut
    assert times[held.message_id] == 2
    last = [one.by for one in sink.taken if one.message_id == held.message_id][-1]
    assert last != holder


def status_of(child: int) -> int:
    """The exit status of a worker that ends by itself; the fixture still finds it."""
    ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    assert ended.si_code == os.CLD_EXITED
    return ended.si_status


def test_a_worker_asked_to_stop_ends_the_mail_that_it_is_sending(sink, start_worker):
    sink.holds_back = HELD
    queue(HELD)
    queue("Le suivant")
    worker = start_worker("facteur")
    assert sink.is_holding.wait(120)
    os.kill(worker, signal.SIGTERM)
    sink.may_answer.set()
    assert status_of(worker) == 0
    assert states() == {"sent": 1, "queued": 1}


def test_a_worker_that_loses_the_database_ends_and_says_so(sink, start_worker):
    """Its watcher starts it again; a worker that lived on would send nothing."""

    def backends() -> set[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            return {pid for (pid,) in cursor.fetchall()}

    connection.ensure_connection()
    before = backends()
    queue("Objet")
    worker = start_worker("facteur")
    wait_until(lambda: states() == {"sent": 1})
    with connection.cursor() as cursor:
        for pid in backends() - before - {connection.connection.info.backend_pid}:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    assert status_of(worker) == 1


def test_two_workers_never_send_one_mail_at_once(sink):
    sink.holds_back = HELD
    mail = queue(HELD)

    def work(_: int) -> None:
        try:
            attempts.attempt_next()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(work, number) for number in range(4)]
        assert sink.is_holding.wait(120)
        # The others found it held, and did not wait for it.
        wait_until(lambda: sum(one.done() for one in running) == 3)
        sink.may_answer.set()
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, len(sink.taken)) == ("sent", 1, 1)


def test_a_mail_being_sent_for_long_is_not_taken_for_cut():
    """However long ago it began: whoever holds the row lives."""
    mail = queue("Lent")
    attempts._take_next()
    OutgoingMail.objects.update(next_attempt_at=timezone.now())

    def look() -> bool:
        try:
            return attempts.attempt_next()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            OutgoingMail.objects.select_for_update().get(pk=mail.pk)
            assert not pool.submit(look).result()
        assert pool.submit(look).result()
    mail.refresh_from_db()
    assert mail.state == "uncertain"


def test_a_mail_server_that_hangs_up_then_is_down_then_is_there(settings):
    sink = Sink(hangs_up=True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with sink.listening():
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        mail = queue("Objet")

        def attempt() -> str:
            if mail.attempts:
                retry_mail(mail=mail)
            attempts.attempt_next()
            mail.refresh_from_db()
            return mail.state

        assert attempt() == "uncertain"
    assert attempt() == "queued"
    assert "ConnectionRefusedError" in mail.problem
    sink.hangs_up = False
    with sink.listening():
        assert attempt() == "sent"
    assert [one.message_id for one in sink.taken] == [mail.message_id] * 2
    assert mail.cut_at is not None
