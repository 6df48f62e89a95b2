"""Texts: the keys of French search and order in Python, slugs, and keys of rows."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count

from django.db.models import QuerySet
from django.utils.text import slugify

# Letters that Unicode does not decompose, as PostgreSQL's unaccent writes them.
_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ß": "ss",
        "þ": "th",
        "Þ": "TH",
        **dict(zip("ðÐøØđĐħĦıłŁŀĿŋŊŧŦĸ", "dDoOdDhHilLlLnNtTq", strict=True)),
    }
)

_APOSTROPHES = str.maketrans("", "", "'\u2019\u2018\u02bc")


def french_sort_key(label: str) -> str:
    """Return what the SQL function `french_sort_key` gives, for texts not in the database.

    They agree on the letters of European languages; signs such as © or ² depend on the server.
    """
    plain = unicodedata.normalize("NFKD", label.translate(_LIGATURES))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


def french_order_key(label: str) -> str:
    """Return what the SQL function `french_order_key` gives, for texts not in the database.

    >>> french_order_key("M’Tsamboro"), french_sort_key("M’Tsamboro")
    ('mtsamboro', 'm tsamboro')
    """
    return french_sort_key(label.translate(_APOSTROPHES))


def french_slug(label: str, *, max_length: int = 80) -> str:
    """Return a readable address: `Université de La Réunion` → `universite-de-la-reunion`."""
    slug = slugify(french_sort_key(label))
    if len(slug) <= max_length:
        return slug
    return slug[:max_length].rsplit("-", 1)[0]


def free_slug(slug: str, rows: QuerySet) -> str:
    """Return the slug, or its first `…-2`, `…-3` that none of the rows has taken."""
    return free_text(slug, rows.filter(slug__startswith=slug).values_list("slug", flat=True))


def free_text(text: str, taken: Iterable[str]) -> str:
    """Return the text, or its first `…-2`, `…-3` that is not taken."""
    used = set(taken)
    candidates = (f"{text}-{number}" for number in count(2))
    return next(each for each in chain([text], candidates) if each not in used)


LONGEST_KEY = 18  # digits: a bigint of the database holds them all


def key_in(text: str) -> int | None:
    """Return the key of a row named by an address or a form; None when the text is no key.

    Not `isdigit`, which says yes to « ² », which `int` refuses.
    """
    is_key = text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY
    return int(text) if is_key else None
