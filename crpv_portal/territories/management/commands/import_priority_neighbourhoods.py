"""Import the official list of priority neighbourhoods (QPV)."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from crpv_portal.territories.choices import Generation
from crpv_portal.territories.imports import (
    COLUMNS,
    ImportRefused,
    decoded,
    import_neighbourhoods,
    read_neighbourhoods,
)


class Command(BaseCommand):
    help = (
        "Importe les quartiers prioritaires (QPV) depuis le fichier officiel de data.gouv.fr, "
        f"au format CSV, colonnes {', '.join(COLUMNS)}. Essai à blanc sans --write."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="fichier CSV")
        parser.add_argument(
            "--generation",
            choices=Generation.values,
            default="",
            help="génération de toutes les lignes ; sans elle, chaque code dit la sienne",
        )
        parser.add_argument(
            "--write", action="store_true", help="enregistre ; sinon, essai à blanc"
        )

    def handle(self, *args: Any, path: Path, generation: str, write: bool, **options: Any) -> None:
        try:
            rows = read_neighbourhoods(decoded(path.read_bytes()), generation)
            with transaction.atomic():
                report = import_neighbourhoods(rows)
                transaction.set_rollback(not write)
        except OSError as error:
            message = f"Le fichier « {path} » ne peut pas être lu : {error.strerror}."
            raise CommandError(message) from error
        except ImportRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in report.lines():
            self.stdout.write(line)
        if not write:
            self.stdout.write("Essai à blanc : rien n’est enregistré. Ajoutez --write.")
