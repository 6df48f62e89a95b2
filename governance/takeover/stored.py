"""Files that a takeover keeps no more, and that no document shows."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, OuterRef

from crpv_portal.common.models import StoredFile

from ..models import Document, TakenFile


def delete_unshown(keys: Iterable[int]) -> None:
    """Delete those of these files that no document nor takeover shows, with their bytes."""
    shown = [rows.objects.filter(file=OuterRef("pk")) for rows in (Document, TakenFile)]
    unshown = StoredFile.objects.filter(~Exists(shown[0]), ~Exists(shown[1]), pk__in=list(keys))
    for stored in unshown.select_related("public_copy"):
        copy = stored.public_copy
        for each in filter(None, (stored, copy)):
            name = str(each.file.name)
            transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc] # its own name
        stored.delete()
        if copy is not None:
            copy.delete()
