"""Texts: the sort key of French order in Python, slugs, and Markdown made safe."""

import re
import unicodedata
from itertools import chain, count

import nh3
from django.db.models import QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

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
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
_TAGS = {
    *(
        "p",
        "br",
        "hr",
        "em",
        "strong",
        "blockquote",
        "ul",
        "ol",
        "li",
        "a",
        "code",
        "pre",
    ),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}


def french_sort_key(label: str) -> str:
    """Return what the SQL function `french_sort_key` gives, for texts not in the database.

    They agree on the letters of European languages; signs such as © or ² depend on the server.
    """
    plain = unicodedata.normalize("NFKD", label.translate(_LIGATURES))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


def french_slug(label: str, *, max_length: int = 80) -> str:
    """Return a readable address: `Université de La Réunion` → `universite-de-la-reunion`."""
    slug = slugify(french_sort_key(label))
    if len(slug) <= max_length:
        return slug
    return slug[:max_length].rsplit("-", 1)[0]


def free_slug(slug: str, rows: QuerySet) -> str:
    """Return the slug, or its first `…-2`, `…-3` that none of the rows has taken."""
    taken = set(rows.filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (f"{slug}-{number}" for number in count(2))
    return next(each for each in chain([slug], candidates) if each not in taken)


def _under_the_page(tokens: list[Token]) -> list[Token]:
    """Renumber the headings, from `h3` on and without gaps."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    levels = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{min(3 + levels.index(token.tag), 6)}"
    return tokens


def render_markdown(text: str) -> SafeString:
    """Return Markdown as HTML without script, style, image or raw markup.

    Its headings come under the page's own: its first level is an `h3`, the next an `h4`.
    """
    html = nh3.clean(
        _MARKDOWN.renderer.render(_under_the_page(_MARKDOWN.parse(text)), _MARKDOWN.options, {}),
        tags=_TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 on the line above


LONGEST_KEY = 18  # digits: a bigint of the database holds them all


def key_in(text: str) -> int | None:
    """Return the key of a row named by an address or a form; None when the text is no key.

    Not `isdigit`, which says yes to « ² », which `int` refuses.
    """
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else None
