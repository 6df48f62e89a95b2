"""Public holidays that are the same everywhere in France (Code du travail, article L3133-1).

Those of Alsace-Moselle, and the days on which each overseas territory remembers the abolition of
slavery, are not among them.
"""

from __future__ import annotations

import datetime

from dateutil.easter import easter  # type: ignore[import-untyped]

FIXED = {
    (1, 1): "jour de l’An",
    (5, 1): "fête du Travail",
    (5, 8): "victoire de 1945",
    (7, 14): "fête nationale",
    (8, 15): "Assomption",
    (11, 1): "Toussaint",
    (11, 11): "armistice de 1918",
    (12, 25): "Noël",
}
AFTER_EASTER = {1: "lundi de Pâques", 39: "Ascension", 50: "lundi de Pentecôte"}


def public_holiday(day: datetime.date) -> str:
    """Return the name of the public holiday; empty for any other day."""
    after = AFTER_EASTER.get((day - easter(day.year)).days, "")
    fixed = FIXED.get((day.month, day.day), "")
    return " et ".join(filter(None, (fixed, after)))
