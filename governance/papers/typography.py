"""French typography of what people typed: the spaces that must not break, the curved apostrophe."""

from __future__ import annotations

import dataclasses
import re
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


def in_french(text: str) -> str:
    """Spaces that are there become unbreakable; none is added but inside guillemets."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset(value: Anything) -> Anything:
    """The same blocks with every text in French typography, code and addresses apart."""
    return _typeset(value)


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return in_french(value)
    if isinstance(value, tuple):
        return tuple(_typeset(item) for item in value)
    if isinstance(value, Span):
        if value.is_code or value.text == value.address:
            return value
        return dataclasses.replace(value, text=in_french(value.text))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        texts = {
            each.name: _typeset(getattr(value, each.name)) for each in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **texts)
    return value
