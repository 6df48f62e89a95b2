"""Comparison of two editions, provision by provision and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from ..choices import EditionStatus
from ..models import Edition, Provision

MOST_WORDS = 3_000  # of one provision: comparing costs as the product of both lengths
MOST_STEPS = 2 * MOST_WORDS**2  # of one page, which anybody asks for: a few seconds
WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Run:
    """Words one after the other that are in one text alone, or in both."""

    words: str
    is_changed: bool


@dataclass(frozen=True)
class Sides:
    """Two texts side by side, each with the words that the other has not.

    steps: what comparing them cost. is_whole: they were too long for it.
    """

    before: tuple[Run, ...]
    after: tuple[Run, ...]
    steps: int = 0
    is_whole: bool = False

    @property
    def is_changed(self) -> bool:
        return any(run.is_changed for run in chain(self.before, self.after))


@dataclass(frozen=True)
class ProvisionChange:
    """Provision of the new edition beside those it replaces; either side may be empty."""

    before: tuple[Provision, ...]
    after: Provision | None
    title: Sides
    body: Sides

    @property
    def state(self) -> str:
        """Return "new", "gone", "changed" or "same"."""
        if not self.before:
            return "new"
        if self.after is None:
            return "gone"
        return "changed" if self.title.is_changed or self.body.is_changed else "same"

    @property
    def heading(self) -> str:
        return self.after.title if self.after else self.before[0].title


def compare(before: Iterable[Provision], after: Iterable[Provision]) -> list[ProvisionChange]:
    """Compare the provisions of two editions, in the order of the new one.

    Each is beside those that it says it replaces, else beside the one of the same code. What
    nothing replaces comes after what came before it. The provisions of the new edition have
    `replaces` prefetched. Once MOST_STEPS are spent, the bodies that changed are shown as a whole.
    """
    old = in_text_order(before)
    by_key = {each.pk: each for each in old}
    by_code = {each.code: each for each in old}
    pairs: list[tuple[tuple[Provision, ...], Provision]] = []
    for new in in_text_order(after):
        said = [by_key[each.pk] for each in new.replaces.all() if each.pk in by_key]
        same = by_code.get(new.code)
        if not said and same is not None:
            said = [same]
        pairs.append((tuple(sorted(said, key=old.index)), new))
    kept = {each.pk for olds, _ in pairs for each in olds}
    gone_after: dict[int | None, list[Provision]] = {}
    last: int | None = None
    for each in old:
        if each.pk in kept:
            last = each.pk
        else:
            gone_after.setdefault(last, []).append(each)
    changes = [_gone(each) for each in gone_after.pop(None, [])]
    left = MOST_STEPS
    for olds, new in pairs:
        title = sides(" / ".join(each.title for each in olds), new.title, most=left)
        left -= title.steps
        body = sides("\n\n".join(each.body for each in olds), new.body, most=left)
        left -= body.steps
        changes.append(ProvisionChange(olds, new, title, body))
        for each in olds:
            changes += [_gone(gone) for gone in gone_after.pop(each.pk, [])]
    return changes


def _gone(old: Provision) -> ProvisionChange:
    return ProvisionChange((old,), None, sides(old.title, ""), sides(old.body, ""))


def in_text_order(provisions: Iterable[Provision]) -> list[Provision]:
    """Return chapters in their order, each followed by its articles; those without one at the end.

    Asks the database nothing.
    """
    rows = sorted(provisions, key=lambda row: (row.position, row.pk))
    keys = {row.pk for row in rows}
    articles: dict[int, list[Provision]] = {}
    for row in rows:
        if row.parent_id in keys:
            articles.setdefault(row.parent_id or 0, []).append(row)
    chapters = [row for row in rows if row.parent_id not in keys]
    chapters.sort(key=lambda row: row.parent_id is not None)
    found: list[Provision] = []
    waiting = chapters[::-1]
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += articles.get(row.pk, [])[::-1]
    return found


def sides(before: str, after: str, *, most: int = MOST_STEPS) -> Sides:
    """Compare two texts word by word; as a whole, very long ones and those above `most` steps."""
    old, new = (WORDS.findall(text.replace("\r\n", "\n").strip()) for text in (before, after))
    if old == new:
        whole = _runs([("".join(old), False)])
        return Sides(whole, whole)
    steps = len(old) * len(new)
    is_whole = steps > most or (bool(steps) and max(len(old), len(new)) > MOST_WORDS)
    if not steps or is_whole:
        before_runs, after_runs = (_runs([("".join(text), True)]) for text in (old, new))
        return Sides(before_runs, after_runs, is_whole=is_whole)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, start, end, new_start, new_end in _joined(matcher.get_opcodes(), old):
        left.append(("".join(old[start:end]), tag != "equal"))
        right.append(("".join(new[new_start:new_end]), tag != "equal"))
    return Sides(_runs(left), _runs(right), steps)


Opcode = tuple[str, int, int, int, int]


def _joined(opcodes: Sequence[Opcode], old: Sequence[str]) -> list[Opcode]:
    """Return the steps, with two changes that only spaces or signs part made one."""
    found: list[Opcode] = []
    for place, code in enumerate(opcodes):
        between = 0 < place < len(opcodes) - 1
        is_thin = not any(word[0].isalnum() for word in old[code[1] : code[2]])
        if code[0] == "equal" and between and is_thin:
            code = ("replace", *code[1:])
        if found and code[0] != "equal" and found[-1][0] != "equal":
            first = found.pop()
            code = ("replace", first[1], code[2], first[3], code[4])
        found.append(code)
    return found


def _runs(pieces: Iterable[tuple[str, bool]]) -> tuple[Run, ...]:
    return tuple(Run(words, is_changed) for words, is_changed in pieces if words)


def default_pair(editions: Sequence[Edition]) -> tuple[Edition, Edition] | None:
    """Return the latest edition after the one it follows; None when there is only one.

    editions: the latest first.
    """
    return (editions[1], editions[0]) if len(editions) > 1 else None


def edition_before(edition: Edition) -> Edition | None:
    """Return the edition that this one replaces: that of the provisions it names, else the last.

    Never a draft nor one that is unverified: who is consulted on this one reads it too.
    """
    others = Edition.objects.established().exclude(pk=edition.pk)
    others = others.exclude(status=EditionStatus.DRAFT)
    named = others.filter(provisions__replaced_by__edition=edition)
    others = others.filter(text=edition.text_id)
    return named.latest_first().first() or others.current().first()
