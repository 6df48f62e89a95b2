"""Reading of cells into the values shown."""

import pytest

from centres.models import Coverage
from crpv_portal.common.dates import PartialDate
from crpv_portal.seed.network.file_rows import CHECKED_ON, FileRow
from crpv_portal.seed.network.files import Line
from tests.network_data import bare

PAGE = Line(
    "sources.csv", 2, "S1", {"address": "https://www.centre.test/page", "page_on": "2024-05"}
)


def row(*, pages=(), **written):
    cells = {"start": "", "end": "", "note": "", "confidence": "verified", "source": "S1"}
    return FileRow(Line("essai.csv", 2, "clé", cells | written), Coverage, "centre", pages)


@pytest.mark.parametrize(
    ("website", "note", "checked"),
    [
        ("http://centre.test", "", CHECKED_ON),
        ("https://www.centre.test/accueil", "", CHECKED_ON),
        ("https://autre.test", "", None),
        ("https://centre.test.autre.test", "", None),
        ("", "", None),
        ("http://centre.test", "Le site indiqué est l'ancien.", None),
    ],
)
def test_a_site_is_checked_when_one_of_its_pages_was_read(website, note, checked):
    assert row(pages=[PAGE], note=note).checked(website) == checked


def period(asked, **given):
    asked.period(**given)
    assert not asked.problems
    return {
        name: (str(asked.values[name]), asked.values[f"{name}_precision"])
        for name in ("start_on", "end_on", "attested_on")
        if asked.values[name]
    }


def test_a_fact_of_one_year_ends_with_it():
    assert period(row(start="2021", end="2021")) == {
        "start_on": ("2021-01-01", "year"),
        "end_on": ("2022-01-01", "day"),
    }


def test_a_fact_without_start_is_attested_by_its_page_else_by_the_last_year_seen():
    seen = [PartialDate.parse("2025")]
    assert period(row(), candidates=seen) == {"attested_on": ("2025-01-01", "year")}
    assert period(row(pages=[PAGE]), candidates=seen) == {"attested_on": ("2024-05-01", "month")}


def test_what_is_wrong_is_said_with_its_file_line_and_column():
    asked = row(start="hier", end="2021-13")
    asked.period()
    assert [bare(said).split(" : ")[0] for said in asked.problems] == [
        "essai.csv, ligne 2, start", "essai.csv, ligne 2, end",
    ]  # fmt: skip
