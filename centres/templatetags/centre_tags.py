"""Display of centres."""

from django import template

register = template.Library()


@register.filter
def grouped(digits: str, size: int) -> str:
    """`130026032|grouped:3` → « 130 026 032 », on one line."""
    return "\u00a0".join(digits[i : i + size] for i in range(0, len(digits), size))
