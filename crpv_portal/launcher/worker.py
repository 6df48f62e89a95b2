"""Worker that sends the mails, beside the server: restarted when it dies, with a message."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

from crpv_portal.launcher import children, database_roles
from crpv_portal.launcher.terminal import CHECKOUT, say

COMMAND: children.Command = [sys.executable, CHECKOUT / "manage.py", "work"]
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
# A worker that ran that long failed for a new reason: restart it after a short wait.
STEADY_SECONDS = 60.0
LOOK_SECONDS = 0.5


def accompany(
    server: "subprocess.Popen[bytes]",
    command: children.Command = COMMAND,
    *,
    first_wait: float = FIRST_WAIT,
    tell: Callable[[str], None] = say,
) -> int:
    """Run the worker for as long as the server runs; return the server's status.

    A portal without its worker still serves: mails wait, none is lost. So the run goes on, and the
    worker is started again, with the wait doubled each time that it dies early.
    """
    wait = first_wait
    while True:
        born = time.monotonic()
        environment = database_roles.of_the_server(os.environ)
        with children.child(command, environment=environment) as worker:
            while worker.poll() is None:
                if (status := server.poll()) is not None:
                    return status
                time.sleep(LOOK_SECONDS)
        if time.monotonic() - born > STEADY_SECONDS:
            wait = first_wait
        tell(
            f"L’envoi des courriels s’est arrêté (état {worker.returncode}) ; "
            f"les courriels attendent, et il reprend dans {max(round(wait), 1)} s."
        )
        again = time.monotonic() + wait
        while time.monotonic() < again:
            if (status := server.poll()) is not None:
                return status
            time.sleep(min(LOOK_SECONDS, wait))
        wait = min(wait * 2, LONGEST_WAIT)
