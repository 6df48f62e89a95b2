"""French typography of what people typed: the spaces that must not break, the curved apostrophe."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from .blocks import Span

NBSP = "\N{NO-BREAK SPACE}"

Anything = TypeVar("Anything")

# Before double signs and inside guillemets, as on the pages: the same space everywhere, for few
# fonts draw the thin one.
_RULES = (
    (re.compile(r"[ \u00a0\u202f]+(?=[:;!?](?:[\s)»!?]|$))"), NBSP),
    (re.compile(r"«[ \u00a0\u202f]*"), f"«{NBSP}"),
    (re.compile(r"[ \u00a0\u202f]*»"), f"{NBSP}»"),
    (re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=[€%](?!\w))"), NBSP),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"), "’"),
)


# What XML and PDF refuse, and nobody types: control characters, code points of no character.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def in_french(text: str) -> str:
    """Spaces that are there become unbreakable; none is added but inside guillemets."""
    text = _UNPRINTED.sub("", text.replace("\r\n", "\n"))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def number(count: int) -> str:
    """`1 300`."""
    return f"{count:,}".replace(",", NBSP)


def typeset(value: Anything) -> Anything:
    """The same blocks with every text in French typography, code and addresses apart."""
    return _typeset(value)


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return in_french(value)
    if isinstance(value, tuple):
        return tuple(_typeset(item) for item in value)
    if isinstance(value, Span):
        is_literal = value.is_code or value.text == value.address
        text = _UNPRINTED.sub("", value.text) if is_literal else in_french(value.text)
        return replace(value, text=text)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(value, **{name: _typeset(getattr(value, name)) for name in names})
    return value
