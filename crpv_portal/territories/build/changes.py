"""Changes between two extracts, in French sentences."""

from collections.abc import Iterable, Iterator
from typing import Any

from crpv_portal.common.french import counted

from ..extract import Extract

EXAMPLES = 5

LABELS = {
    "regions": "région(s)",
    "departments": "département(s)",
    "intercommunalities": "intercommunalité(s)",
    "communes": "commune(s)",
    "aliases": "ancien(s) nom(s) ou code(s)",
}
# Agreement of the participle: an « ancien nom » and a « département » are masculine.
MASCULINE = {"departments", "aliases"}


def describe_changes(before: Extract | None, after: Extract) -> list[str]:
    """Return a sentence for each kind of change, with its count and first examples."""
    if before is None:
        return ["Premier extrait : rien à comparer."]
    sentences: list[str] = []
    for kind in LABELS:
        sentences += _changes_of(kind, getattr(before, kind), getattr(after, kind))
    sentences += _moves(before, after)
    return sentences or ["Rien n’a changé."]


def _changes_of(kind: str, before: list, after: list) -> Iterator[str]:
    old = {row.code: row for row in before}
    new = {row.code: row for row in after}
    common = [code for code in new if code in old]
    yield from _sentence(kind, "ajouté", [_named(new[code]) for code in new if code not in old])
    yield from _sentence(kind, "retiré", [_named(old[code]) for code in old if code not in new])
    yield from _sentence(
        kind,
        "renommé",
        [
            f"{_named(old[code])} devient {new[code].name or code}"
            for code in common
            if old[code].name != new[code].name
        ],
    )
    for field, sentence in _DETAILS.get(kind, {}).items():
        touched = [c for c in common if getattr(old[c], field) != getattr(new[c], field)]
        if touched:
            yield _with_examples(
                sentence.format(counted(len(touched), LABELS[kind])),
                (_named(new[c]) for c in touched),
            )


_STATUS = {
    "kind": "{} : autre nature",
    "is_overseas": "{} : passage de ou vers l’outre-mer",
    "liaison": "{} : autre liaison dans la phrase",
    "chef_lieu": "{} : autre chef-lieu",
}
_DETAILS = {
    "regions": _STATUS,
    "departments": _STATUS | {"region": "{} : autre région"},
    "intercommunalities": {"kind": "{} : autre nature"},
    "communes": {
        "postcodes": "{} : autres codes postaux",
        "population": "{} : autre population",
        "siren": "{} : autre numéro SIREN",
        "liaison": "{} : autre liaison dans la phrase",
    },
    "aliases": {"commune": "{} : autre commune", "kind": "{} : autre nature"},
}


def _moves(before: Extract, after: Extract) -> Iterator[str]:
    """Return communes that moved to another intercommunality."""
    names = {row.code: row for row in after.communes}
    old, new = _groups_of(before), _groups_of(after)
    stayed = {row.code for row in before.communes} & set(names)
    moved = sorted(code for code in stayed if old.get(code) != new.get(code))
    if moved:
        start = counted(len(moved), "commune(s) : autre intercommunalité")
        yield _with_examples(start, (_named(names[code]) for code in moved))


def _groups_of(extract: Extract) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for group in extract.intercommunalities:
        for commune in group.communes:
            groups.setdefault(commune, set()).add(group.code)
    return groups


def _sentence(kind: str, participle: str, rows: list[str]) -> Iterator[str]:
    if rows:
        ending = "(s)" if kind in MASCULINE else "e(s)"
        yield _with_examples(counted(len(rows), f"{LABELS[kind]} {participle}{ending}"), rows)


def _with_examples(start: str, rows: Iterable[str]) -> str:
    rows = list(rows)
    more = f" et {len(rows) - EXAMPLES} de plus" if len(rows) > EXAMPLES else ""
    return f"{start} : {', '.join(rows[:EXAMPLES])}{more}."


def _named(row: Any) -> str:
    return f"{row.name} ({row.code})" if row.name else row.code
