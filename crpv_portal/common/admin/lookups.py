"""Search above the form of a creation, which fills it in; and what the new record may double."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ..digests import short_digest


@dataclass(frozen=True)
class Found:
    """Record, or proposal of one, as a link: its label, what tells it apart, its address.

    is_known: it stands in the register already.
    """

    label: str
    detail: str
    url: str
    is_known: bool = False


@dataclass(frozen=True)
class Lookup:
    """Search that proposes what to create.

    text: what was asked; found: what answers it; chosen: the label of what the form was filled in
    from; initial: what it was filled in with.
    """

    label: str
    help_text: str
    text: str = ""
    found: tuple[Found, ...] = ()
    chosen: str = ""
    initial: dict[str, Any] = field(default_factory=dict)


def digest_of(doubts: Iterable[Found]) -> str:
    """Return what says that these doubts were read."""
    return short_digest("\n".join(f"{each.label} {each.url}" for each in doubts))
