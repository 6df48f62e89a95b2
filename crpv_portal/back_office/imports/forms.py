"""Forms of the pages of imports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.files import refuse_virus, size_in_words
from crpv_portal.common.spreadsheets.sheets import MOST_BYTES, MOST_LINES
from crpv_portal.common.spreadsheets.tables import ENDINGS

from .declared import KINDS
from .kinds import Column
from .models import ImportRun

LEFT_OUT = ("", "ne pas reprendre")


class BringForm(forms.Form):
    """Form by which a file is brought in."""

    kind = forms.ChoiceField(
        label="Ce que contient le fichier",
        choices=[("", "–"), *((kind.slug, kind.title) for kind in KINDS.values())],
    )
    file = forms.FileField(
        label="Fichier",
        help_text=(
            f"CSV, XLSX ou ODS, une seule feuille, {MOST_LINES // 1000} 000 lignes et "
            f"{size_in_words(MOST_BYTES)} au plus. Rien n’est écrit avant que vous n’ayez vu ce "
            "qui changerait."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise ValidationError(
                f"Ce fichier pèse {size_in_words(upload.size or 0)} ; un import en prend "
                f"{size_in_words(MOST_BYTES)} au plus."
            )
        refuse_virus(upload)
        return upload


class ColumnsForm(forms.Form):
    """Form of the columns: the field that each one fills."""

    def __init__(self, *args: Any, run: ImportRun, columns: Iterable[Column], **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        choices = [LEFT_OUT, *((each.name, _choice(each)) for each in columns)]
        for place, heading in enumerate(run.headings):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading,
                choices=choices,
                required=False,
                initial=run.fields[place] if place < len(run.fields) else "",
            )

    @property
    def chosen(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]


class WritingForm(PageActionForm):
    """Form by which the ticked rows are written: why."""


def _choice(column: Column) -> str:
    return f"{column.label} (nécessaire)" if column.is_needed else column.label
