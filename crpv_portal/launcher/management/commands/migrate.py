"""Django's `migrate`, which also installs the triggers, and says what it cannot migrate."""

import sys
from typing import Any

from django.core.management.base import CommandError, no_translations
from django.core.management.commands import migrate

from crpv_portal.common import triggers
from crpv_portal.launcher import migration_history


class Command(migrate.Command):
    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        database = options["database"]
        if reason := migration_history.refusal(database):
            raise CommandError(reason)
        super().handle(*args, **options)
        if options["check_unapplied"]:
            self._check_triggers(database)
        elif not options["plan"] and migration_history.has_our_tables(database):
            done = triggers.install(database)
            if options["verbosity"] > 0:
                numbers = f"{len(done.to_install)} installés, {len(done.to_remove)} retirés"
                self.stdout.write(f"Déclencheurs : {numbers}.")

    def _check_triggers(self, database: str) -> None:
        if migration_history.lacks_triggers(database):
            for line in triggers.differences(database):
                self.stdout.write(f"Déclencheur {line}")
            sys.exit(1)
