"""Take from the disk what no longer has to be there; run every day."""

import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from crpv_portal.common.files import sweep_orphans
from governance.documents.services import erase_removed

KEPT_AFTER_REMOVAL = datetime.timedelta(days=365)
IN_FLIGHT = datetime.timedelta(days=1)


class Command(BaseCommand):
    help = "Efface le contenu des documents retirés depuis un an, et les fichiers sans fiche."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        erased = erase_removed(before=now - KEPT_AFTER_REMOVAL)
        orphans = sweep_orphans(before=now - IN_FLIGHT)
        self.stdout.write(
            f"Documents retirés dont le contenu est effacé : {erased}. "
            f"Fichiers sans fiche effacés : {orphans}."
        )
