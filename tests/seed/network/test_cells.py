"""How cells become what is shown."""

import pytest

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.models import Source
from crpv_portal.seed.network.cells import CHECKED_ON, Cells, typographic
from crpv_portal.seed.network.files import Line


def cells(**written):
    columns = {"start": "", "end": "", "note": "", "confidence": "verified", "source": "S1"}
    sources = {"S1": Source(address="https://www.centre.test/page", title="Page")}
    return Cells(Line("essai.csv", 2, "clé", columns | written), sources)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("l'équipe", "l’équipe"),
        ("GIP ; feuille", "GIP\N{NO-BREAK SPACE}; feuille"),
        ("« Com Com »", "«\N{NO-BREAK SPACE}Com Com\N{NO-BREAK SPACE}»"),
    ],
)
def test_typographic(written, shown):
    assert typographic(written) == shown


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
    assert cells(note=note).checked(website) == checked


def test_a_fact_of_one_year_ends_with_it():
    period = cells(start="2021", end="2021").period()
    assert (period["start_on"].isoformat(), period["end_on"].isoformat()) == (
        "2021-01-01", "2022-01-01",
    )  # fmt: skip
    assert period["end_on_precision"] == "day"


def test_a_day_that_cannot_be_read_is_not_attested():
    line = cells(start="hier")
    assert line.period()["attested_on"] is None
    assert set(line.errors) == {"start_on"}


def test_the_last_year_seen_attests_a_fact_without_start():
    period = cells().period(candidates=[PartialDate.parse("2024")])
    assert (period["attested_on"].isoformat(), period["attested_on_precision"]) == (
        "2024-01-01", "year",
    )  # fmt: skip
