"""E-mail addresses and telephone numbers written in a text, which no public column holds."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

from .french import listing

# From the first sign of an address only, and never back: the work grows as the text does.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+")
# French numbers, as people write them: 01 23 45 67 89, +33 (0)1.23.45.67.89, 0262-12-34-56.
PHONE = re.compile(
    r"(?<![\w.])(?:(?:\+|00)\d{2,3}[\s.-]?(?:\(0\)[\s.-]?)?\d|0\d)(?:[\s.-]?\d{2}){4}(?!\d)"
)


# Numbers of ten digits in the national plan: the metropole, the Antilles, Guyane, the Indian Ocean.
_INTERNATIONAL = re.compile(r"(?:\+|00)(?:33|262|590|594|596)0?([1-9]\d{8})")


def national_number(text: str) -> str:
    """Return a French number as it is dialled and written in France; any other as it was typed.

    `01 48 09 26 36` for `+33 (0)1.48.09.26.36`.
    """
    digits = re.sub(r"[\s.()-]", "", text)
    match = _INTERNATIONAL.fullmatch(digits)
    number = f"0{match[1]}" if match else digits
    if not re.fullmatch(r"0[1-9]\d{8}", number):
        return text
    return " ".join(number[at : at + 2] for at in range(0, 10, 2))


def contacts_in(text: str) -> list[str]:
    """List the e-mail addresses and telephone numbers written in a text."""
    return [found.group() for pattern in (EMAIL, PHONE) for found in pattern.finditer(text)]


def refuse_contacts(text: str) -> None:
    """Refuse an address or a number in a text that everybody may read; a validator of fields."""
    found = contacts_in(text) or (["@"] if "@" in text else [])
    if found:
        raise ValidationError(
            f"Ce texte est public : retirez-en {listing(found)}. Une adresse se donne à part.",
            code="contacts",
        )
