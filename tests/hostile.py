"""Values that break readers of text, numbers, dates and lists, and the fields that may get them.

`read_by` tells which parameters a page reads, by watching it; `forms_of` which fields it shows.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote_from_bytes, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict

# As the bytes of an address or of a form: some are no text at all.
VALUES: dict[str, bytes] = {
    "NUL": b"a\0b",
    "superscript": "²".encode(),
    "digits": b"9" * 5_000,
    "surrogate": b"\xed\xa0\x80",
    "right to left": "\u202eabc\u2066".encode(),
    "no number": b"1e400",
    "year 0": b"0000-01-01",
    "year 10000": b"10000-01-01",
    "last day": b"9999-12-31",
    "brackets": b"[" * 10_000,  # ten times what Python lets a reader go down
    "long text": "é\u2028".encode() * 5_000,
    "huge": b"99999999999999999999",
    "negative": b"-1",
    "zero": b"0",
    "not a number": b"NaN",
    "arabic digits": "٢٠٢٦".encode(),
    "quote": b"'\"\\;--%s%n{{7*7}}{% x %}",
    "noncharacters": "\ufffe\uffff\x0b\x85".encode(),
    "array": b'[{"a":[1]},null]',
    "empty": b"",
}
NAMES = list(VALUES)
# An address that long is refused by the server before Django sees it.
LONGEST_IN_AN_ADDRESS = 60_000
TEXTS = {"text", "search", "email", "url", "tel", "number", "date", "time", "password", "textarea"}
BUTTONS = {"submit", "button", "image"}


def encoded(pairs: list[tuple[str, bytes]]) -> str:
    return "&".join(f"{quote_from_bytes(k.encode())}={quote_from_bytes(v)}" for k, v in pairs)


@dataclass
class FormFields:
    """A form that a page shows: where it posts, and what a browser would send."""

    action: str
    kept: list[tuple[str, str]] = field(default_factory=list)  # as the page has them
    typed: list[str] = field(default_factory=list)  # that a person types
    hidden: list[str] = field(default_factory=list)  # that a person cannot type, or chooses
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [*self.typed, *self.hidden]


def forms_of(page: BeautifulSoup, url: str, method: str) -> Iterator[FormFields]:
    for form in page.find_all("form"):
        if (form.get("method") or "get").lower() != method:
            continue
        found = FormFields(urljoin(url, str(form.get("action") or "") or url))
        identifier = form.get("id")
        outside = page.find_all(attrs={"form": identifier}) if identifier else []
        for entry in [*form.find_all(["input", "select", "textarea", "button"]), *outside]:
            _sort(entry, found)
        yield found


def _sort(entry: Tag, found: FormFields) -> None:
    name = str(entry.get("name") or "")
    kind = str(entry.get("type") or entry.name)
    if not name or name == "csrfmiddlewaretoken":
        return
    value = str(entry.get("value") or "")
    if kind in BUTTONS:
        found.buttons.append((name, value))
    elif kind == "file":
        found.files.append(name)
    elif kind in TEXTS or kind == "input":
        found.typed.append(name)
        found.kept.append((name, entry.text if entry.name == "textarea" else value))
    else:
        found.hidden.append(name)
        if entry.name == "select":
            chosen = entry.find("option", selected=True) or entry.find("option")
            found.kept.append((name, str(chosen.get("value") or "") if chosen else ""))
        elif kind == "hidden" or entry.has_attr("checked"):
            found.kept.append((name, value or "on"))


def linked_parameters(page: BeautifulSoup, path: str) -> set[str]:
    """Return the parameters of the links of a page to itself: pages, filters, sorting."""
    return {
        name
        for link in page.find_all("a", href=True)
        for address in [urlsplit(str(link["href"]))]
        if address.path in ("", path)
        for name, _ in parse_qsl(address.query, keep_blank_values=True)
    }


@contextlib.contextmanager
def read_by(found: set[str]) -> Iterator[None]:
    """Note in `found` the names asked of the question of the address, or of a form, meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        for method in ("__getitem__", "get", "getlist", "__contains__", "pop"):
            original = getattr(QueryDict, method, None)

            def watched(self, key, *args, _original=original, **kwargs):
                if isinstance(key, str):
                    found.add(key)
                return _original(self, key, *args, **kwargs)

            patch.setattr(QueryDict, method, watched)
        yield
