"""Version at which a page was read, and the join of what two people wrote on it meanwhile.

The page carries a digest of each of its boxes. On saving, under lock, three states are joined: what
the page showed, what is stored now, what was sent. A box that one person changed has that change; a
box that both changed differently is a clash, and stays as stored; a row deleted meanwhile is
left out, and is a clash when something was typed in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from .boxes import DIGEST_LENGTH, Texts, digest, sent_texts, shown_texts

VERSION = "_version"
WHOLE_ROW = "__all__"  # in the place of a box's name: what concerns the row itself

Version = dict[str, str]


@dataclass(frozen=True)
class BoxClash:
    """Box that both changed, or row that one deleted while the other wrote in it.

    prefix: that of the rows, empty for the record itself; number: the row's primary key; box: the
    field's name, or WHOLE_ROW; sent: what was sent for each box that the person had changed.
    """

    prefix: str
    number: str
    box: str
    theirs: Texts = ()
    sent: dict[str, Texts] = field(default_factory=dict)
    is_gone: bool = False


@dataclass
class Joined:
    """Join of what is stored and what was sent.

    data: what may be saved; clashes: what may not; taken: the boxes that somebody else alone had
    changed; gone: rows that somebody else deleted and that this person had left alone; is_changed:
    whether anything of this person's is left to save.
    """

    data: QueryDict
    clashes: list[BoxClash] = field(default_factory=list)
    taken: list[BoxClash] = field(default_factory=list)
    gone: list[BoxClash] = field(default_factory=list)
    is_changed: bool = False


@dataclass(frozen=True)
class ShownForms:
    """Forms of a page as they stand: that of the record, and the rows of each inline."""

    form: BaseForm
    formsets: list[Any]

    def version(self) -> Version:
        """Return the digests of each box, one text for each row."""
        return {
            key: "".join(digest(shown_texts(form, name)) for name in boxes_of(form, rows))
            for key, form, rows in self._stored()
        }

    def untouched(self) -> QueryDict:
        """Return what the page would send if nobody touched it."""
        data = QueryDict(mutable=True)
        forms = [self.form]
        for rows in self.formsets:
            management = rows.management_form
            forms += [management, *(form for form in rows.forms if form.instance.pk)]
        for form in forms:
            for name in form.fields:
                data.setlist(form.add_prefix(name), list(shown_texts(form, name)))
        return data

    def _stored(self) -> Iterator[tuple[str, BaseForm, Any]]:
        yield "", self.form, None
        for rows in self.formsets:
            for form in rows.forms:
                if form.instance.pk:
                    yield _key(rows.prefix, form.instance.pk), form, rows

    def join(self, sent: QueryDict) -> Joined:
        """Join what these forms hold, which is stored, with what was sent."""
        base = _read_version(sent.get(VERSION, ""))
        joined = Joined(sent.copy())
        _join_boxes(joined, base.get("", ""), self.form, sent, "", "", None)
        for rows in self.formsets:
            self._join_rows(joined, base, rows, sent)
        return joined

    def _join_rows(self, joined: Joined, base: Version, rows: Any, sent: QueryDict) -> None:
        stored = {str(form.instance.pk): form for form in rows.forms if form.instance.pk}
        sent_rows = _sent_rows(sent, rows.prefix)
        initial = _count(sent, f"{rows.prefix}-{INITIAL_FORM_COUNT}")
        joined.is_changed |= any(index >= initial for index in sent_rows)
        left_out = set()
        for index in sorted(sent_rows):
            number = sent.get(f"{rows.prefix}-{index}-{rows.model._meta.pk.name}", "")
            if index >= initial or not number:
                continue
            known = base.get(_key(rows.prefix, number), "")
            prefix = f"{rows.prefix}-{index}"
            if number in stored:
                _join_boxes(joined, known, stored[number], sent, prefix, number, rows)
            elif re.fullmatch("[0-9]{1,19}", number):
                left_out.add(index)
                _leave_out(joined, known, sent, prefix, number, rows)
        if left_out:
            _renumber(joined.data, rows.prefix, sent_rows, left_out)


def boxes_of(form: BaseForm, rows: Any = None) -> list[str]:
    """Return the names of the boxes that somebody may fill in."""
    plumbing = {DELETION_FIELD_NAME}
    if rows is not None:
        plumbing |= {rows.model._meta.pk.name, rows.fk.name}
    return [name for name in form.fields if name not in plumbing]


def without_new_rows(sent: QueryDict, prefixes: Iterable[str]) -> QueryDict:
    """Return what was sent, less the rows that were added on the page."""
    data = sent.copy()
    for prefix in prefixes:
        total, initial = (f"{prefix}-{count}" for count in (TOTAL_FORM_COUNT, INITIAL_FORM_COUNT))
        for index, names in _sent_rows(sent, prefix).items():
            if index >= _count(sent, initial):
                for name in names:
                    del data[name]
        data[total] = str(min(_count(sent, total), _count(sent, initial)))
    return data


def put_back(data: QueryDict, clashes: Iterable[BoxClash]) -> list[str]:
    """Put what was typed, and not saved, back into the boxes; return the name of each.

    What was typed in a row deleted meanwhile becomes a new row.
    """
    names = []
    for clash in clashes:
        if clash.is_gone:
            place = _new_row(data, clash.prefix)
        elif clash.prefix:
            place = _place_of(data, clash)
        else:
            place = ""
        for box, texts in clash.sent.items():
            data.setlist(f"{place}{box}", list(texts))
        names.append(f"{place}{clash.box}")
    return names


def _join_boxes(
    joined: Joined,
    known: str,
    form: BaseForm,
    sent: QueryDict,
    prefix: str,
    number: str,
    rows: Any,
) -> None:
    """Join the boxes of one stored row; `prefix` is where they stand in what was sent."""
    place = f"{prefix}-" if prefix else ""
    owner = rows.prefix if rows is not None else ""
    is_left = f"{place}{DELETION_FIELD_NAME}" in sent if rows is not None else False
    joined.is_changed |= is_left
    theirs = []
    for name, was in _with_digests(form, rows, known):
        field, box = form.fields[name], f"{place}{name}"
        stored, typed = shown_texts(form, name), sent_texts(field, sent, box)
        if was == digest(stored) or typed == stored:
            joined.is_changed |= typed != stored
            continue
        theirs.append(BoxClash(owner, number, name, stored, {name: typed}))
        if was == digest(typed):
            joined.taken.append(theirs[-1])
        elif not is_left:
            joined.clashes.append(theirs[-1])
        joined.data.setlist(box, list(stored))
    if is_left and theirs:
        joined.data.pop(f"{place}{DELETION_FIELD_NAME}", None)
        joined.taken = [each for each in joined.taken if each not in theirs]
        joined.clashes.append(BoxClash(owner, number, WHOLE_ROW, theirs[0].theirs))


def _leave_out(
    joined: Joined, known: str, sent: QueryDict, prefix: str, number: str, rows: Any
) -> None:
    """Set apart a row that is no longer stored."""
    form = rows.empty_form
    boxes = {
        name: (was, sent_texts(form.fields[name], sent, f"{prefix}-{name}"))
        for name, was in _with_digests(form, rows, known)
    }
    is_mine = any(was != digest(typed) for was, typed in boxes.values())
    is_left = f"{prefix}-{DELETION_FIELD_NAME}" in sent
    typed = {name: texts for name, (_, texts) in boxes.items()}
    clash = BoxClash(rows.prefix, number, WHOLE_ROW, (), typed, is_gone=True)
    (joined.clashes if is_mine and not is_left else joined.gone).append(clash)


def _with_digests(form: BaseForm, rows: Any, known: str) -> Iterator[tuple[str, str]]:
    """Pair each box with its digest of when the page was read; none when it is not known."""
    names = boxes_of(form, rows)
    if len(known) != len(names) * DIGEST_LENGTH:
        known = ""
    for place, name in enumerate(names):
        yield name, known[place * DIGEST_LENGTH : (place + 1) * DIGEST_LENGTH]


def _sent_rows(sent: QueryDict, prefix: str) -> dict[int, list[str]]:
    """Return the names sent for each row of an inline."""
    found: dict[int, list[str]] = {}
    for name in sent:
        match = re.fullmatch(rf"{re.escape(prefix)}-([0-9]{{1,5}})-(.+)", name)
        if match:
            found.setdefault(int(match[1]), []).append(name)
    return found


def _renumber(
    data: QueryDict, prefix: str, sent_rows: dict[int, list[str]], left_out: set[int]
) -> None:
    place = 0
    for index in sorted(sent_rows):
        values = {name: data.pop(name, []) for name in sent_rows[index]}
        if index in left_out:
            continue
        for name, texts in values.items():
            box = name.removeprefix(f"{prefix}-{index}-")
            data.setlist(f"{prefix}-{place}-{box}", texts)
        place += 1
    for count in (TOTAL_FORM_COUNT, INITIAL_FORM_COUNT):
        name = f"{prefix}-{count}"
        data[name] = str(max(0, _count(data, name) - len(left_out)))


def _new_row(data: QueryDict, prefix: str) -> str:
    name = f"{prefix}-{TOTAL_FORM_COUNT}"
    total = _count(data, name)
    data[name] = str(total + 1)
    return f"{prefix}-{total}-"


def _place_of(data: QueryDict, clash: BoxClash) -> str:
    for name, value in data.items():
        match = re.fullmatch(rf"({re.escape(clash.prefix)}-[0-9]{{1,5}}-)id", name)
        if match and value == clash.number:
            return match[1]
    return f"{clash.prefix}-0-"


def _count(data: QueryDict, name: str) -> int:
    text = str(data.get(name, ""))
    return int(text) if re.fullmatch("[0-9]{1,5}", text) else 0


def _key(prefix: str, number: Any) -> str:
    return f"{prefix}.{number}"


def _read_version(text: str) -> Version:
    """Return the version that a page carried; empty when it is none of ours."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)}
