"""Columns of a file matched with the fields of its kind, by their headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crpv_portal.common.text import french_sort_key

from .kinds import Column
from .models import ImportHeading

MOST_TITLES = 10  # lines among which the headings are looked for, under a title
# Headings that other files give to the same things.
OTHER_WORDS = {
    "crpv": "centre",
    "centre de ressources": "centre",
    "numero siren": "siren",
    "n siren": "siren",
    "courriel": "function_email",
    "e mail": "function_email",
    "email": "function_email",
    "mail": "function_email",
    "adresse de messagerie": "function_email",
    "debut": "start_on",
    "date de debut": "start_on",
    "depuis": "start_on",
    "date de fin": "end_on",
    "montant demande": "requested",
    "montant accorde": "granted",
    "montant verse": "paid",
    "montant": "amount",
    "preavis": "notice_months",
    "etp": "fte",
    "demi journees": "half_days",
    "personnes differentes": "people",
    "source": "sources",
    # Of the official list of neighbourhoods.
    "code qp": "code",
    "code qpv": "code",
    "lib qp": "name",
    "lib qpv": "name",
    "insee com": "communes",
    "code insee": "communes",
}


def known_headings(
    kind: str, columns: Iterable[Column], listed: Iterable[str] = ()
) -> dict[str, str]:
    """Return the field of each heading that is known for this kind, by its folded form.

    listed: headings under which an export also tells what no file changes; they fill nothing.
    """
    columns = list(columns)
    names = {column.name for column in columns}
    known = {french_sort_key(heading): "" for heading in listed}
    known |= {words: name for words, name in OTHER_WORDS.items() if name in names}
    known |= {french_sort_key(column.name): column.name for column in columns}
    known |= {french_sort_key(column.label): column.name for column in columns}
    remembered = ImportHeading.objects.filter(kind=kind).values_list("heading", "field")
    return known | {heading: name for heading, name in remembered if not name or name in names}


def matched(headings: Sequence[str], known: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the field of each heading, and the headings that nothing tells.

    A heading that is known to be left out has an empty field; of two columns for one field, the
    second is told by nothing.
    """
    fields, unknown, taken = [], [], set()
    for heading in headings:
        name = known.get(french_sort_key(heading))
        if name is None or (name and name in taken):
            unknown.append(heading)
            fields.append("")
            continue
        taken.add(name)
        fields.append(name)
    return fields, unknown


def title_line(lines: Sequence[Sequence[str]], known: dict[str, str]) -> int:
    """Return which of the first lines holds the headings: the one with the most known ones."""
    counts = [sum(french_sort_key(cell) in known for cell in line if cell) for line in lines]
    return counts.index(max(counts)) if counts else 0


def missing(fields: Sequence[str], columns: Iterable[Column]) -> list[str]:
    """Return the labels of the columns that a file of this kind must have, and that it has not."""
    return [each.label for each in columns if each.is_needed and each.name not in fields]


def remember(kind: str, headings: Sequence[str], fields: Sequence[str]) -> None:
    """Keep what somebody said of each heading for the next file of this kind."""
    ImportHeading.objects.bulk_create(
        [
            ImportHeading(kind=kind, heading=french_sort_key(heading)[:200], field=name)
            for heading, name in {
                french_sort_key(heading): (heading, name)
                for heading, name in zip(headings, fields, strict=True)
                if french_sort_key(heading)
            }.values()
        ],
        update_conflicts=True,
        unique_fields=["kind", "heading"],
        update_fields=["field"],
    )
