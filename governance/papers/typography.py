"""French typography of a paper's texts, limited to characters that papers can print."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from crpv_portal.common.french import in_french

from .blocks import Span

Anything = TypeVar("Anything")

# Refused by XML and PDF, typed by nobody: control characters, code points of no character.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def typeset(value: Anything) -> Anything:
    """Return the blocks with every text in French typography, except code and addresses."""
    return _typeset(value)


def _typeset(value: Any) -> Any:
    if isinstance(value, str):
        return in_french(_UNPRINTED.sub("", value))
    if isinstance(value, tuple):
        return tuple(_typeset(item) for item in value)
    if isinstance(value, Span):
        is_literal = value.is_code or value.text == value.address
        text = _UNPRINTED.sub("", value.text)
        return replace(value, text=text if is_literal else in_french(text))
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(value, **{name: _typeset(getattr(value, name)) for name in names})
    return value
