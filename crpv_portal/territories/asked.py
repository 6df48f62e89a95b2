"""Territories as an agent types them in a search: a number, a postcode, a whole name."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from crpv_portal.common.text import french_sort_key

from .models import Commune, Department, Postcode


def departments_asked(text: str) -> QuerySet[Department]:
    """Return the département of this number or of this name, whatever its accents."""
    asked = text.strip()
    return Department.objects.filter(Q(code=asked.upper()) | Q(sort_key=french_sort_key(asked)))


def communes_asked(text: str) -> QuerySet[Commune]:
    """Return the communes of this name, this postcode or this INSEE code."""
    asked = text.strip()
    in_postcode = Postcode.objects.filter(code=asked).values("commune")
    return Commune.objects.filter(
        Q(sort_key=french_sort_key(asked)) | Q(code=asked.upper()) | Q(pk__in=in_postcode)
    )
