"""Search above the form of a creation, which fills it in; and what the new record may double."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..digests import short_digest


@dataclass(frozen=True)
class Found:
    """Record, or proposal of one, as a link: its label, what tells it apart, its address.

    key: of a record that stands in the register already, by which a small window chooses it.
    """

    label: str
    detail: str
    url: str
    key: int | None = None


@dataclass(frozen=True)
class Lookup:
    """Search that proposes what to create.

    text: what was asked; found: what answers it; chosen: the label of what the form was filled in
    from; initial: what it was filled in with; existing: the records that it is already.
    """

    label: str
    help_text: str
    text: str = ""
    found: tuple[Found, ...] = ()
    chosen: str = ""
    initial: dict[str, Any] = field(default_factory=dict)
    existing: tuple[Found, ...] = ()


def digest_of(doubts: Iterable[Found]) -> str:
    """Return what says that these doubts were read."""
    return short_digest("\n".join(f"{each.label} {each.url}" for each in doubts))
