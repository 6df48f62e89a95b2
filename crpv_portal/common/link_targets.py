"""Addresses that a link in a file leads to: whether following one starts a program."""

import re

# Schemes that start no program; an address without one stays in the file, or beside it.
HARMLESS = {"http", "https", "mailto", "tel", "ftp", "file"}
SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters, empty when it has none.

    One letter is a disk of Windows: the address is a file's.
    """
    found = SCHEME.match(address)
    scheme = found[1].lower() if found else ""
    return "file" if len(scheme) == 1 else scheme


def starts_a_program(address: str) -> bool:
    return scheme_of(address) not in {"", *HARMLESS}
