"""Columns of a spreadsheet of past meetings, guessed from their heads and from what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from crpv_portal.accounts.models import User
from crpv_portal.common.people_names import looks_like_a_name
from crpv_portal.common.text import french_sort_key

from ..models import TakeoverHeading
from .cells import days_in, mark_of

MOST_TITLES = 15  # lines among which the heads are looked for, under titles


@dataclass(frozen=True)
class TakenColumn:
    """Sense that a column may have; several columns may have it when `is_many`."""

    name: str
    label: str
    words: tuple[str, ...] = ()
    is_many: bool = False


COLUMNS = (
    TakenColumn(
        "body",
        "Instance",
        ("instance", "nom de l instance", "comite", "organe", "type de reunion", "type", "reunion"),
    ),
    TakenColumn(
        "day", "Jour", ("date", "jour", "date de la reunion", "date reunion", "date de reunion")
    ),
    TakenColumn(
        "hours",
        "Heures (début, ou début et fin)",
        ("heure", "heures", "horaire", "horaires", "heure de debut", "debut", "heure debut"),
    ),
    TakenColumn("ends", "Heure de fin", ("fin", "heure de fin", "heure fin", "cloture")),
    TakenColumn("place", "Lieu", ("lieu", "salle", "lieu de la reunion", "adresse")),
    TakenColumn(
        "people",
        "Présents (des noms)",
        (
            *("presents", "presences", "participants", "personnes presentes", "membres presents"),
            *("present", "presence", "emargement", "participant", "noms", "liste des presents"),
        ),
        is_many=True,
    ),
    TakenColumn(
        "excused",
        "Excusés (des noms)",
        ("excuses", "excuse", "personnes excusees", "membres excuses", "absents excuses"),
        is_many=True,
    ),
    TakenColumn(
        "absent", "Absents (des noms)", ("absents", "absent", "membres absents"), is_many=True
    ),
    TakenColumn("presence", "Présence de la personne que nomme le titre", is_many=True),
    TakenColumn(
        "agenda", "Ordre du jour", ("ordre du jour", "odj", "points", "sujets"), is_many=True
    ),
    TakenColumn(
        "decisions",
        "Décisions et avis",
        (
            *("decision", "decisions", "deliberation", "deliberations", "avis", "resolutions"),
            *("decisions prises", "releve de decisions", "decisions et avis"),
        ),
        is_many=True,
    ),
    TakenColumn(
        "votes",
        "Vote, en toutes lettres",
        ("vote", "votes", "resultat du vote", "resultat", "voix"),
    ),
    TakenColumn("votes_for", "Voix pour", ("pour", "voix pour", "votes pour")),
    TakenColumn("votes_against", "Voix contre", ("contre", "voix contre", "votes contre")),
    TakenColumn("abstentions", "Abstentions", ("abstention", "abstentions", "abst")),
    TakenColumn(
        "remarks",
        "Remarques",
        ("remarque", "remarques", "observations", "observation", "commentaires", "notes", "divers"),
        is_many=True,
    ),
)
BY_NAME = {column.name: column for column in COLUMNS}
KNOWN = {words: column.name for column in COLUMNS for words in column.words}
NEEDED = "day"


def head_line(lines: Sequence[Sequence[str]], remembered: dict[str, str]) -> int:
    """Return which of the first lines holds the heads: the one with the most known ones."""
    counts = [
        sum(bool(_known(cell, remembered)) for cell in cells if cell)
        for cells in lines[:MOST_TITLES]
    ]
    return counts.index(max(counts)) if counts else 0


def headings_of(cells: Sequence[str], width: int, letters: Sequence[str]) -> list[str]:
    """Return a name for each column: its head, told apart from a like one, or its letter."""
    named: list[str] = []
    for place in range(width):
        said = " ".join(cells[place].split())[:190] if place < len(cells) else ""
        name = said or f"Colonne {letters[place]}"
        rank = 2
        while name in named:
            name, rank = f"{said} ({rank})", rank + 1
        named.append(name)
    return named


def guessed(
    headings: Sequence[str], rows: Sequence[Sequence[str]], remembered: dict[str, str]
) -> list[str]:
    """Return what each column seems to say; empty for one that nothing tells."""
    fields = []
    for place, heading in enumerate(headings):
        name = _known(heading, remembered)
        held = [cells[place] for cells in rows if place < len(cells) and cells[place].strip()]
        if not name and french_sort_key(heading) not in remembered:
            name = _by_content(heading, held)
        if name and not BY_NAME[name].is_many and name in fields:
            name = ""
        fields.append(name)
    if NEEDED not in fields:
        for place, name in enumerate(fields):
            held = [cells[place] for cells in rows if place < len(cells) and cells[place].strip()]
            if not name and held and sum(bool(days_in(cell)) for cell in held) > 0.6 * len(held):
                fields[place] = NEEDED
                break
    return fields


def _known(heading: str, remembered: dict[str, str]) -> str:
    key = french_sort_key(heading)
    if key in remembered:
        return remembered[key]
    if key in KNOWN:
        return KNOWN[key]
    if len(key.split()) > 5:
        return ""
    # « Présents (nom, organisme) », « Lieu / salle », « Décisions du comité »
    first = french_sort_key(heading.split("(")[0].split("/")[0])
    return KNOWN.get(first) or KNOWN.get(first.split(" ")[0], "") if first else ""


def _by_content(heading: str, held: Sequence[str]) -> str:
    is_marked = bool(held) and sum(mark_of(cell) is not None for cell in held) > 0.8 * len(held)
    name = heading.split("(")[0].strip()
    is_name = bool(name) and (looks_like_a_name(name) or name.isupper() or " " in name)
    return "presence" if is_marked and is_name else ""


def remembered_of(author: User) -> dict[str, str]:
    """Return what this account said of headings before, by their folded form."""
    rows = TakeoverHeading.objects.filter(author=author).values_list("heading", "field")
    return {heading: name for heading, name in rows if not name or name in BY_NAME}


def remember(author: User, headings: Sequence[str], fields: Sequence[str]) -> None:
    """Keep what an account said of each head; not of those that name a person."""
    said = {
        french_sort_key(heading)[:200]: name
        for heading, name in zip(headings, fields, strict=True)
        if name != "presence"
        and french_sort_key(heading)
        # A column left out may bear somebody's name: kept when its head is one of the known words.
        and (name or french_sort_key(heading) in KNOWN)
    }
    TakeoverHeading.objects.bulk_create(
        [TakeoverHeading(author=author, heading=head, field=name) for head, name in said.items()],
        update_conflicts=True,
        unique_fields=["author", "heading"],
        update_fields=["field"],
    )


def check_fields(fields: Sequence[str], headings: Sequence[str], *, has_body: bool) -> None:
    """Raise ValidationError when the columns cannot make meetings."""
    if len(fields) != len(headings) or not {name for name in fields if name} <= set(BY_NAME):
        raise ValidationError("Cette page n’est plus celle du fichier : relisez-la.")
    for column in COLUMNS:
        if not column.is_many and list(fields).count(column.name) > 1:
            raise ValidationError(
                f"Deux colonnes disent « {column.label} » : gardez-en une, laissez l’autre de côté."
            )
    if NEEDED not in fields:
        raise ValidationError("Dites quelle colonne donne le jour : une réunion en a besoin.")
    if not has_body and "body" not in fields:
        raise ValidationError(
            "Dites quelle colonne donne l’instance, ou recommencez en choisissant une instance "
            "pour tout le tableau."
        )
