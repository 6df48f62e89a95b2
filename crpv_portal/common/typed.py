"""Text as people type and paste it: what no text of the register may hold is taken out at the door.

Word and PowerPoint paste U+000B for a line break; XML, hence feeds and office files, refuses it,
with the other control signs (XML 1.0, section 2.2) and Unicode's noncharacters (section 23.7).
"""

import re
from typing import Any

# Signs that break a line: vertical tab, form feed, next line, line and paragraph separators.
BREAKS = "\x0b\x0c\x85\u2028\u2029"
# Tab and line feeds are text. U+0000 is refused in words, by fields and NullCharacterMiddleware.
CONTROLS = [chr(code) for code in (*range(1, 32), *range(127, 160)) if chr(code) not in "\t\n\r"]
NONCHARACTERS = [
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
]
ODD = re.compile(f"[{re.escape(''.join([*BREAKS, *CONTROLS, *NONCHARACTERS]))}]")


def received(text: str) -> str:
    """Return the text as kept: odd breaks made line feeds, or blanks in a text of one line."""
    if not ODD.search(text):
        return text
    instead = "\n" if "\n" in text else " "
    return ODD.sub(lambda found: instead if found.group() in BREAKS else "", text)


def without_breaks(text: str) -> str:
    """Return the text on one line, for what refuses another: the title of a calendar."""
    return " ".join(received(text).splitlines())


def received_all(sent: Any) -> Any:
    """Return what a form sent, a QueryDict, each text as kept; the same one if nothing is odd."""
    if not any(ODD.search(text) for _, texts in sent.lists() for text in texts):
        return sent
    kept = sent.copy()
    for name, texts in sent.lists():
        kept.setlist(name, [received(text) for text in texts])
    kept._mutable = False
    return kept
