"""First migration of each of our apps, written anew from its models until the first release.

Django's detector finds the operations; all that concerns one table is then folded into one. What no
model declares (extensions, SQL functions) stands in `migrations/_by_hand.py` of its app and comes
first. When to run it: docs/adr/0007-migrations.md.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import django
from django.apps import apps
from django.conf import settings
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter
from django.utils.translation import deactivate_all
from django_linear_migrations.apps import first_party_app_configs

NAME = "first_release"
FOUNDATIONS = "common"  # the tables of every app use its functions and extensions
BY_HAND = "_by_hand"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings_test")
    django.setup()
    deactivate_all()  # Django's own labels stay in English, as makemigrations writes them
    folders = {
        config.label: folder
        for config in first_party_app_configs()
        if (folder := Path(config.path) / "migrations").is_dir()
    }
    for label, found in _detected(set(folders)).items():
        needed = set(found.dependencies)
        if label != FOUNDATIONS:
            needed.add((FOUNDATIONS, found.name))
        content = {
            "initial": True,
            "dependencies": sorted(needed),
            "operations": folded(found.operations),
        }
        migration = type("Migration", (Migration,), content)(found.name, label)
        _write(migration, folders[label])


def folded(operations: Sequence[Operation]) -> list[CreateModel]:
    """Fold into each table the foreign keys, indexes and constraints found apart."""
    tables: dict[str, CreateModel] = {}
    for operation in operations:
        if isinstance(operation, CreateModel):
            tables[operation.name_lower] = operation
        elif isinstance(operation, AddField | AddIndex | AddConstraint):
            table = tables[operation.model_name_lower]
            [tables[table.name_lower]] = cast("list[CreateModel]", table.reduce(operation, ""))
        else:
            raise TypeError(f"A first migration cannot do that: {operation.describe()}.")
    return list(tables.values())


def _detected(labels: set[str]) -> dict[str, Migration]:
    """Return what makemigrations would write if these apps had no migration yet."""
    settings.MIGRATION_MODULES = dict.fromkeys(labels)
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(
        loader.project_state(), ProjectState.from_apps(apps), MigrationQuestioner({}, labels)
    )
    changes = detector.changes(
        loader.graph, trim_to_apps=labels, convert_apps=labels, migration_name=NAME
    )
    return {label: migration for label, [migration] in changes.items()}


def _write(migration: Migration, folder: Path) -> None:
    text = MigrationWriter(migration, include_header=False).as_string()
    imports = "from crpv_portal.common.migration_operations import FirstMigration\n"
    if (folder / f"{BY_HAND}.py").exists():
        imports += f"\nfrom . import {BY_HAND}\n"
        text = text.replace("operations = [", f"operations = [\n        *{BY_HAND}.OPERATIONS,", 1)
    text = text.replace(
        "\nclass Migration(migrations.Migration):\n\n    initial = True\n",
        f"{imports}\n\nclass Migration(FirstMigration):\n",
        1,
    )
    for former in folder.glob("0*.py"):
        former.unlink()
    (folder / f"{migration.name}.py").write_text(text, "utf-8")
    (folder / "max_migration.txt").write_text(f"{migration.name}\n", "utf-8")


if __name__ == "__main__":
    main()
