"""Labels of rows on the staff's screens, where people are named."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


def name_for_staff(row: Model) -> str:
    """Return a row's name; also what `__str__` hides as it ends up in logs, as a person's name."""
    if hasattr(row, "get_full_name"):
        return str(row.get_full_name())
    return str(getattr(row, "full_name", "") or getattr(row, "staff_label", "") or row)


def choice_label(admin_site: Any, row: Model) -> str:
    """Return a row's label in a list of choices, from its screen's `choice_label`."""
    screen = admin_site._registry.get(type(row))
    label = getattr(screen, "choice_label", None)
    return label(row) if label else str(row)
