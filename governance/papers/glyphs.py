"""Characters that the fonts can print: PDF/UA is refused for one without a glyph.

The ranges were found by setting each character alone with Marianne and the fonts that Typst brings
(Libertinus Serif, New Computer Modern, DejaVu Sans Mono): Latin, Greek, Cyrillic, punctuation and
the usual signs. Frequent pictures are spelled out, in the signs that there are or in words; other
scripts and pictures are replaced by a square, and their author is told (`unprinted`).
"""

from __future__ import annotations

import unicodedata

# fmt: off
_SHOWN = (
    (0x0020, 0x04FF), (0x0510, 0x0513), (0x051A, 0x051D), (0x1E00, 0x2040), (0x2042, 0x2042),
    (0x2044, 0x2052), (0x2054, 0x211E), (0x2120, 0x2120), (0x2122, 0x2122), (0x2124, 0x2124),
    (0x2126, 0x2151), (0x2153, 0x2184), (0x2189, 0x2189), (0x2190, 0x23FF), (0x2422, 0x2423),
    (0x2460, 0x262F), (0x2638, 0x268B), (0x2690, 0x269C), (0x26A0, 0x26A7), (0x26AA, 0x26B2),
    (0x2701, 0x2704), (0x2706, 0x2709), (0x270C, 0x2727), (0x2729, 0x274B), (0x274D, 0x274D),
    (0x274F, 0x2752), (0x2756, 0x2756), (0x2758, 0x275E), (0x2761, 0x277F), (0x2794, 0x2794),
    (0x2798, 0x27AF), (0x27B1, 0x27BE), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)
# fmt: on
# What minutes are seen to use: a pair told apart by its colour alone must not become one sign.
_SPELLED = str.maketrans(
    {
        "✅": "✔",
        "❌": "✘",
        "❎": "✘",
        "❗": "!",
        "❕": "!",
        "❓": "?",
        "❔": "?",
        "⭐": "★",
        "\N{HEAVY PLUS SIGN}": "+",
        "\N{HEAVY MINUS SIGN}": "–",
        "➡": "→",
        "⬅": "←",
        "⬆": "↑",
        "⬇": "↓",
        "⛔": "(interdit)",
        "👍": "(pouce levé)",
        "👎": "(pouce baissé)",
        "🔴": "(rouge)",
        "🟠": "(orange)",
        "🟡": "(jaune)",
        "🟢": "(vert)",
        "🔵": "(bleu)",
        "🟣": "(violet)",
        "🟤": "(marron)",
        "⚫": "(noir)",
        "⚪": "(blanc)",
        "🟥": "(rouge)",
        "🟧": "(orange)",
        "🟨": "(jaune)",
        "🟩": "(vert)",
        "🟦": "(bleu)",
    }
)
_SQUARE = "\N{WHITE SQUARE}"
# Marks that only steer the display: joiners, variation selectors, direction, soft hyphens.
_SILENT = ("Cf", "Mn", "Me")


def printable(text: str) -> str:
    """Replace each character that no font can show by a square, or leave it out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, unicodedata.normalize("NFC", text.translate(_SPELLED))))


def unprinted(text: str) -> list[str]:
    """List the signs of a text that a paper shows as squares, each once, in their order."""
    signs = dict.fromkeys(unicodedata.normalize("NFC", text.translate(_SPELLED)))
    return [sign for sign in signs if _shown(sign) == _SQUARE and sign != _SQUARE]


def _shown(character: str) -> str:
    if character in "\n\t":
        return character.replace("\t", " ")
    kind = unicodedata.category(character)
    if kind in _SILENT:
        return ""
    is_visible = kind[0] in "LNPS" or kind == "Zs"
    point = ord(character)
    if is_visible and any(first <= point <= last for first, last in _SHOWN):
        return character
    return " " if kind[0] == "Z" else _SQUARE
