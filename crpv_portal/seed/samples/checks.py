"""Check that only a demonstration holds samples: `manage.py check --deploy`, and each start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db import DatabaseError

from crpv_portal.upkeep.models import FreshnessCampaign
from governance.models import Body, Meeting

MESSAGE = (
    "La base contient des exemples de démonstration : elle ne peut pas servir un vrai portail. "
    "Donnez une base neuve (DATABASE_URL), ou effacez celle-ci avec « make erase-data »."
)


def holds_samples() -> bool:
    return (
        Body.objects.filter(is_sample=True).exists()
        or Meeting.objects.filter(is_sample=True).exists()
        or FreshnessCampaign.objects.filter(is_sample=True).exists()
    )


def refusal() -> str:
    """Return why this database may not be served here, empty when it may, or does not answer."""
    if settings.DEMONSTRATION:
        return ""
    try:
        return MESSAGE if holds_samples() else ""
    except DatabaseError:
        return ""


@register(deploy=True)
def no_samples_in_production(**options: Any) -> list[Error]:
    """Return an error for samples; a database that does not answer has none."""
    return [Error(MESSAGE, id="samples.E001")] if refusal() else []
