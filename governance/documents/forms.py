"""Papers sent, described, and taken away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from crpv_portal.common.file_types import ACCEPTED_ENDINGS, ACCEPTED_IN_WORDS
from crpv_portal.common.files import size_in_words
from crpv_portal.common.forms import offer

from ..forms import RowForm
from ..models import AgendaItem


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Every file of the input, as a list; their content is judged by the service that keeps it."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            raise forms.ValidationError("Choisissez au moins un fichier.")
        return list(sent)


class DescribeForm(RowForm):
    """What a document is called, and the point it belongs to."""

    title = forms.CharField(
        label="Titre", max_length=200, error_messages={"required": "Donnez un titre à ce document."}
    )
    item = forms.ChoiceField(label="Point de l’ordre du jour", required=False)

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        """`items`: those of the meeting, read once for every form of the page."""
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        points = [(key, f"{item.position}. {item.title}") for key, item in self.items.items()]
        offer(self, "item", [("", "Toute la réunion"), *points])

    def clean_item(self) -> AgendaItem | None:
        return self.items.get(self.cleaned_data["item"])


class UploadForm(DescribeForm):
    """Files to keep. The title is for a single one; several keep each its own name."""

    field_order = ["uploads", "title", "item"]

    uploads = SeveralFilesField(label="Fichiers")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = size_in_words(settings.MAX_FILE_BYTES)
        files, title = self.fields["uploads"], self.fields["title"]
        files.help_text = f"{limit} au plus chacun : {ACCEPTED_IN_WORDS}. Restreints au dépôt."
        files.widget.attrs |= {
            "class": "fr-upload",
            "accept": ACCEPTED_ENDINGS,
            "data-max-bytes": str(settings.MAX_FILE_BYTES),
            "data-max-words": limit,
        }
        title.required = False
        title.help_text = "Pour un seul fichier ; sinon chacun garde son nom."
