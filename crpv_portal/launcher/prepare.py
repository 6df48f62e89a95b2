"""Django's part of `make run`: migrations, data, static files, demonstration accounts.

Runs in a process of its own; each step is skipped when there is nothing to do.
"""

import errno
import os
import sys
import traceback
from collections.abc import Callable

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError
from django.utils.module_loading import import_string

from crpv_portal.common import database_rights
from crpv_portal.launcher import migration_history, static_files
from crpv_portal.launcher.terminal import Refusal, show_french_anywhere, step


def main(stage: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings")
    show_french_anywhere()
    try:
        django.setup()
        STAGES[stage]()
    except KeyboardInterrupt:
        return 130
    except (Refusal, CommandError, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
        return 1
    except (DatabaseError, OSError) as problem:
        print(_sentence(problem), file=sys.stderr)
        return 1
    return 0


def prepare_to_run() -> None:
    if reason := migration_history.refusal():
        raise Refusal(reason)
    _migrate()
    if refusal := import_string(settings.SAMPLES["refusal"])():
        raise Refusal(refusal)
    if refusal := database_rights.refusal(settings.SERVING_ROLE):
        raise Refusal(refusal)
    _load()
    static_files.prepare()
    if settings.DEMONSTRATION and not get_user_model().objects.exists():
        _make_demonstration_accounts()
    if import_string(settings.SAMPLES["is_needed"])():
        with step("Exemples"):
            call_command(settings.SAMPLES["command"], verbosity=0)


def _migrate() -> None:
    if (
        migration_history.has_pending()
        or migration_history.lacks_triggers()
        or migration_history.lacks_rights()
    ):
        with step("Migrations"):
            call_command("migrate", interactive=False, verbosity=0)


def _load() -> None:
    for command, title, model in settings.FIRST_DATA:
        if command in get_commands() and not apps.get_model(model).objects.exists():
            with step(title, talks=True):
                call_command(command)


def _make_demonstration_accounts() -> None:
    if "demo_accounts" in get_commands():
        call_command("demo_accounts")


def _sentence(problem: Exception) -> str:
    """Return one sentence for a problem a person can solve; the traceback for a bug."""
    reason = str(problem).strip().splitlines()
    if getattr(problem, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or (
        "No space left on device" in str(problem)
    ):
        return "Le disque est plein : faites de la place, puis relancez."
    if isinstance(problem, django.db.OperationalError):
        return f"La base de données ne répond pas ({reason[0] if reason else 'sans explication'})."
    return traceback.format_exc()


STAGES: dict[str, Callable[[], None]] = {
    "run": prepare_to_run,
    "demo-accounts": _make_demonstration_accounts,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
