"""PDF writer: a paper as a tagged PDF (PDF/UA-1), set by Typst from the packaged template."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import logging
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError

from .blocks import Signatures, Span, Table
from .fonts import opentype, package_fonts
from .glyphs import printable
from .pieces import LONGEST, rooms_of, runs_of

if TYPE_CHECKING:
    from .blocks import Content

logger = logging.getLogger(__name__)

TEMPLATE = Path(__file__).with_name("paper.typ")
MEDIA_TYPE = "application/pdf"
_EACH_STYLE = b'#set text(font: "Marianne")\na *a* _a_ *_a_*'


def render(content: Content) -> bytes:
    """Return the bytes of the PDF; the same on any machine: no clock, no system font.

    Raises ValidationError when the page setter refuses the text, which no text that a field took is
    known to do: an approval or a publication then says so and writes nothing.
    """
    import typst

    try:
        return typst.compile(
            TEMPLATE.read_bytes(),
            root=TEMPLATE.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(as_data(content), ensure_ascii=False)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as refusal:
        logger.exception("A paper could not be set")
        raise ValidationError(
            "Le PDF ne peut pas être composé avec ce texte : simplifiez ses titres, ses listes ou "
            "ses tableaux. Rien n’est enregistré.",
            code="unset",
        ) from refusal


@functools.cache
def _fonts() -> Any:
    """Load the fonts once per process.

    Typst opens a font when it first sets it: one word in each style loads it in memory, and the
    files need not stay.
    """
    import typst

    with tempfile.TemporaryDirectory() as folder:
        for source in package_fonts():
            Path(folder, source.stem + ".otf").write_bytes(opentype(source.read_bytes()))
        fonts: Any = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        typst.compile(_EACH_STYLE, root=folder, font_paths=fonts, ignore_system_fonts=True)
        return fonts


def as_data(value: Any) -> Any:
    """Return plain data for JSON: each block gives its `kind`, and no sign lacks a glyph.

    A text that people typed is told in runs: where it may be cut (see `pieces`).
    """
    match value:
        case Span():
            return _span(value)
        case Table():
            rooms = rooms_of(value.widths)
            return {
                **_fields(value),
                "header": [
                    runs_of(printable(words), room=room)
                    for words, room in zip(value.header, rooms, strict=True)
                ],
                "rows": [
                    [
                        [_span(span, room) for span in cell]
                        for cell, room in zip(row, rooms, strict=True)
                    ]
                    for row in value.rows
                ],
            }
        case Signatures(places):
            return {
                **_fields(value),
                "places": [[runs_of(printable(words)) for words in place] for place in places],
            }
        case datetime.datetime():
            return list(value.astimezone(datetime.UTC).timetuple()[:6])
        case list() | tuple():
            return [as_data(item) for item in value]
        case str():
            return printable(value)
    return _fields(value) if dataclasses.is_dataclass(value) else value


def _fields(value: Any) -> dict[str, Any]:
    fields = {
        field.name: as_data(getattr(value, field.name)) for field in dataclasses.fields(value)
    }
    return {"kind": type(value).__name__, **fields}


def _span(span: Span, room: int = LONGEST) -> dict[str, Any]:
    runs = runs_of(printable(span.text), room=room, is_address=bool(span.address))
    return {**vars(span), "text": runs}
