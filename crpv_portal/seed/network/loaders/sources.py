"""The pages and documents cited by the other files."""

from __future__ import annotations

from crpv_portal.common.models import Source

from ..cells import Cells
from ..keeping import Wanted
from ..loading import Loading


def source(cells: Cells, loading: Loading) -> Wanted:
    return Wanted(
        model=Source,
        values={
            "title": cells.words("title"),
            "publisher": cells.words("publisher"),
            "address": cells["address"],
            **cells.dated("page_on", "page_on"),
            **cells.dated("read_on", "read_on"),
        },
    )
