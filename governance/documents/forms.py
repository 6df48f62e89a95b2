"""Forms to upload and describe documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from crpv_portal.common.file_types import ACCEPTED_ENDINGS, ACCEPTED_IN_WORDS
from crpv_portal.common.files import size_in_words
from crpv_portal.common.forms import offer

from ..models import AgendaItem
from ..read_at import ReadForm


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """List of every file of the input; the service that keeps them judges their content."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            raise forms.ValidationError("Choisissez au moins un fichier.")
        return list(sent)


class DescribeForm(ReadForm):
    """Form of a document's title and of the point it belongs to."""

    title = forms.CharField(
        label="Titre", max_length=200, error_messages={"required": "Donnez un titre à ce document."}
    )
    item = forms.ChoiceField(label="Point de l’ordre du jour", required=False)

    def __init__(self, *args: Any, items: Iterable[AgendaItem], **kwargs: Any) -> None:
        """Take the meeting's `items`, read once for every form of the page."""
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        points = [(key, f"{item.position}. {item.title}") for key, item in self.items.items()]
        offer(self, "item", [("", "Toute la réunion"), *points])

    def clean_item(self) -> AgendaItem | None:
        return self.items.get(self.cleaned_data["item"])


class UploadForm(DescribeForm):
    """Form of files to keep; the title is for a single file, several keep their own names."""

    field_order = ["uploads", "title", "item", "for_convened"]

    uploads = SeveralFilesField(label="Fichiers")
    for_convened = forms.BooleanField(
        label="Les membres convoqués lisent ces fichiers par leur lien",
        required=False,
        help_text="Sans compte, jusqu’à la fin de la réunion. Les personnes invitées ne les lisent "
        "pas ; ce que les fichiers cachent n’est pas transmis.",
    )

    def __init__(self, *args: Any, is_to_come: bool, **kwargs: Any) -> None:
        """Take whether the meeting is to come: else no link opens anything."""
        super().__init__(*args, **kwargs)
        if not is_to_come:
            del self.fields["for_convened"]
        limit = size_in_words(settings.MAX_FILE_BYTES)
        files, title = self.fields["uploads"], self.fields["title"]
        files.help_text = (
            f"{limit} au plus chacun : {ACCEPTED_IN_WORDS}. Seuls ceux qui tiennent l’instance les "
            "lisent, tant que rien n’est ouvert aux membres ni publié. Publié, un fichier perd ce "
            "qu’il cache : le lieu d’une photo, le nom de l’auteur."
        )
        files.widget.attrs |= {
            "class": "fr-upload",
            "accept": ACCEPTED_ENDINGS,
            "data-max-bytes": str(settings.MAX_FILE_BYTES),
            "data-max-words": limit,
        }
        title.required = False
        title.help_text = "Pour un seul fichier ; sinon chacun garde son nom."
