"""News of a page that was being written: what others adopted, or took away, meanwhile."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crpv_portal.common.history import author_of, events_of

from ..models import Decision, Meeting
from ..wording import votes_in_words
from .merging import ROW_OF_LIST, Difference, Flat, MergeResult, digest
from .state import state_of_decision

DRAFTS = re.compile(r"item-\w+-decisions")
REMARK = re.compile(r"roll-\d+-remark")
NEW = re.compile(r"decision-n(\d+)-\w+")


@dataclass(frozen=True)
class Meanwhile:
    """Merged page without the drafts that somebody adopted; what there is to say of it.

    adopted: their references; restored: names of rows put back, for they were taken away while the
    reader changed them; lost: what was typed in rows that are gone.
    """

    merged: MergeResult
    adopted: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def is_news(self) -> bool:
        return bool(self.adopted or self.restored or self.lost)


def judge_meanwhile(
    *,
    meeting: Meeting,
    merged: MergeResult,
    theirs: Mapping[str, str],
    mine: Mapping[str, str],
    base: Mapping[str, str],
    choices: Mapping[str, str],
) -> Meanwhile:
    """Set apart the drafts adopted meanwhile, and name the rows that went.

    A draft that its reader did not change since is left out. One that was changed is asked about:
    the adopted one stays as it is, and the typed text goes, or becomes a draft of its own.
    """
    values = dict(merged.values)
    differences = list(merged.differences)
    sent = [key for name in mine if DRAFTS.fullmatch(name) for key in mine[name].split()]
    adopted = _adopted(meeting, sent)
    for name in [each for each in values if DRAFTS.fullmatch(each)]:
        for key in [each for each in values[name].split() if each in adopted]:
            prefix = f"decision-{key}-"
            typed = {each: text for each, text in mine.items() if each.startswith(prefix)}
            asked = f"{prefix}text"
            choice = choices.get(asked, "")
            if not _says_more(typed, state_of_decision(adopted[key]), base) or choice == "theirs":
                instead = ""
            elif choice == "mine":
                instead = _next_key(values)
                values |= {
                    f"decision-{instead}-{each.removeprefix(prefix)}": text
                    for each, text in typed.items()
                }
            else:
                differences.append(Difference(asked, _in_words(adopted[key]), typed.get(asked, "")))
                continue
            keys = [instead if each == key else each for each in values[name].split()]
            values[name] = " ".join(each for each in keys if each)
            values = {each: text for each, text in values.items() if not each.startswith(prefix)}
    return Meanwhile(
        dataclasses.replace(merged, values=values, differences=tuple(differences)),
        tuple(each.reference for each in adopted.values()),
        tuple(_restored(values, theirs)),
        tuple(_lost(theirs, mine, base)),
    )


def _adopted(meeting: Meeting, keys: Iterable[str]) -> dict[str, Decision]:
    numbers = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
    rows = Decision.objects.adopted().filter(item__meeting=meeting, pk__in=numbers)
    return {str(row.pk): row for row in rows.select_related("body").order_by("pk")}


def _says_more(
    typed: Mapping[str, str], stored: Mapping[str, str], base: Mapping[str, str]
) -> bool:
    """Tell whether its reader changed the draft into something else than what was adopted."""
    return any(
        text != stored.get(name, "") and digest(text) != base.get(name)
        for name, text in typed.items()
    )


def _next_key(values: Flat) -> str:
    taken = [int(found[1]) for name in values if (found := NEW.fullmatch(name))]
    return f"n{max(taken, default=0) + 1}"


def _in_words(decision: Decision) -> str:
    votes = votes_in_words(decision)
    return "\n".join(
        line
        for line in (
            f"Adoptée entre-temps sous le n° {decision.reference} : elle ne change plus.",
            decision.text,
            f"Votes : {votes}" if votes else "",
        )
        if line
    )


def _restored(values: Mapping[str, str], theirs: Mapping[str, str]) -> Iterable[str]:
    """Name the first text of each stored row that is gone from the database and kept here."""
    stored = {
        (ROW_OF_LIST[name.rpartition("-")[2]], key)
        for name, keys in theirs.items()
        if name.rpartition("-")[2] in ROW_OF_LIST
        for key in keys.split()
    }
    for name, keys in values.items():
        kind = ROW_OF_LIST.get(name.rpartition("-")[2], "")
        for key in keys.split() if kind else ():
            if key.isdecimal() and (kind, key) not in stored:
                title = "title" if kind == "item" else "text"
                yield values.get(f"{kind}-{key}-{title}", "")


def _lost(
    theirs: Mapping[str, str], mine: Mapping[str, str], base: Mapping[str, str]
) -> Iterable[str]:
    """Return the remarks typed in lines of the roll that are there no more."""
    for name, text in mine.items():
        is_gone = REMARK.fullmatch(name) and name not in theirs
        if is_gone and text and digest(text) != base.get(name):
            yield text


def said_of(meanwhile: Meanwhile, *, by: str) -> list[str]:
    """Say, after the save, what became of the rows that were adopted or taken away meanwhile."""
    who = f" par {by}" if by else ""
    said = [
        f"Entre-temps, la décision {reference} a été adoptée{who} : elle ne change plus."
        for reference in meanwhile.adopted
    ]
    said += [
        f"« {text} » avait été retiré{who} pendant que vous l’écriviez : c’est remis, avec ce que "
        "vous avez écrit."
        for text in meanwhile.restored
    ]
    said += [
        f"La ligne où vous avez écrit « {text} » avait été retirée{who} : ces mots ne sont pas "
        "enregistrés."
        for text in meanwhile.lost
    ]
    return said


def last_author(meeting: Meeting) -> str:
    """Return who wrote this meeting last, from the history; empty when unknown."""
    event = events_of(Meeting).filter(pgh_obj_id=meeting.pk).order_by("-pgh_id").first()
    return author_of(event) if event else ""
