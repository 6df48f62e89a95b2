"""Timeline of the names of an organisation."""

from __future__ import annotations

from typing import Any

from .reading import OrganisationSheet


def name_timeline(sheet: OrganisationSheet) -> list[dict[str, Any]]:
    """Return the names in order; empty for an organisation known under one name only."""
    if len(sheet.names) < 2:
        return []
    return [
        {
            "when": name.in_words,
            "title": f"{name.name} ({name.acronym})" if name.acronym else name.name,
            "fact": name,
            "refs": sheet.notes.numbers(name),
            "is_current": name.name == sheet.organisation.name,
        }
        for name in sheet.names
    ]
