"""Template tags for periods and phone or SIREN digits."""

from django import template

from crpv_portal.common.french import NBSP
from crpv_portal.common.models import Period

register = template.Library()


@register.filter
def period(fact: Period) -> str:
    """Return `depuis 2017`, `en 2016 au plus tard`, `en 2009`."""
    return fact.in_words


@register.filter
def grouped(digits: str, size: int) -> str:
    """Return « 130 026 032 » on one line for `130026032|grouped:3`."""
    return NBSP.join(digits[i : i + size] for i in range(0, len(digits), size))
