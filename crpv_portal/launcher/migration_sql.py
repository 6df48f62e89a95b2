"""Write the SQL of our later migrations into a folder, for squawk to read.

An app's initial migration is left out: what it locks and fills are tables that hold no row yet.
"""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


def main(folder: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings_test")
    django.setup()
    for (app, name), migration in MigrationLoader(connection).disk_migrations.items():
        source = Path(django.apps.apps.get_app_config(app).path)
        is_ours = source.is_relative_to(settings.BASE_DIR) and ".venv" not in source.parts
        if is_ours and not migration.initial:
            with (folder / f"{app}_{name}.sql").open("w", encoding="utf-8") as sql:
                call_command("sqlmigrate", app, name, stdout=sql, no_color=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
