"""QR code as the path of an SVG: one square a dark module, drawn by the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

BORDER = 4  # modules of white around: the norm (ISO/IEC 18004) asks for four


@dataclass(frozen=True)
class Drawing:
    """Drawing of a code: its side in modules, and the path of what is dark."""

    side: int
    path: str


def drawing_of(text: str) -> Drawing:
    """Draw the QR code of this text, with its white border."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=BORDER)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{start} {y}h{end - start}v1h{start - end}z"
        for y, row in enumerate(rows)
        for start, end in _dark_runs(row)
    )
    return Drawing(len(rows), path)


def _dark_runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield where the dark modules of a row begin and end."""
    at = 0
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            yield at, at + length
        at += length
