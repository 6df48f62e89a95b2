"""Create what the register lacks of the real network, from the files kept in the repository."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from crpv_portal.seed.network.files import DATA, FileProblem
from crpv_portal.seed.network.load import load_network


class Command(BaseCommand):
    help = (
        "Crée ce qui manque du réseau réel, d’après les fichiers du dépôt : centres, "
        "organisations, textes, partenariats, instances. Ce qui existe est laissé tel quel, ce qui "
        "diffère est dit sans être une erreur, ce qui a été supprimé n’est pas recréé. Peut être "
        "relancé à tout moment."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=DATA, help="dossier des fichiers ; celui du dépôt"
        )

    def handle(self, *args: Any, folder: Path, verbosity: int, **options: Any) -> None:
        started = time.monotonic()
        progress = self.stdout.write if verbosity else lambda line: None
        try:
            report = load_network(folder, progress=lambda line: progress(f"  {line}…"))
        except FileProblem as problem:
            raise CommandError(str(problem)) from problem
        for line in report.in_words():
            progress(line)
        progress(f"Réseau chargé en {time.monotonic() - started:.1f} s.")
