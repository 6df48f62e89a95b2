"""French typography in the sources and on the pages: unbreakable spaces, elision, agreement.

A space before « : ; ? ! », after « and before » never breaks. In the sources it is written as
itself, so that a sentence is read there as it is on the page. Nobody need type it: `make format`
runs this module, which puts it there.
"""

from __future__ import annotations

import ast
import html
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from crpv_portal.common.french import NBSP, agreed

CHECKOUT = Path(__file__).parent.parent
ROOMS = ("crpv_portal", "partners", "centres", "governance")

# A sign that stands for itself, not in code: a space follows, the end, another sign, a tag.
_BREAKABLE = r"""{space}+(?=[:;?!](?:[\s»)!?"'`\\<{{$]|$))|{space}+(?=»)|(?<=«){space}+"""
_IN_A_STRING = re.compile(_BREAKABLE.format(space="[ ]"), re.MULTILINE)
_ON_A_PAGE = re.compile(_BREAKABLE.format(space=r"\s"), re.MULTILINE)  # lines are joined
_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)
_SCRIPT_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')

# --- Sources ------------------------------------------------------------------------------------


def python_files() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((CHECKOUT / room).rglob("*.py"))


def templates() -> Iterator[Path]:
    for ending in ("html", "txt"):
        yield from sorted((CHECKOUT / "templates").rglob(f"*.{ending}"))


def scripts() -> Iterator[Path]:
    for path in sorted((CHECKOUT / "static").rglob("*.js")):
        if "build" not in path.parts:
            yield path


def sources() -> Iterator[Path]:
    """Every file whose words are read on a screen, on paper or in a mail."""
    yield from python_files()
    yield from templates()
    yield from scripts()


def in_print(path: Path) -> str:
    """The source with the unbreakable spaces that it lacks."""
    source = path.read_text()
    if path.suffix == ".py":
        return _python(source)
    if path.suffix == ".js":
        return _SCRIPT_STRING.sub(lambda match: _IN_A_STRING.sub(NBSP, match[0]), source)
    parts, end = [], 0
    for comment in _COMMENT.finditer(source):
        parts += [_ON_A_PAGE.sub(NBSP, source[end : comment.start()]), comment[0]]
        end = comment.end()
    return "".join([*parts, _ON_A_PAGE.sub(NBSP, source[end:])])


def _python(source: str) -> str:
    if not _IN_A_STRING.search(source):  # most files: to read their strings takes long
        return source
    kept = _not_french(source)
    lines = source.splitlines(keepends=True)
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(source).readline))):
        if token.type != tokenize.STRING or token.start[0] in kept:
            continue
        (first, start), (last, end) = token.start, token.end
        text = "".join(lines[first - 1 : last])
        after = len(text) - len(lines[last - 1]) + end
        printed = text[:start] + _IN_A_STRING.sub(NBSP, token.string) + text[after:]
        lines[first - 1 : last] = printed.splitlines(keepends=True)
    return "".join(lines)


def _not_french(source: str) -> set[int]:
    """The lines of docstrings, which are English, and of patterns."""
    lines: set[int] = set()
    for node in ast.walk(ast.parse(source)):
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_pattern = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        if is_docstring or is_pattern:
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


# --- Pages --------------------------------------------------------------------------------------

_UNSAID = re.compile(
    r"<(script|style|code|pre|textarea|template)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>")
_SAID_ASIDE = re.compile(r'\b(?:title|aria-label|placeholder|alt|content)="([^"]*)"')
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong|sup|time|button|label)\b[^>]*>")
_FAULTS = {
    "a space that breaks": _IN_A_STRING,
    "two spaces": re.compile(rf" {NBSP}|{NBSP} |{NBSP}{NBSP}"),
    "a hyphen for a dash": re.compile(r"\w - \w"),
    "no elision": re.compile(r"\b(?:de|que|le) (?:avril|août|octobre)\b"),
}


@cache
def _disagreement() -> re.Pattern[str]:
    """`1 réunions`, `2 réunion`, for the words that the sources count."""
    words: set[str] = set()
    for path in (*python_files(), *templates()):
        words |= set(re.findall(r"""["'](\w+\(s\))""", path.read_text()))
    one = "|".join(sorted(agreed(1, word) for word in words))
    many = "|".join(sorted(agreed(2, word) for word in words))
    return re.compile(
        rf"(?<![\d,.{NBSP}/-])(?:1[ {NBSP}](?:{many})|(?:[2-9]|\d\d+)[ {NBSP}](?:{one}))\b"
    )


def texts_of_page(source: str) -> list[str]:
    """Return the texts of a page, block by block, then those of its attributes."""
    source = _UNSAID.sub("", source)
    blocks = _TAG.sub("\0", _INLINE.sub("", source)).split("\0")
    texts = [*blocks, *_SAID_ASIDE.findall(source)]
    return [
        said for text in texts if (said := re.sub(r"[ \t\r\n]+", " ", html.unescape(text)).strip())
    ]


@cache
def faults_of(text: str) -> list[str]:
    """List departures from French typography, each with the words around it.

    Kept by the text: menus, footers and labels are the same on hundreds of pages.
    """
    return [
        f"{fault}: …{text[max(0, match.start() - 30) : match.end() + 20]}…"
        for fault, pattern in (*_FAULTS.items(), ("no agreement", _disagreement()))
        for match in pattern.finditer(text)
    ]


def faults_of_page(source: str) -> set[str]:
    return {fault for text in texts_of_page(source) for fault in faults_of(text)}


if __name__ == "__main__":
    for path in sources():
        if (text := in_print(path)) != path.read_text():
            path.write_text(text)
