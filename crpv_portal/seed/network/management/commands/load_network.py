"""Load the real network from the public files kept in the repository."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from crpv_portal.seed.network.files import DATA, FileProblem
from crpv_portal.seed.network.load import load_network


class Command(BaseCommand):
    help = (
        "Charge le réseau réel depuis les fichiers du dépôt : centres, organisations, textes, "
        "partenariats. Ce que l’équipe a modifié ou supprimé depuis est laissé tel quel. Peut être "
        "relancé à tout moment : ce qui est à jour ne change pas."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder", type=Path, default=DATA, help="dossier des fichiers ; celui du dépôt"
        )

    def handle(self, *args, folder: Path, verbosity: int, **options):
        started = time.monotonic()
        progress = self.stdout.write if verbosity else lambda line: None
        try:
            report = load_network(folder, progress=lambda line: progress(f"  {line}…"))
        except FileProblem as problem:
            raise CommandError(str(problem)) from problem
        for line in report.in_words():
            progress(line)
        progress(f"Réseau à jour en {time.monotonic() - started:.1f} s.")
