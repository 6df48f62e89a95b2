"""The pages and documents cited by the other files."""

from __future__ import annotations

from crpv_portal.common.models import Source

from ..files import Line
from ..loading import Loading


def source(loading: Loading, line: Line) -> None:
    row = loading.row(line, Source, key="address")
    row.text("address")
    row.words("title", "publisher")
    row.date("page_on")
    row.date("read_on")
    loading.keep(row)
