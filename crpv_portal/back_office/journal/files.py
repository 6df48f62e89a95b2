"""The journal as a file: a line for each field that an act changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crpv_portal.common.acts import Act, Change, FieldChange
from crpv_portal.common.dates import PARIS
from crpv_portal.common.tables import ExportColumn, ExportTable

from .filters import KINDS
from .places import Places

MOST_ACTS = 2_000  # of one file: each is read whole
MOST_EVENTS = 10_000  # of all of them: some ten seconds
NO_FIELD = FieldChange("", "", "", "")


@dataclass(frozen=True)
class JournalLine:
    """Field that a change of an act wrote."""

    act: Act
    change: Change
    field: FieldChange


def lines_of(acts: Iterable[Act]) -> Iterator[JournalLine]:
    for act in acts:
        for change in act.changes:
            for field in change.fields or (NO_FIELD,):
                yield JournalLine(act, change, field)


def _kind(line: JournalLine) -> str:
    return dict(KINDS)[line.change.kind.value]


def _moment(line: JournalLine) -> str:
    return line.act.at.astimezone(PARIS).strftime("%Y-%m-%d %H:%M:%S")


COLUMNS = (
    ExportColumn("moment", "Moment (heure de Paris)", _moment),
    ExportColumn("qui", "Qui", lambda line: line.act.who),
    ExportColumn("motif", "Motif", lambda line: line.act.why),
    ExportColumn("nature", "Nature", _kind),
    ExportColumn("objet", "Objet", lambda line: line.change.noun),
    ExportColumn("nom", "Nom", lambda line: line.change.subject),
    ExportColumn("fiche", "Fiche", lambda line: line.change.whose),
    ExportColumn("champ", "Champ", lambda line: line.field.label),
    ExportColumn("avant", "Avant", lambda line: line.field.before),
    ExportColumn("apres", "Après", lambda line: line.field.after),
    ExportColumn("acte", "Acte", lambda line: line.act.code),
)


def table_of(acts: Iterable[Act], said: str, places: Places) -> ExportTable:
    remarks = [f"Actes {said}."] if said else []
    rows = lines_of(places.led(act) for act in acts)
    return ExportTable("journal", "Journal", COLUMNS, rows, remarks)
