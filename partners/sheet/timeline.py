"""Timeline of the names of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crpv_portal.common.footnotes import Footnotes
from partners.models import Organisation, OrganisationName

if TYPE_CHECKING:
    pass


def name_timeline(
    names: list[OrganisationName], organisation: Organisation, notes: Footnotes
) -> list[dict[str, Any]]:
    """Return the names in order; empty for an organisation known under one name only."""
    if len(names) < 2:
        return []
    return [
        {
            "when": name.in_words,
            "title": f"{name.name} ({name.acronym})" if name.acronym else name.name,
            "fact": name,
            "refs": notes.numbers(name),
            "is_current": name.name == organisation.name,
        }
        for name in names
    ]
