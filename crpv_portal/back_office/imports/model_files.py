"""Model files of a kind: its headings, empty or with what the register holds today.

Brought in as it is, a filled model changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crpv_portal.accounts.models import User
from crpv_portal.common.spreadsheets.sheets import MOST_LINES
from crpv_portal.common.tables import ExportColumn, ExportTable

from .judging import Judge
from .kinds import Kind, columns_of

FORMS = ("csv", "xlsx", "ods")


def model_table(kind: Kind, user: User, *, is_filled: bool) -> ExportTable:
    """Return the model as a table; of a filled one, the first rows that one file may hold."""
    rows: Iterable[Mapping[str, str]] = ()
    if is_filled:
        judge = Judge(kind, user)
        stored = kind.model._default_manager.order_by("pk").select_related(*kind.joined)
        rows = (judge.exported(row) for row in stored[:MOST_LINES].iterator(chunk_size=500))
    return ExportTable(
        name=f"{kind.slug}-modele" if not is_filled else kind.slug,
        title=kind.title,
        columns=[_column(column.name, column.label) for column in columns_of(kind, user)],
        rows=rows,
    )


def _column(name: str, label: str) -> ExportColumn:
    return ExportColumn(name, label, lambda row: row.get(name, ""))
