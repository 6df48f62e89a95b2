"""Import of the official list of priority neighbourhoods (QPV), published on data.gouv.fr.

Expected columns, in any order, other columns being left alone:

- `code_qp`: code of the neighbourhood (QP001001, QN06902M);
- `lib_qp`: its name;
- `insee_com`: Insee code of its commune, or of its communes separated by a comma, a semicolon, a
  vertical bar, a slash or a space. A neighbourhood over several communes may also take one line a
  commune. Codes of municipal arrondissements and of former communes lead to the commune of today.

Case, accents and marks of the headers do not matter; the other names under which the columns have
been published are in `HEADERS`. UTF-8 or Windows-1252; comma, semicolon or tab.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from crpv_portal.common.text import french_sort_key

from .choices import Generation
from .extract import department_of
from .models import Commune, CommuneAlias, PriorityNeighbourhood

HEADERS = {
    "code_qp": {
        *("code qp", "codeqp", "code qpv", "codgeo qpv", "code quartier", "code du quartier"),
        *("code qp2024", "code qp 2024", "code qp2025", "code qp 2025", "code qp2015"),
    },
    "lib_qp": {
        *("lib qp", "libqp", "libelle qp", "libelle du qp", "lib qpv", "nom qp", "nom qpv"),
        *("nom du qp", "nom du quartier", "quartier prioritaire", "lib qp2024", "lib qp 2024"),
    },
    "insee_com": {
        *("insee com", "inseecom", "code insee", "codes insee", "code commune", "codes communes"),
        *("code insee commune", "code insee de la commune", "codgeo", "depcom", "insee commune"),
    },
}
COLUMNS = tuple(HEADERS)


class ImportRefused(Exception):
    """Raised when nothing was imported; `lines` holds every reason, in French."""

    def __init__(self, lines: Iterable[str]):
        self.lines = list(lines)
        super().__init__("\n".join(self.lines))


@dataclass
class ImportReport:
    """Result of an import; `warnings` are accepted rows that deserve a look."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    absent: int = 0
    warnings: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        lines = [
            f"Quartiers créés : {self.created} ; modifiés : {self.updated} ; "
            f"inchangés : {self.unchanged}."
        ]
        if self.absent:
            lines.append(
                "Quartiers de ces générations absents du fichier, laissés dans la base : "
                f"{self.absent}."
            )
        return lines + self.warnings


@dataclass
class Neighbourhood:
    """Neighbourhood as its lines of the file describe it."""

    line: int
    code: str
    name: str
    commune_codes: list[str]
    generation: str = ""


def decoded(content: bytes) -> str:
    """Return the text of a file saved by a spreadsheet or by a data platform."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_neighbourhoods(text: str, generation: str = "") -> list[Neighbourhood]:
    """Return the neighbourhoods of the file, lines of one code merged; raise ImportRefused.

    Without `generation`, a code tells its own: QP is of 2015, QN of 2025 overseas and of 2024
    elsewhere.
    """
    first_line = text.partition("\n")[0]
    delimiter = max(";,\t", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = _columns(next(reader, []))
    found: dict[str, Neighbourhood] = {}
    refused: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        line = reader.line_num
        values = {
            name: cells[index].strip() if index < len(cells) else ""
            for name, index in columns.items()
        }
        if missing := [name for name in COLUMNS if not values[name]]:
            refused.append(f"Ligne {line} : {', '.join(missing)} manque.")
            continue
        code = values["code_qp"].upper()
        communes = re.split(r"[\s,;|/]+", values["insee_com"].upper().strip(" ,;|/"))
        row = Neighbourhood(line, code, values["lib_qp"], communes, generation or _generation(code))
        if code not in found:
            found[code] = row
        elif found[code].name != row.name:
            refused.append(
                f"Ligne {line} : le code {code} a un autre nom à la ligne {found[code].line}."
            )
        else:
            found[code].commune_codes += communes
    if refused:
        raise ImportRefused(refused)
    return list(found.values())


def _columns(header: list[str]) -> dict[str, int]:
    keys = [french_sort_key(cell) for cell in header]
    columns = {
        name: next((index for index, key in enumerate(keys) if key in variants), -1)
        for name, variants in HEADERS.items()
    }
    if missing := [name for name, index in columns.items() if index < 0]:
        message = (
            f"Colonnes introuvables : {', '.join(missing)}. "
            f"Le fichier a : {', '.join(header) or 'aucune colonne'}."
        )
        raise ImportRefused([message])
    return columns


def _generation(code: str) -> str:
    if code.startswith("QP"):
        return Generation.G2015
    return Generation.G2025 if code[2:4] in {"97", "98"} else Generation.G2024


def import_neighbourhoods(rows: list[Neighbourhood]) -> ImportReport:
    """Create and update by code; the same file twice changes nothing the second time.

    To be run in a transaction. Raises ImportRefused with all the reasons of all the rows.
    """
    report, refused = ImportReport(), []
    communes = _communes({code for row in rows for code in row.commune_codes})
    known = {
        neighbourhood.code: neighbourhood
        for neighbourhood in PriorityNeighbourhood.objects.prefetch_related("communes")
    }
    for row in rows:
        neighbourhood = known.get(row.code) or PriorityNeighbourhood(code=row.code)
        before = (neighbourhood.name, neighbourhood.generation)
        neighbourhood.name, neighbourhood.generation = row.name, row.generation
        if reasons := list(_reasons(neighbourhood, row, communes)):
            refused += [f"Ligne {row.line} : {reason}" for reason in reasons]
            continue
        report.warnings += _warnings(row, communes)
        wanted = {communes[code].pk for code in row.commune_codes}
        is_new = neighbourhood.pk is None
        former = set() if is_new else {commune.pk for commune in neighbourhood.communes.all()}
        has_changed = before != (row.name, row.generation)
        if is_new or has_changed:
            neighbourhood.save()
        if wanted != former:
            neighbourhood.communes.set(wanted)
        report.created += is_new
        report.updated += not is_new and (has_changed or wanted != former)
        report.unchanged += not is_new and not has_changed and wanted == former
    if refused:
        raise ImportRefused(refused)
    generations = {row.generation for row in rows}
    codes = {row.code for row in rows}
    report.absent = sum(n.generation in generations and c not in codes for c, n in known.items())
    return report


def _communes(codes: set[str]) -> dict[str, Commune]:
    """Return communes by the code of the file: their own first, else one that leads to them."""
    aliases = CommuneAlias.objects.filter(code__in=codes).select_related("commune")
    found = {alias.code: alias.commune for alias in aliases.order_by("code")}
    own = Commune.objects.current().filter(code__in=codes).order_by("code")
    return found | {commune.code: commune for commune in own}


def _reasons(
    neighbourhood: PriorityNeighbourhood, row: Neighbourhood, communes: dict[str, Commune]
) -> Iterator[str]:
    try:
        neighbourhood.full_clean()
    except ValidationError as refusal:
        yield from refusal.messages
    for code in row.commune_codes:
        if code not in communes:
            yield f"la commune {code} n’est pas connue."


def _warnings(row: Neighbourhood, communes: dict[str, Commune]) -> Iterator[str]:
    """Yield a warning when a code contradicts its département: the columns may have slipped."""
    expected = row.code[2:5].removeprefix("0")
    if expected not in {department_of(communes[code].code) for code in row.commune_codes}:
        yield f"À vérifier, ligne {row.line} : {row.code} n’a pas de commune dans son département."
