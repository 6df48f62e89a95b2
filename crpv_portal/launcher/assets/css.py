"""Style sheets as rules to keep, change or drop; read by tinycss2, with nesting expanded."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import tinycss2
from tinycss2 import ast

# At-rules that hold declarations; the others hold rules, as @media, @supports and @layer do.
DECLARING = frozenset({"font-face", "page", "property", "counter-style", "font-palette-values"})
LAST = "portal-end"  # a rule added to each sheet: where a brace is missing, it is not the last


@dataclass(frozen=True)
class CssRule:
    """Selectors and declarations, or the declarations of an at-rule such as @font-face."""

    selectors: tuple[str, ...]
    declarations: tuple[str, ...]

    def __str__(self) -> str:
        return f"{','.join(self.selectors)}{{{';'.join(self.declarations)}}}"


@dataclass(frozen=True)
class Block:
    """At-rule that holds rules, or a statement without any (@layer a, b)."""

    prelude: str
    children: "tuple[CssRule | Block, ...] | None"

    def __str__(self) -> str:
        held = ";" if self.children is None else f"{{{''.join(map(str, self.children))}}}"
        return f"{self.prelude}{held}"


Node = CssRule | Block


def parse(css: str) -> tuple[Node, ...]:
    """Read a sheet; raise ValueError when it is not well formed, or imports another."""
    tokens = tinycss2.parse_component_value_list(f"{css}\n{LAST}{{}}", skip_comments=True)
    _squeeze(tokens)
    nodes = tinycss2.parse_stylesheet(tokens, skip_whitespace=True)
    last = nodes.pop() if nodes else None
    if last is None or last.type != "qualified-rule" or _text(last.prelude) != LAST:
        raise ValueError("a rule is left open, or a brace closes none")
    return tuple(_nodes(nodes))


def rules(nodes: Iterable[Node]) -> Iterator[CssRule]:
    for node in nodes:
        if isinstance(node, CssRule):
            yield node
        else:
            yield from rules(node.children or ())


def rewrite(nodes: Iterable[Node], change: Callable[[CssRule], CssRule | None]) -> tuple[Node, ...]:
    """Apply a change to each rule; drop the rules changed into None, and blocks left empty."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, CssRule):
            if (changed := change(node)) is not None:
                kept.append(changed)
        elif node.children is None:
            kept.append(node)
        elif children := rewrite(node.children, change):
            kept.append(Block(node.prelude, children))
    return tuple(kept)


def split(text: str) -> list[str]:
    """Split at the commas outside strings, addresses and brackets."""
    return _split(tinycss2.parse_component_value_list(text))


def classes_of(selector: str) -> Iterator[str]:
    """Return the classes that a selector requires, unescaped; not those inside `:not()`."""
    waiting = [tinycss2.parse_component_value_list(selector)]
    while waiting:
        tokens = waiting.pop()
        for before, token in pairwise([None, *tokens]):
            if token.type == "ident" and before == ".":
                yield token.value
            elif token.type == "function" and token.lower_name != "not":
                waiting.append(token.arguments)


# --- Reading --------------------------------------------------------------------------------------


def _nodes(found: Iterable[ast.Node], parents: tuple[str, ...] = ()) -> Iterator[Node]:
    """Yield the rules of a sheet or of a block; declarations in it are those of `parents`."""
    own: list[str] = []
    for node in found:
        if node.type == "declaration" and parents:
            own.append(_declaration(node))
            continue
        if own:
            yield CssRule(parents, tuple(own))
            own = []
        if node.type == "qualified-rule":
            selectors = tuple(_split(node.prelude))
            if parents:
                selectors = tuple(_nested(one, parents) for one in selectors)
            yield from _nodes(_contents(node), selectors)
        elif node.type == "at-rule":
            yield from _at_rule(node, parents)
        else:
            raise ValueError(f"not a rule, line {node.source_line}: {node}")
    if own:
        yield CssRule(parents, tuple(own))


def _at_rule(node: Any, parents: tuple[str, ...]) -> Iterator[Node]:
    prelude = f"@{node.at_keyword} {_text(node.prelude)}".strip()
    if node.lower_at_keyword == "import":
        raise ValueError(f"a sheet that fetches another: {prelude}")
    if node.lower_at_keyword in DECLARING:
        yield from _nodes(_contents(node), (prelude,))
    elif node.content is not None:
        yield Block(prelude, tuple(_nodes(_contents(node), parents)))
    elif node.lower_at_keyword != "charset":  # the built sheet is in UTF-8, as all are
        yield Block(prelude, None)


def _nested(selector: str, parents: tuple[str, ...]) -> str:
    """Return a nested selector as written outside (CSS Nesting, 4: `&` is `:is(parents)`)."""
    parent = parents[0] if len(parents) == 1 else f":is({','.join(parents)})"
    tokens = tinycss2.parse_component_value_list(selector)
    if not any(each == "&" for each in tokens):
        return f"{parent} {selector}"
    inner = parent if tokens[0] == "&" else f":is({','.join(parents)})"
    return "".join(inner if each == "&" else each.serialize() for each in tokens)


def _contents(node: Any) -> list[ast.Node]:
    found: list[ast.Node] = tinycss2.parse_blocks_contents(node.content, skip_whitespace=True)
    return found


def _declaration(node: Any) -> str:
    return f"{node.name}:{_text(node.value)}{'!important' if node.important else ''}"


def _split(tokens: Iterable[ast.Node]) -> list[str]:
    parts: list[list[ast.Node]] = [[]]
    for each in tokens:
        if each == ",":
            parts.append([])
        else:
            parts[-1].append(each)
    return [text for part in parts if (text := _text(part))]


def _text(tokens: Iterable[ast.Node]) -> str:
    text: str = tinycss2.serialize(tokens)
    return text.strip()


def _squeeze(tokens: Iterable[Any]) -> None:
    """Reduce runs of blanks to one; quoted text is a token of its own, left as it is."""
    for token in tokens:
        if token.type == "error":
            raise ValueError(f"not CSS, line {token.source_line}: {token.message}")
        if token.type == "whitespace":
            token.value = " "
        else:
            _squeeze(getattr(token, "content", None) or getattr(token, "arguments", None) or ())
