"""Three-way merge of a record that two people write at once; clashes are set apart.

A record is a flat dictionary of texts, named as the inputs of the page are. The page carries a
digest of each value as it was loaded (`base`); a value that differs from it was changed by its
reader. The fields in LISTS hold the keys of rows in their order: rows added by either side stay; a
row removed by one side goes, unless the other wrote in it meanwhile.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from crpv_portal.common.digests import short_digest

Flat = dict[str, str]

LISTS = re.compile(r"items|arrivals|item-\w+-(?:decisions|actions)")
ROW_OF_LIST = {"items": "item", "arrivals": "arrival", "decisions": "decision", "actions": "action"}


@dataclass(frozen=True)
class Difference:
    """Field that both changed, each in another way."""

    name: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class MergeResult:
    """Result: `values` holds my text where both clash; do not save while `differences` remain."""

    values: Flat
    differences: tuple[Difference, ...] = ()
    is_mixed: bool = False  # something of theirs was taken in


def digest(value: str) -> str:
    """Return the digest of one value: shorter, as a page carries hundreds."""
    return short_digest(value, 10)


def normal(text: str) -> str:
    """Return a text without what browsers add: line ends made alike, outer blanks removed.

    Null characters (U+0000) are removed too: nobody types them, and the database refuses them.
    """
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def is_untouched(name: str, value: str, base: Mapping[str, str]) -> bool:
    """Tell whether a value is the one that the page was loaded with."""
    return base.get(name) == (value if LISTS.fullmatch(name) else digest(value))


def base_of(values: Mapping[str, str]) -> Flat:
    """Return what the page carries: digests; but lists as they are, to compare key by key."""
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
) -> MergeResult:
    """Merge what is stored (`theirs`) with what was sent (`mine`).

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
    return MergeResult(values, tuple(differences), is_mixed)


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
    """Tell whether a row, or a row under it, differs from what the page was loaded with."""
    for name in [each for each in values if each.startswith(f"{kind}-{key}-")]:
        if not is_untouched(name, values[name], base):
            return True
        if LISTS.fullmatch(name):
            row = ROW_OF_LIST[name.rpartition("-")[2]]
            if any(_was_changed(row, each, base, values) for each in values[name].split()):
                return True
    return False
