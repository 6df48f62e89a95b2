"""Reading of cells into the values shown."""

import pytest

from centres.models import Coverage
from crpv_portal.common.dates import PartialDate
from crpv_portal.seed.network.file_rows import FileRow
from crpv_portal.seed.network.files import Line
from tests.network_data import bare

PAGE = Line(
    "sources.csv",
    2,
    "S1",
    {"address": "https://www.centre.test/page", "page_on": "2024-05", "read_on": "2026-11"},
)
UNDATED = Line("sources.csv", 3, "S2", {**PAGE.cells, "page_on": ""})
READ = PartialDate.parse("2026-11")


def row(*, pages=(), **written):
    cells = {
        "start": "",
        "end": "",
        "attested_on": "",
        "note": "",
        "confidence": "verified",
        "source": "S1",
    }
    return FileRow(Line("essai.csv", 2, "clé", cells | written), Coverage, "centre", pages)


@pytest.mark.parametrize(
    ("website", "note", "checked"),
    [
        ("http://centre.test", "", READ),
        ("https://www.centre.test/accueil", "", READ),
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


def test_a_fact_without_start_is_attested_by_its_own_line_else_by_its_page():
    line = row(attested_on="2016", pages=[PAGE])
    assert period(line) == {"attested_on": ("2016-01-01", "year")}
    assert period(row(pages=[PAGE])) == {"attested_on": ("2024-05-01", "month")}
    assert not line.values["attested_by_reading"]


def test_an_undated_page_attests_a_fact_when_it_was_read_and_says_so():
    line = row(pages=[UNDATED])
    assert period(line) == {"attested_on": ("2026-11-01", "month")}
    assert line.values["attested_by_reading"]
    assert period(row(pages=[UNDATED], end="2018")) == {
        "end_on": ("2018-01-01", "year"),
        "attested_on": ("2017-01-01", "year"),
    }


def test_an_empty_end_is_open_or_unknown_as_the_file_says():
    for end, unknown in (("", True), ("2018", False)):
        line = row(start="2009", end=end)
        line.period(end_is_unknown=True)
        assert line.values["end_is_unknown"] is unknown


def test_what_is_wrong_is_said_with_its_file_line_and_column():
    asked = row(start="hier", end="2021-13")
    asked.period()
    assert [bare(said).split(" : ")[0] for said in asked.problems] == [
        "essai.csv, ligne 2, start", "essai.csv, ligne 2, end",
    ]  # fmt: skip
