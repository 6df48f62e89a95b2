"""Centres that a text names, by their present or former name or acronym."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from centres.models import Centre, CentreName
from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.named import bare_name

MOST = 8  # of those that a text names in part
LEAST_BEGINNING = 3
# « Ville Caraïbe – Centre de ressources… »: what comes first is the name that everybody uses.
_AFTER_DASH = re.compile(r"\s[-–—]\s.*$")


@dataclass
class NamedCentres:
    """Public centres: named in whole, or by the beginning of a word of their name."""

    whole: list[Centre] = field(default_factory=list)
    partly: list[Centre] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> NamedCentres:
        """Read all the public centres, few enough to be compared here; a draft names nothing."""
        found = cls()
        key = bare_name(french_sort_key(text))
        if len(key) < LEAST_BEGINNING:
            return found
        centres = Centre.objects.public().order_by("order_key", "pk")
        for centre in centres.prefetch_related("names"):
            names = {name for each in centre.names.all() for name in _names(each)}
            if _joined(key) in map(_joined, names):
                found.whole.append(centre)
            elif any(f" {key}" in f" {name}" for name in names):
                found.partly.append(centre)
        found.partly = found.partly[:MOST]
        return found


def _joined(key: str) -> str:
    """Return the key in one word: an acronym is typed with or without its signs (« CR•DSU »)."""
    return key.replace(" ", "")


def _names(name: CentreName) -> set[str]:
    """Return the bare sort keys by which somebody may name the centre in whole."""
    said = {name.name, name.acronym, _AFTER_DASH.sub("", name.name)} - {""}
    return {bare_name(french_sort_key(each)) for each in said}
