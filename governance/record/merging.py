"""Two people write the same record at once: what each changed, put together; clashes told apart.

A record is a flat dictionary of texts, named as the inputs of the page are. The page carries a
digest of each value as it was loaded (`base`); what differs from it was changed by its reader.
The fields in LISTS hold the keys of rows in their order: rows added by either side stay, a row
taken away by one side goes unless the other wrote in it meanwhile.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Flat = dict[str, str]

LISTS = re.compile(r"items|item-\w+-(?:decisions|actions)")
ROW_OF_LIST = {"items": "item", "decisions": "decision", "actions": "action"}


@dataclass(frozen=True)
class Difference:
    """A field that both changed, each in another way."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Merged:
    """`values` holds my text where both clash; nothing may be saved while `differences` remain."""

    values: Flat
    differences: tuple[Difference, ...] = ()
    is_mixed: bool = False  # something of theirs was taken in


def digest(value: str) -> str:
    """Short and stable: it tells values apart, and protects nothing."""
    return hashlib.sha256(value.encode()).hexdigest()[:10]


def normal(text: str) -> str:
    """As browsers send it, without what they add: line ends, blanks around.

    Without U+0000 either, which nobody types and no text of the database holds.
    """
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def base_of(values: Mapping[str, str]) -> Flat:
    """What the page carries: lists as they are, for they are compared key by key."""
    return {
        name: value if LISTS.fullmatch(name) else digest(value) for name, value in values.items()
    }


def merge(
    *,
    base: Mapping[str, str],
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
    asked: Collection[str] = (),
    choices: Mapping[str, str] | None = None,
) -> Merged:
    """Put together what is stored (`theirs`) and what was sent (`mine`).

    asked: the fields on which the page asked to choose; choices: the answers, "mine" or "theirs".
    """
    choices = choices or {}
    values: Flat = {}
    differences = []
    is_mixed = False
    for name in [*theirs, *(name for name in mine if name not in theirs)]:
        stored, sent = theirs.get(name), mine.get(name)
        if LISTS.fullmatch(name):
            if sent is None:
                values[name] = stored or ""
                continue
            kind = ROW_OF_LIST[name.rpartition("-")[2]]
            values[name] = _merge_keys(kind, base, name, theirs, mine)
            is_mixed |= stored is not None and values[name] != sent
            continue
        if sent is None:
            values[name] = stored or ""
        elif stored is None or stored == sent:
            values[name] = sent
        elif choices.get(name) == "theirs":
            values[name] = stored
        elif name in asked and choices.get(name) != "mine":
            differences.append(Difference(name, stored, sent))
            values[name] = sent
        elif digest(sent) == base.get(name):
            values[name] = stored
            is_mixed = True
        elif digest(stored) == base.get(name):
            values[name] = sent
        else:
            differences.append(Difference(name, stored, sent))
            values[name] = sent
    return Merged(values, tuple(differences), is_mixed)


def _merge_keys(
    kind: str,
    base: Mapping[str, str],
    name: str,
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
) -> str:
    loaded = base.get(name, "").split()
    stored, sent = theirs.get(name, "").split(), mine.get(name, "").split()
    if sent == loaded:  # I moved, added and removed nothing
        order = stored + [key for key in sent if key not in stored]
    else:
        order = sent + [key for key in stored if key not in sent]
    kept = []
    for key in order:
        removed_by_them = key in loaded and key not in stored
        removed_by_me = key in loaded and key not in sent
        if removed_by_them and removed_by_me:
            continue
        if removed_by_them and not _was_changed(kind, key, base, mine):
            continue
        if removed_by_me and not _was_changed(kind, key, base, theirs):
            continue
        kept.append(key)
    return " ".join(kept)


def _was_changed(kind: str, key: str, base: Mapping[str, str], values: Mapping[str, str]) -> bool:
    """Whether a row differs from what the page was loaded with."""
    names: Iterable[str] = (name for name in values if name.startswith(f"{kind}-{key}-"))
    return any(
        base.get(name) != (values[name] if LISTS.fullmatch(name) else digest(values[name]))
        for name in names
    )
