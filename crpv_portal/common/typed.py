"""Text as people type and paste it: what no text of the register may hold is taken out at the door.

Word and PowerPoint paste U+000B for a line break; XML, hence feeds and office files, refuses it,
with the other control signs (XML 1.0, section 2.2) and Unicode's noncharacters (section 23.7).
Pages and programs paste blanks of twenty widths, and signs without any, by which two texts that
read alike differ, or a text reads in another order than it is written.
"""

import re
from typing import Any

from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser

# Signs that break a line: vertical tab, form feed, next line, line and paragraph separators.
BREAKS = "\x0b\x0c\x85\u2028\u2029"
# Tab and line feeds are text. U+0000 is refused in words, by fields and NullCharacterMiddleware.
CONTROLS = [chr(code) for code in (*range(1, 32), *range(127, 160)) if chr(code) not in "\t\n\r"]
NONCHARACTERS = [
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
]
# Without width (U+200B, U+2060…), turning the order of letters (U+202E…), annotating them, or tags.
# Not the joiners of emoji and of other scripts, nor the soft hyphen: they say how to write a word.
UNSEEN = [
    *("\u200b", "\u200e", "\u200f", "\ufeff"),
    *(chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070))),
    *(chr(code) for code in (*range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))),
]
# Blanks that look like a space. French writes two of its own, U+00A0 and U+202F, of which U+2009 is
# the breaking form; the last three are letters without a drawing.
BLANKS = [chr(code) for code in (0x1680, *range(0x2000, 0x2009), 0x200A, 0x205F, 0x3000)]
BLANKS += ["\u2800", "\u3164", "\uffa0"]
INSTEAD = {**dict.fromkeys(BLANKS, " "), "\u2009": chr(0x202F)}
ODD = re.compile(f"[{re.escape(''.join([*BREAKS, *CONTROLS, *NONCHARACTERS, *UNSEEN, *INSTEAD]))}]")


def received(text: str) -> str:
    """Return the text as kept: odd breaks made line feeds, or blanks in a text of one line."""
    if not ODD.search(text):
        return text
    instead = INSTEAD | dict.fromkeys(BREAKS, "\n" if "\n" in text else " ")
    return ODD.sub(lambda found: instead.get(found.group(), ""), text)


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


class TypedNamesParser(MultiPartParser):
    """Parser of a form with files, whose names pass the same door.

    Django takes out what it cannot print, blanks among them: two words would become one.
    """

    def sanitize_file_name(self, file_name: str) -> str | None:
        spaced = (" " if sign.isspace() else sign for sign in received(file_name))
        return super().sanitize_file_name("".join(spaced))


def receive_file_names(request: HttpRequest) -> None:
    """Have the names of the request's files read by `TypedNamesParser`; before it is read."""

    def parse(headers: Any, sent: Any) -> Any:
        parser = TypedNamesParser(headers, sent, request.upload_handlers, request.encoding)
        return parser.parse()

    request.parse_file_upload = parse  # type: ignore[assignment, method-assign]
