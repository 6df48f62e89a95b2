"""`manage.py clean_documents`: public copies lose what older rules left hidden in them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from crpv_portal.common.files import FileRefused, kept_with_their_rows
from crpv_portal.common.french import counted
from governance.documents.services import clean_document_again
from governance.models import Document

EACH = 100  # documents between two lines of progress


class Command(BaseCommand):
    help = (
        "Cherche de nouveau ce que cachent les documents déposés, et refait la copie que reçoit "
        "le public quand elle en dit encore quelque chose. Le fichier déposé et son empreinte ne "
        "changent pas. Peut être interrompu et relancé : ce qui est fait n’est pas refait."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="dit ce qui changerait, ne change rien"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        documents = Document.objects.filter(removed_at__isnull=True).order_by("pk")
        keys = list(documents.values_list("pk", flat=True))
        changed, failed = 0, 0
        for done, key in enumerate(keys, start=1):
            document = documents.filter(pk=key).select_related("file", "meeting").first()
            if document is None:
                continue  # removed meanwhile
            # By its number: a title or the name of a file may name somebody.
            said = f"Document n° {key} ({document.meeting.slug})"
            try:
                with kept_with_their_rows():
                    is_changed = clean_document_again(document=document, is_dry=dry_run)
            except FileRefused:
                failed += 1
                self.stderr.write(
                    f"{said} : la copie ne peut être refaite."
                    + (" Il est public : restreignez-le." if document.is_public else "")
                )
            except FileNotFoundError:
                failed += 1
                self.stderr.write(f"{said} : le fichier n’est pas sur le disque.")
            else:
                changed += is_changed
                if is_changed:
                    self.stdout.write(
                        f"{said} : copie publique {'à refaire' if dry_run else 'refaite'}."
                    )
            if done % EACH == 0:
                self.stdout.write(f"  {done} sur {len(keys)}…")
        copies = "copie(s) publique(s) " + ("à refaire" if dry_run else "refaite(s)")
        self.stdout.write(f"{counted(len(keys), 'document(s)')}, {counted(changed, copies)}.")
        if failed:
            raise CommandError(f"{counted(failed, 'document(s)')} à voir, ci-dessus.")
