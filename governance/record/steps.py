"""Buttons that change the page of a record without saving, for browsers without script."""

from __future__ import annotations

import re

from ..choices import AttendanceState, Ballot
from .merging import Flat

STEP = re.compile(
    r"(?P<verb>add-item|add-decision|add-action|up|down|drop-item|drop-decision|drop-action"
    r"|call-votes|all-present|rest-absent|remove-guests|keep-guests|preview)(?::(?P<key>\w+))?"
)
DEFAULTS = {
    "item": {
        "title": "",
        "kind": "information",
        "note": "",
        "decisions": "",
        "actions": "",
    },
    "decision": {"sense": "decision", "text": "", "ballot": ""},
    "action": {"text": "", "owner": "", "state": "open"},
}
BLANK = "nouveau"  # the key that the script replaces in the rows it copies


def take_step(
    values: Flat, do: str, *, roll: list[int], guests: list[int], ballot: str = ""
) -> str:
    """Change the values as the script would change the page; return the verb.

    ballot: that of a new decision. guests: the lines of the roll that are of no member. Those to
    remove are ticked, and go with the next save.
    """
    step = STEP.fullmatch(do)
    if step is None:
        return ""
    verb, key = step["verb"], step["key"] or ""
    if verb == "all-present":
        for pk in roll:
            _make_present(values, f"roll-{pk}")
    elif verb == "rest-absent":
        for pk in roll:
            if values.get(f"roll-{pk}-state") == AttendanceState.NOT_CALLED:
                values[f"roll-{pk}-state"] = AttendanceState.ABSENT
    elif verb in ("remove-guests", "keep-guests"):
        for pk in guests:
            values[f"roll-{pk}-remove"] = "on" if verb == "remove-guests" else ""
    elif verb == "call-votes":
        values[f"decision-{key}-ballot"] = Ballot.ROLL_CALL
    elif verb == "add-item":
        _add(values, "items", "item")
    elif verb in ("add-decision", "add-action"):
        kind = verb.removeprefix("add-")
        new = _add(values, f"item-{key}-{kind}s", kind)
        if kind == "decision":
            values[f"decision-{new}-ballot"] = ballot
    elif verb in ("up", "down"):
        _move(values, key, -1 if verb == "up" else 1)
    elif verb.startswith("drop-"):
        kind = verb.removeprefix("drop-")
        for name in values:
            is_list = name == "items" if kind == "item" else name.endswith(f"-{kind}s")
            if is_list:
                values[name] = " ".join(other for other in values[name].split() if other != key)
    return verb


def _make_present(values: Flat, line: str) -> None:
    """Make a line present, or represented as announced; who is excused stays so."""
    if values.get(f"{line}-state") not in (AttendanceState.NOT_CALLED, AttendanceState.ABSENT):
        return
    is_sent = values.get(f"{line}-proxy") or values.get(f"{line}-deputy_name")
    values[f"{line}-state"] = AttendanceState.REPRESENTED if is_sent else AttendanceState.PRESENT


def _move(values: Flat, key: str, by: int) -> None:
    keys = values.get("items", "").split()
    if key in keys and 0 <= keys.index(key) + by < len(keys):
        here = keys.index(key)
        keys[here], keys[here + by] = keys[here + by], keys[here]
    values["items"] = " ".join(keys)


def _add(values: Flat, name: str, kind: str) -> str:
    """Add a row to the list of this name; return its key."""
    taken = [
        int(found.group(1)) for each in values if (found := re.match(rf"{kind}-n(\d+)-", each))
    ]
    key = f"n{max(taken, default=0) + 1}"
    values[name] = f"{values.get(name, '')} {key}".strip()
    values |= {f"{kind}-{key}-{field}": value for field, value in DEFAULTS[kind].items()}
    return key
