"""Agreements of a centre: the file of the text that was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.files import FileRefused, refuse_virus, store_upload
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked

from .models import Agreement

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def attach_agreement_file(*, agreement: Agreement, upload: UploadedFile, reason: str) -> Agreement:
    """Keep the file of an agreement, in the place of the one it had; the history keeps that one.

    Raises ValidationError at `upload` for a file that is not kept, and for the one it has already.
    """
    reason = required_reason(reason)
    try:
        refuse_virus(upload)  # it may take long: before any row is locked
        agreement = locked(agreement)
        stored = store_upload(upload)
    except FileRefused as refusal:
        raise ValidationError({"upload": refusal.messages}) from refusal
    if agreement.file is not None and agreement.file.sha256 == stored.sha256:
        raise ValidationError({"upload": "Ce fichier est déjà celui de cet accord."})
    agreement.file = stored
    with because(reason, action="attach_agreement_file"):
        agreement.full_clean()
        agreement.save(update_fields=["file"])
    return agreement
