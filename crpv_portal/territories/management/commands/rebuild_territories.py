"""Rebuild the extract of the official territories from its npm package."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from crpv_portal.territories.build.changes import describe_changes
from crpv_portal.territories.build.package import PackageError, read_package
from crpv_portal.territories.extract import DATA, read_extract, write_extract


class Command(BaseCommand):
    help = (
        "Refait l’extrait des territoires officiels à partir du paquet npm "
        "@etalab/decoupage-administratif (archive de « npm pack » ou dossier décompressé), "
        "et dit ce qui change."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("package", type=Path, help="archive .tgz ou dossier du paquet")
        parser.add_argument(
            "--folder",
            type=Path,
            default=DATA,
            help="dossier de l’extrait ; celui du dépôt",
        )

    def handle(self, *args: Any, package: Path, folder: Path, **options: Any) -> None:
        try:
            extract, source = read_package(package)
        except PackageError as error:
            raise CommandError(str(error)) from error
        try:
            before = read_extract(folder)
        except FileNotFoundError:
            before = None
        write_extract(extract, source, folder)
        for sentence in describe_changes(before, extract):
            self.stdout.write(sentence)
        weight = sum(path.stat().st_size for path in folder.glob("*.csv"))
        self.stdout.write(
            f"Extrait de {source['package']} {source['version']} : "
            f"{len(extract.communes)} communes, {weight // 1024} Kio."
        )
