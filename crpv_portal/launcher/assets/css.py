"""Reading and rewriting a stylesheet: just enough of CSS to keep some rules and leave others."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """Selectors and declarations, or the declarations of an at-rule such as @font-face."""

    selectors: tuple[str, ...]
    declarations: tuple[str, ...]

    def __str__(self) -> str:
        return f"{','.join(self.selectors)}{{{';'.join(self.declarations)}}}"


@dataclass(frozen=True)
class Block:
    """An at-rule that holds rules: @media, @supports, @keyframes."""

    prelude: str
    children: tuple["Rule | Block", ...]

    def __str__(self) -> str:
        return f"{self.prelude}{{{''.join(map(str, self.children))}}}"


Node = Rule | Block
HOLDERS = ("@media", "@supports", "@keyframes", "@-webkit-keyframes", "@-moz-document")
TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
      | (?P<opaque>"(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\(\s*[^"'\s)][^)]*\))
      | (?P<mark>[{}();,\[\]])
      | (?P<text>\\. | [^"'{}();,\[\]/\\u]+ | .)""",
    re.VERBOSE | re.DOTALL,
)


def split_top(text: str, separator: str) -> list[str]:
    """Split at a separator that stands outside strings, addresses and brackets."""
    parts, depth = [""], 0
    for match in TOKEN.finditer(text):
        piece = match.group()
        if match.lastgroup == "mark":
            depth += (piece in "([") - (piece in ")]")
            if piece == separator and depth == 0:
                parts.append("")
                continue
        parts[-1] += piece
    return [stripped for part in parts if (stripped := squeeze(part))]


def squeeze(text: str) -> str:
    """Drop the blanks that mean nothing; text in quotes is left as it is."""
    pieces = []
    for match in TOKEN.finditer(text.strip()):
        piece = match.group()
        pieces.append(piece if match.lastgroup == "opaque" else re.sub(r"\s+", " ", piece))
    return "".join(pieces)


def parse(css: str) -> tuple[Node, ...]:
    """Read a sheet without nested rules; raise ValueError when a brace is missing."""
    stack: list[tuple[str, list[Node]]] = [("", [])]
    text, in_rule = "", None
    for match in TOKEN.finditer(css):
        kind, piece = match.lastgroup, match.group()
        if kind == "comment":
            continue
        if kind != "mark" or piece not in "{};":
            text += piece
        elif piece == ";" and in_rule is None:
            text = ""  # @charset and the like
        elif piece == ";":
            text += piece
        elif piece == "{":
            prelude, text = squeeze(text), ""
            if in_rule is not None:
                raise ValueError(f"nested rule: {prelude!r} in {in_rule!r}")
            if prelude.startswith(HOLDERS):
                stack.append((prelude, []))
            else:
                in_rule = prelude
        elif in_rule is not None:
            declarations = tuple(tidy_declaration(part) for part in split_top(text, ";"))
            stack[-1][1].append(Rule(tuple(split_top(in_rule, ",")), declarations))
            text, in_rule = "", None
        else:
            prelude, children = stack.pop()
            if not stack:
                raise ValueError("closing brace without its rule")
            stack[-1][1].append(Block(prelude, tuple(children)))
    if len(stack) != 1 or in_rule is not None:
        raise ValueError("rule left open")
    return tuple(stack[0][1])


def tidy_declaration(text: str) -> str:
    name, _, value = text.partition(":")
    return f"{name.strip()}:{value.strip()}"


def rules(nodes: Iterable[Node]) -> Iterator[Rule]:
    for node in nodes:
        if isinstance(node, Rule):
            yield node
        else:
            yield from rules(node.children)


def rewrite(nodes: Iterable[Node], change: Callable[[Rule], Rule | None]) -> tuple[Node, ...]:
    """Apply a change to each rule; a rule changed into None goes, and an emptied block with it."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Rule):
            if (changed := change(node)) is not None:
                kept.append(changed)
        elif children := rewrite(node.children, change):
            kept.append(Block(node.prelude, children))
    return tuple(kept)
