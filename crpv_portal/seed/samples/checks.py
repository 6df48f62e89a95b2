"""Check that only a demonstration holds samples: `manage.py check --deploy`, and each start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db import DatabaseError

from governance.models import Body, Meeting

MESSAGE = (
    "La base contient des exemples de démonstration : elle ne peut pas servir un vrai portail. "
    "Donnez une base neuve (DATABASE_URL), ou effacez celle-ci avec « make erase-data »."
)


def holds_samples() -> bool:
    return (
        Body.objects.filter(is_sample=True).exists()
        or Meeting.objects.filter(is_sample=True).exists()
    )


def refusal() -> str:
    """Return why this database may not be served here, empty when it may."""
    return MESSAGE if not settings.DEMONSTRATION and holds_samples() else ""


@register(deploy=True)
def no_samples_in_production(**options: Any) -> list[Error]:
    """Return an error for samples; a database that does not answer has none."""
    if settings.DEMONSTRATION:
        return []
    try:
        found = holds_samples()
    except DatabaseError:
        return []
    return [Error(MESSAGE, id="samples.E001")] if found else []
