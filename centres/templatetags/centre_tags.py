"""Template tags for periods and phone or SIREN digits."""

from django import template

from crpv_portal.common.french import NBSP
from crpv_portal.common.models import Period

register = template.Library()


@register.filter
def period(fact: Period) -> str:
    """Return `depuis 2017`, or the bare `attesté en 2025` for rows that follow each other."""
    if fact.attested and not (fact.start or fact.end or fact.end_is_unknown):
        return f"attesté {fact.attested.when()}"
    return fact.in_words


@register.filter
def grouped(digits: str, size: int) -> str:
    """Return « 130 026 032 » on one line for `130026032|grouped:3`."""
    return NBSP.join(digits[i : i + size] for i in range(0, len(digits), size))
