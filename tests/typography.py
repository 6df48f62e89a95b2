"""The unbreakable spaces of French in the sources, put where they lack: `make format` runs it.

A space before « : ; ? ! », after « and before » never breaks. In the sources it is written as
itself, in Python as in the templates, so that a sentence is read there as it is on the page.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from crpv_portal.common.french import NBSP

CHECKOUT = Path(__file__).parent.parent
ROOMS = ("crpv_portal", "partners", "centres", "governance")
# What follows a sign that stands for itself, not in code: a space, the end, a sign, a tag.
_BREAKABLE = r"""{space}+(?=[:;?!](?:[\s»)!?"'\\<{{]|$))|{space}+(?=»)|(?<=«){space}+"""
_IN_A_STRING = re.compile(_BREAKABLE.format(space="[ ]"), re.MULTILINE)
_ON_A_PAGE = re.compile(_BREAKABLE.format(space=r"\s"), re.MULTILINE)  # lines are joined
_COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}", re.DOTALL)


def sources() -> Iterator[Path]:
    """The Python files whose strings are read by people, and every template."""
    for room in ROOMS:
        yield from sorted((CHECKOUT / room).rglob("*.py"))
    for ending in ("html", "txt"):
        yield from sorted((CHECKOUT / "templates").rglob(f"*.{ending}"))


def set_in_french(path: Path) -> str:
    """The source with the spaces that it lacks."""
    source = path.read_text()
    if path.suffix == ".py":
        return _python(source)
    parts, end = [], 0
    for comment in _COMMENT.finditer(source):
        parts += [_ON_A_PAGE.sub(NBSP, source[end : comment.start()]), comment[0]]
        end = comment.end()
    return "".join([*parts, _ON_A_PAGE.sub(NBSP, source[end:])]).replace("&nbsp;", NBSP)


def _python(source: str) -> str:
    kept = _not_french(source)
    lines = source.splitlines(keepends=True)
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(source).readline))):
        if token.type != tokenize.STRING or token.start[0] in kept:
            continue
        (first, start), (last, end) = token.start, token.end
        text = "".join(lines[first - 1 : last])
        after = len(text) - len(lines[last - 1]) + end
        lines[first - 1 : last] = (
            text[:start] + _IN_A_STRING.sub(NBSP, token.string) + text[after:]
        ).splitlines(keepends=True)
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


if __name__ == "__main__":
    for path in sources():
        if (text := set_in_french(path)) != path.read_text():
            path.write_text(text)
