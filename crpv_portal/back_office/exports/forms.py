"""Form of an export: which columns, in which kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from crpv_portal.common.admin.widgets import Boxes
from crpv_portal.common.forms import offer
from crpv_portal.common.tables import ExportColumn

FORMS = (("csv", "CSV, pour tout tableur"), ("xlsx", "XLSX (Excel)"), ("ods", "ODS (LibreOffice)"))
# Rows of one file. A sheet of ODS is held whole, at some kilobytes a row.
MOST = {"csv": 20_000, "xlsx": 20_000, "ods": 5_000}
COLUMNS, FORM = "colonnes", "forme"


class ExportForm(forms.Form):
    """Form of an export; every column is ticked at first."""

    colonnes = forms.MultipleChoiceField(label="Colonnes", widget=Boxes)
    forme = forms.ChoiceField(label="Fichier", choices=FORMS, initial="xlsx")

    def __init__(self, *args: Any, columns: Sequence[ExportColumn], **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.columns = columns
        offer(self, COLUMNS, [(column.key, column.label) for column in columns])
        self.fields[COLUMNS].initial = [column.key for column in columns]

    def chosen_columns(self) -> list[ExportColumn]:
        chosen = set(self.cleaned_data[COLUMNS])
        return [column for column in self.columns if column.key in chosen]
