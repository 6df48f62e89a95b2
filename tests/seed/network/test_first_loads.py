"""Loads of a portal that holds little yet: cut short, older than a file, older than a column."""

import pytest

from centres.models import Centre
from crpv_portal.common.models import Source
from crpv_portal.seed.network import load
from crpv_portal.seed.network.file_rows import FileRow
from crpv_portal.seed.network.report import LineOutcome
from governance.models import Body
from partners.models import Organisation
from tests.network_data import bare, load_real_territories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def territories(db):
    load_real_territories()


class KilledError(Exception):
    pass


def test_a_load_that_is_killed_leaves_no_trace_and_the_next_does_the_whole_work():
    def kill(line):
        if line.startswith("Territoires"):
            raise KilledError

    with pytest.raises(KilledError):
        load.load_network(progress=kill)
    assert not Centre.objects.exists()
    assert not Source.objects.exists()
    assert set(load.load_network().totals) == {LineOutcome.CREATED}
    assert Centre.objects.public().count() == 18


def test_a_portal_that_has_centres_but_no_bodies_gets_them(monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(load, "STEPS", load.STEPS[:-2])
        assert set(load.load_network().totals) == {LineOutcome.CREATED}
    assert not Body.objects.exists()
    outcomes = {name: set(file.lines) for name, file in load.load_network().files.items()}
    assert [name for name, each in outcomes.items() if each == {LineOutcome.CREATED}] == [
        "bodies.csv", "meetings.csv",
    ]  # fmt: skip
    assert Centre.objects.public().count() == 18


def test_a_column_added_later_is_not_written_over_what_somebody_typed(monkeypatch):
    """The first load does not know of websites; staff type one; then the files give them all."""
    monkeypatch.setattr(load, "STEPS", load.STEPS[:2])
    read = FileRow.text
    with monkeypatch.context() as older:
        older.setattr(
            FileRow,
            "text",
            lambda row, *names: read(row, *(name for name in names if name != "website")),
        )
        older.setattr(FileRow, "checked", lambda row, website: None)
        load.load_network()
    assert not Organisation.objects.exclude(website="").exists()
    Organisation.objects.filter(slug="anct").update(website="https://typed.test")
    report = load.load_network()
    said = [bare(str(remark)) for _, remark in report.remarks if remark.key == "anct"]
    assert said[0] == (
        "ligne 3 (anct), website : « https://typed.test » dans le registre, "
        "« https://agence-cohesion-territoires.gouv.fr » dans le fichier."
    )
    assert dict(Organisation.objects.exclude(website="").values_list("slug", "website")) == {
        "anct": "https://typed.test"
    }
