"""Publishing of a record: what it still lacks, all at once, and its page as it would be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .choices import Confidence
from .models import Sourced

CONFIDENCE_ANCHOR = "id_confidence"


@dataclass(frozen=True)
class Lack:
    """Lack of a record, in a sentence; anchor: where it is typed on the record's own page.

    is_required: whether nothing is published without it.
    """

    sentence: str
    anchor: str
    is_required: bool = True


@dataclass(frozen=True)
class Lacks:
    """All that a record lacks: what forbids its publication, and what its page would not tell."""

    all: tuple[Lack, ...]

    @property
    def required(self) -> list[Lack]:
        return [each for each in self.all if each.is_required]

    @property
    def wished(self) -> list[Lack]:
        return [each for each in self.all if not each.is_required]


def unestablished(row: Sourced, sentence: str) -> Iterable[Lack]:
    """Yield that nothing establishes the record, when nothing does."""
    if row.is_unverified:
        yield Lack(sentence, CONFIDENCE_ANCHOR)


def establish_for_preview(row: Any) -> None:
    """Make the record established, within a transaction that will be taken back."""
    rows = type(row)._default_manager.filter(pk=row.pk, confidence=Confidence.UNVERIFIED)
    rows.update(confidence=Confidence.VERIFIED)


@dataclass(frozen=True)
class Publication:
    """Publication of records of a kind: how they come to be public.

    is_public: whether the public reads the record; lacks: what it lacks; write: makes it public, in
    a transaction that will be taken back; by: the slug of the action that publishes it, empty when
    its own page does.
    """

    is_public: Callable[[Any], bool]
    lacks: Callable[[Any], Iterable[Lack]]
    write: Callable[[Any], None] = establish_for_preview
    by: str = ""
