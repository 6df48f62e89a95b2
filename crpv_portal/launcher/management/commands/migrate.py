"""Django's `migrate`, which also installs triggers and rights, and says what it cannot migrate."""

import sys
from typing import Any

from django.core.management.base import CommandError, no_translations
from django.core.management.commands import migrate

from crpv_portal.common import database_rights, triggers
from crpv_portal.launcher import migration_history


class Command(migrate.Command):
    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        database = options["database"]
        if reason := migration_history.refusal(database):
            raise CommandError(reason)
        is_question = options["plan"] or options["check_unapplied"]
        if not is_question and (reason := database_rights.cannot_change_tables()):
            raise CommandError(reason)
        super().handle(*args, **options)
        if options["check_unapplied"]:
            self._check(database)
        elif not is_question and migration_history.has_our_tables(database):
            done = triggers.install(database)
            if given := bool(database_rights.differences()):
                database_rights.install()
            if options["verbosity"] > 0:
                numbers = f"{len(done.to_install)} installés, {len(done.to_remove)} retirés"
                self.stdout.write(f"Déclencheurs : {numbers}.")
                self.stdout.write(
                    f"Droits du rôle qui sert : {'donnés' if given else 'inchangés'}."
                )

    def _check(self, database: str) -> None:
        """End with status 1 when triggers or rights differ from ours, and name them."""
        lines = []
        if migration_history.lacks_triggers(database):
            lines += [f"Déclencheur {line}" for line in triggers.differences(database)]
        if migration_history.lacks_rights():
            lines += database_rights.differences()
        for line in lines:
            self.stdout.write(line)
        if lines:
            sys.exit(1)
