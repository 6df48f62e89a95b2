"""`manage.py work`: sends the mails, goes on with the imports, runs the jobs of the schedule."""

from __future__ import annotations

import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, connection

from crpv_portal.back_office.imports import work as imports
from crpv_portal.launcher.demonstration import refuse_start
from crpv_portal.outbox.attempts import attempt_next
from crpv_portal.worker.schedule import run_due_jobs
from governance.takeover import work as takeovers

# Longest wait of a mail once its transaction is committed. Polling reads one small index; LISTEN
# would save that, but be a second mechanism.
MAIL_SECONDS = 1.0
JOB_SECONDS = 60.0
# An import that is stopped within a step loses that step, and no more.
IMPORT_STOP_SECONDS = 5.0


def work_next() -> bool:
    """Take one step of an import or of a takeover; False when none is under way."""
    return imports.work_next() or takeovers.work_next()


class Command(BaseCommand):
    help = "Envoie les courriels en attente et fait ce qui est dû, jusqu’à ce qu’on l’arrête."
    is_stopping = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="fait ce qui est dû, puis s’arrête")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        refuse_start()
        try:
            if once:
                run_due_jobs()
                while attempt_next() or work_next():
                    pass
            else:
                self.work()
        except (InterfaceError, OperationalError) as problem:
            # The supervisor of this process starts it again.
            raise CommandError("La base de données ne répond pas, ou plus.") from problem

    def work(self) -> None:
        """Take one mail after another, and look at the schedule each minute; imports go beside.

        Asked to stop, it ends the mail or the job under way.
        """
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        files = Imports()
        files.start()
        jobs_at = time.monotonic()
        while not self.is_stopping:
            files.raise_problem()
            if time.monotonic() >= jobs_at:
                run_due_jobs()
                jobs_at = time.monotonic() + JOB_SECONDS
            elif not attempt_next():
                time.sleep(MAIL_SECONDS)
        files.stop()

    def stop(self, number: int, frame: object) -> None:
        self.is_stopping = True


class Imports(threading.Thread):
    """Thread that goes on with imports and takeovers: a long one holds no mail back.

    Its connection is its own. What it cannot get over ends the worker, which is started again; the
    step under way is lost with its transaction. Two workers never take one import: its row is held.
    """

    def __init__(self) -> None:
        super().__init__(name="imports", daemon=True)
        self.is_over = threading.Event()
        self.problem: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.is_over.is_set():
                if not work_next():
                    self.is_over.wait(MAIL_SECONDS)
        except BaseException as problem:
            self.problem = problem
        finally:
            connection.close()

    def raise_problem(self) -> None:
        if self.problem is not None:
            raise self.problem

    def stop(self) -> None:
        self.is_over.set()
        self.join(IMPORT_STOP_SECONDS)
