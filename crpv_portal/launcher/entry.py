"""Entry point: from the command's name to its work, through an environment that can do it."""

import os
import sys
from collections.abc import Callable

from crpv_portal.launcher import address, bootstrap, children
from crpv_portal.launcher.terminal import (
    CHECKOUT,
    READY,
    Refusal,
    Stopped,
    clear_failures,
    say,
    show_french_anywhere,
)

# Each command with the lock it needs.
COMMANDS = {
    "run": bootstrap.RUN_LOCK,
    "demo-accounts": bootstrap.RUN_LOCK,
    "erase-data": None,
    "test": bootstrap.DEVELOPMENT_LOCK,
    "check": bootstrap.DEVELOPMENT_LOCK,
    "format": bootstrap.DEVELOPMENT_LOCK,
    "lock": bootstrap.DEVELOPMENT_LOCK,
    "bench": bootstrap.DEVELOPMENT_LOCK,
    "query-counts": bootstrap.DEVELOPMENT_LOCK,
}


def main(arguments: list[str]) -> int:
    show_french_anywhere()
    os.chdir(CHECKOUT)
    children.stop_on_signals()
    ready = arguments[:1] == [READY]
    words = arguments[1:] if ready else arguments
    if not words or words[0] not in COMMANDS:
        say(f"Commandes : {', '.join(COMMANDS)}.")
        return 2
    try:
        with clear_failures(CHECKOUT):
            if not ready:
                _make_ready(words)
            return _work(words[0])(words[1:])
    except Stopped:
        say("\nArrêté.")
        return 130
    except Refusal as refusal:
        sys.stdout.flush()
        if refusal.args:
            print(refusal, file=sys.stderr, flush=True)
        return 1


def _make_ready(words: list[str]) -> None:
    """Continue under `.venv`, made if need be; return only when that makes no difference."""
    lock = COMMANDS[words[0]]
    if lock is None:
        return
    if words[0] == "run":
        # Refuse at once, rather than after minutes of installation.
        wanted = address.asked_address()
        with address.only_server(CHECKOUT, wanted):
            address.check_free(wanted)
    python = bootstrap.prepare_environment(CHECKOUT, lock)
    bootstrap.keep_bytecode(CHECKOUT, os.environ)
    os.execv(python, [str(python), "-m", __package__, READY, *words])  # noqa: S606


def _work(command: str) -> Callable[[list[str]], int]:
    if command == "erase-data":
        from crpv_portal.launcher.erase import erase_data

        return erase_data
    if command in ("run", "demo-accounts"):
        from crpv_portal.launcher import serve

        return serve.run if command == "run" else serve.demo_accounts
    from crpv_portal.launcher import develop

    return develop.COMMANDS[command]
