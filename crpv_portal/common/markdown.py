"""Markdown as the portal reads it: one reading for pages, PDF and ODT, which loses no word.

CommonMark would drop or change parts of what an officer types or pastes; the reading departs from
it so that a page, a PDF and a text document hold the same words and the same numbers:

- a line break stays a line break; four spaces at the start of a line are no code;
- `[1]: voir l’annexe` is text, not the definition of a link; a picture is a link to it;
- a list keeps the numbers typed (`3.`, `2026.`); a `+` before an entry stays;
- a heading is never more than one level below the heading before it, and has something to read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import nh3
from django.core.exceptions import ValidationError
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from .french import counted, number

# How to mark a text, for who types it: the marks that serve most.
HOW_TO_MARK = (
    "Une ligne vide sépare les paragraphes, un tiret ouvre une liste, **deux étoiles** mettent en "
    "gras."
)
LONGEST = 300_000  # characters: a hundred pages
# Each opening bracket may begin a link: the parser looks for its end, again and again.
MOST_BRACKETS = 3_000
# Measured: a PDF sets some thousands of pieces of text a second, and those of one paragraph the
# slower the more there are. Minutes of a hundred pages have some five thousand.
MOST_PIECES = 100_000
MOST_PIECES_TOGETHER = 4_000
MOST_UNBROKEN = 60_000  # signs of a paragraph's words that no line holds: some three seconds
_LONG_WORD = 30
LONGEST_ADDRESS = 2_000  # characters: browsers and mail programs cut longer ones, a PDF has none
MOST_COLUMNS = 18  # beyond, a syllable is wider than a column of the sheet
DEEPEST = 10  # levels of lists and quotes that a PDF shows
_DEEPEST_READ = 120  # levels that the parser counts, two for a list: it drops what lies deeper
_LAST_HEADING = 6
_LAST_WORD = "fin"
_PARSER = (
    MarkdownIt(
        "commonmark",
        {"html": False, "typographer": False, "breaks": True, "maxNesting": _DEEPEST_READ},
    )
    .enable("table")
    .disable(["code", "reference"])
)
_TAGS = {
    *("p", "br", "hr", "em", "strong", "blockquote", "ul", "ol", "li", "a", "code", "pre"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "li": {"value"}}
_INVISIBLE = ("Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc")


def tokens_of(text: str, *, under: int) -> list[Token]:
    """Return the tokens of a text; the first of its headings comes under the level `under`."""
    tokens = list(_with_readable_headings(_PARSER.parse(text), under))
    for token in tokens:
        if token.type == "fence" and token.info.strip():
            # The word after the fence is shown by no format: it becomes the first line.
            token.content, token.info = f"{token.info.strip()}\n{token.content}", ""
        for rank, child in enumerate(token.children or ()):
            if child.type == "image":
                token.children[rank : rank + 1] = _as_link(child)  # type: ignore[index]
    _number(tokens)
    return tokens


def _with_readable_headings(tokens: Sequence[Token], under: int) -> Iterator[Token]:
    above: list[int] = []
    is_dropped = False
    for token, after in pairwise([*tokens, Token("end", "", 0)]):
        if token.type == "heading_open":
            typed = int(token.tag[1])
            is_dropped = not _is_readable(after)
            if not is_dropped:
                above = [level for level in above if level < typed] + [typed]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(under + len(above), _LAST_HEADING)}"
        if not is_dropped:
            yield token
        if token.type == "heading_close":
            is_dropped = False


def _is_readable(inline: Token) -> bool:
    words = "".join(child.content for child in inline.children or ())
    return any(unicodedata.category(character) not in _INVISIBLE for character in words)


def _as_link(image: Token) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": str(image.attrs["src"])})
    words = Token("text", "", 0, content=image.content or str(image.attrs["src"]))
    return [opening, words, Token("link_close", "a", -1)]


def _number(tokens: Sequence[Token]) -> None:
    """Give each entry of a list the number or the sign that was typed before it.

    A list whose entries all bear one number was left to be numbered: it is.
    """
    lists: list[tuple[Token, list[Token]]] = []
    for rank, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append((token, []))
        elif token.type == "list_item_open":
            lists[-1][1].append(token)
            if token.markup == "+":
                _begin(tokens[rank + 1 :], "+ ")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            opening, entries = lists.pop()
            typed = [int(entry.info) for entry in entries if entry.info]
            if opening.tag == "ol" and len(set(typed)) > 1:
                for before, (entry, number) in zip(
                    [typed[0] - 1, *typed], zip(entries, typed, strict=True), strict=False
                ):
                    if number != before + 1:
                        entry.attrSet("value", str(number))


def _begin(tokens: Sequence[Token], sign: str) -> None:
    """Put a sign before the first words of a list's entry, when it has some of its own."""
    if len(tokens) > 1 and tokens[0].type == "paragraph_open":
        children = tokens[1].children
        if children is not None:
            children.insert(0, Token("text", "", 0, content=sign))


def nested_markdown(text: str, *, under: int) -> str:
    """Return a text to stand within another, below a heading of the level `under`.

    Its headings become deeper ones, their words kept; what it leaves open (a fence of code) is
    closed, so that what follows is read as itself.
    """
    lines: list[str | None] = list(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    headings = [token for token in _PARSER.parse(text) if token.type == "heading_open"]
    shift = under + 1 - min((int(token.tag[1]) for token in headings), default=_LAST_HEADING)
    for token in headings:
        typed, (first, last) = int(token.tag[1]), token.map or (0, 0)
        marks = "#" * min(typed + max(shift, 0), _LAST_HEADING)
        if token.markup.startswith("#"):
            lines[first] = (lines[first] or "").replace(token.markup, marks, 1)
        elif not token.level:  # underlined: its lines become one
            words = " ".join(str(line).strip() for line in lines[first : last - 1])
            lines[first] = f"{marks} {words}{' #' if words.endswith('#') else ''}"
            lines[first + 1 : last] = [None] * (last - first - 1)
    nested = "\n".join(line for line in lines if line is not None)
    *_, end = _PARSER.parse(f"{nested}\n\n{_LAST_WORD}")
    if end.type == "fence":
        return f"{nested}\n{end.markup}"
    return nested


def check_markdown(text: str) -> None:
    """Refuse what no paper shows in full, or what would take long to read.

    Too long a text or address, too many brackets, levels or columns, a row of a table with too many
    cells.
    """
    if len(text) > LONGEST:
        raise ValidationError(
            f"Ce texte compte {number(len(text))} caractères ; la limite est de {number(LONGEST)}. "
            "Joignez le reste à la réunion comme document.",
            code="too_long",
        )
    if text.count("[") > MOST_BRACKETS:
        raise ValidationError(
            f"Ce texte contient plus de {number(MOST_BRACKETS)} crochets ouvrants : retirez-en.",
            code="brackets",
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    depth = columns = 0
    tokens = _PARSER.parse(text)
    _check_pieces(tokens)
    for token in tokens:
        for child in token.children or ():
            _check_address(str(child.attrs.get("href") or child.attrs.get("src") or ""))
        if token.type in ("blockquote_open", "list_item_open"):
            depth += 1
        elif token.type in ("blockquote_close", "list_item_close"):
            depth -= 1
        if depth > DEEPEST or token.level >= _DEEPEST_READ - 2:
            raise ValidationError(
                f"Des listes ou des citations sont imbriquées sur plus de {DEEPEST} niveaux : le "
                "PDF n’en montre pas tant.",
                code="nesting",
            )
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
            if columns > MOST_COLUMNS:
                raise ValidationError(
                    f"Un tableau a plus de {MOST_COLUMNS} colonnes : une feuille n’en montre pas "
                    "tant. Partagez-le, ou joignez-le à la réunion comme document.",
                    code="columns",
                )
        elif token.type == "tr_open" and token.map and columns:
            _check_row(lines[token.map[0]], columns)


def _check_pieces(tokens: Sequence[Token]) -> None:
    if sum(1 + len(token.children or ()) for token in tokens) > MOST_PIECES:
        raise ValidationError(
            f"Ce texte contient plus de {number(MOST_PIECES)} marques et retours à la ligne : "
            "retirez des marques, ou joignez-en une partie à la réunion comme document.",
            code="pieces",
        )
    for token in tokens:
        if len(token.children or ()) > MOST_PIECES_TOGETHER:
            begins = Truncator(token.content.strip()).chars(40)
            raise ValidationError(
                f"Un paragraphe, « {begins} », contient plus de {number(MOST_PIECES_TOGETHER)} "
                "marques et retours à la ligne : partagez-le par des lignes vides.",
                code="pieces_together",
            )
        words = token.content.split()
        if sum(len(word) for word in words if len(word) >= _LONG_WORD) > MOST_UNBROKEN:
            begins = Truncator(token.content.strip()).chars(40)
            raise ValidationError(
                f"Un paragraphe, « {begins} », contient plus de {number(MOST_UNBROKEN)} signes "
                "dans des mots trop longs pour une ligne : coupez-le, ou joignez ce contenu à la "
                "réunion comme document.",
                code="unbroken",
            )


def _check_address(address: str) -> None:
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(
            f"L’adresse d’un lien, « {Truncator(address).chars(40)} », compte "
            f"{number(len(address))} caractères ; la limite est de {number(LONGEST_ADDRESS)}.",
            code="address",
        )


def _check_row(line: str, columns: int) -> None:
    # A table in a quote has the signs of the quote before each of its rows.
    cells = escapedSplit(line.lstrip("> \t").rstrip().strip("|"))
    if len(cells) > columns:
        unseen = Truncator(cells[columns].strip()).chars(40)
        raise ValidationError(
            f"Une ligne d’un tableau a {len(cells)} cases pour {counted(columns, 'colonne(s)')} : "
            f"« {unseen} » ne se verrait pas. Ajoutez une colonne à l’en-tête.",
            code="cells",
        )


def render_markdown(text: str) -> SafeString:
    """Return Markdown as HTML without script, style, image or raw markup.

    Its headings come under the page's own: its first level is an `h3`, the next an `h4`.
    """
    html = nh3.clean(
        _PARSER.renderer.render(tokens_of(text, under=2), _PARSER.options, {}),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return mark_safe(_boxed(html))  # noqa: S308 - cleaned by nh3 above


def _boxed(html: str) -> str:
    """Let what is wider than the page scroll by itself, within reach of the keyboard.

    html: cleaned; a `<` that was typed is written `&lt;` there, so these tags are the parser's.
    """
    box = '<div class="crpv-wide" role="group" tabindex="0" aria-label="Tableau"><table>'
    html = html.replace("<table>", box).replace("</table>", "</table></div>")
    return html.replace("<pre>", '<pre class="crpv-wide" tabindex="0">')
