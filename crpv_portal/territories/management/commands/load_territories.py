"""Load the extract of the official territories into the database."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from crpv_portal.territories.extract import DATA, read_extract
from crpv_portal.territories.loading import load_territories


class Command(BaseCommand):
    help = (
        "Charge les régions, départements, intercommunalités et communes depuis l’extrait du "
        "dépôt. Sans effet quand la base est à jour ; peut être relancé après une interruption."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder",
            type=Path,
            default=DATA,
            help="dossier de l’extrait ; celui du dépôt",
        )

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        try:
            extract = read_extract(folder)
        except (OSError, ValueError) as error:
            message = f"L’extrait « {folder} » ne peut pas être lu : {error}"
            raise CommandError(message) from error
        started = time.monotonic()
        progress = self.stdout.write if verbosity else lambda line: None
        report = load_territories(extract, progress=lambda line: progress(f"  {line}…"))
        for line in report.lines():
            progress(line)
        progress(f"Territoires à jour en {time.monotonic() - started:.1f} s.")
