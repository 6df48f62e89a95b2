"""Load the sample committees into a demonstration."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from crpv_portal.accounts.demonstration import NotADemonstration
from crpv_portal.seed.samples.load import load_samples


class Command(BaseCommand):
    help = (
        "Ajoute les instances et réunions d’exemple à une démonstration. Peut être relancé : ce "
        "qui est là ne change pas."
    )

    def handle(self, *args: Any, verbosity: int, **options: Any) -> None:
        try:
            made = load_samples()
        except NotADemonstration:
            raise CommandError(
                "Les exemples n’existent qu’en démonstration (base embarquée, adresse locale)."
            ) from None
        if verbosity:
            self.stdout.write(f"Instances d’exemple ajoutées : {made}.")
