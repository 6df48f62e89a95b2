"""The real network in a database of its own, for the tests that look at the real thing.

Ask for the fixture `network` (scope: module). The first module to ask has it loaded, in about five
seconds, into a second database of this worker, which the modules that ask are connected to; each
test still sees its own changes undone. The test functions ask for the database as usual
(`pytest.mark.django_db`), without `transaction=True`. The fixture's value is the load's report.

All régions and départements are there; of the communes and intercommunalités only those that the
network names.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection, transaction

from crpv_portal.seed.network.files import DATA, read_files
from crpv_portal.seed.network.load import load_network
from crpv_portal.seed.network.report import Report
from crpv_portal.territories.extract import Extract, read_extract
from crpv_portal.territories.loading import load_territories
from tests.database import connected_to, maintenance, quoted


@pytest.fixture(scope="session")
def _network_database(django_db_setup: None, django_db_blocker) -> Iterator[tuple[str, Report]]:
    """The name of the database that holds the real network, and the report of its load."""
    own = connection.settings_dict
    name = f"network_{own['NAME']}"
    with django_db_blocker.unblock(), maintenance() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted(name)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE {quoted(own['TEST']['TEMPLATE'])}")
        with connected_to(name):
            load_real_territories()
            report = load_network()
    yield name, report
    with django_db_blocker.unblock(), maintenance() as cursor:
        cursor.execute(f"DROP DATABASE {quoted(name)} WITH (FORCE)")


@pytest.fixture(scope="module")
def network(_network_database: tuple[str, Report], django_db_blocker) -> Iterator[Report]:
    """The real network, for this module."""
    name, report = _network_database
    with django_db_blocker.unblock(), connected_to(name), transaction.atomic():
        yield report
        transaction.set_rollback(True)


def load_real_territories() -> None:
    """The official territories, but those communes alone that the network names."""
    load_territories(_named_by_network(read_extract()))


def _named_by_network(extract: Extract) -> Extract:
    files = read_files()
    codes = {line["territory_code"] for line in files["organisations.csv"]}
    cities = {line["city"] for line in files["centres.csv"]} - {""}
    seats = {row.chef_lieu for row in extract.regions}
    seats |= {row.chef_lieu for row in extract.departments}
    communes = [
        row
        for row in extract.communes
        if row.code in codes or row.code in seats or row.name in cities
    ]
    kept = {row.code for row in communes}
    return replace(
        extract,
        communes=communes,
        aliases=[row for row in extract.aliases if row.commune in kept],
        intercommunalities=[
            row._replace(communes=tuple(code for code in row.communes if code in kept))
            for row in extract.intercommunalities
            if row.code in codes
        ],
    )


def bare(text: str) -> str:
    """The text with plain spaces, so that a test need not know which of them break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


class Pack:
    """A copy of the public files that a test may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path in DATA.glob("*.csv"):
            (folder / path.name).write_bytes(path.read_bytes())

    def rows(self, name: str) -> list[list[str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as opened:
            return list(csv.reader(opened))

    def write(self, name: str, rows: list[list[str]]) -> None:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, lineterminator="\n").writerows(rows)

    def add(self, name: str, /, **cells: str) -> int:
        """Append a line, its other cells empty; its number in the file."""
        rows = self.rows(name)
        unknown = set(cells) - set(rows[0])
        assert not unknown, unknown
        cells = {"source": "https://www.oriv.org/association/", "confidence": "verified"} | cells
        rows.append([cells.get(column, "") for column in rows[0]])
        self.write(name, rows)
        return len(rows)

    def change(self, name: str, key: str, /, **cells: str) -> int:
        """Change cells of the only line that begins with `key` (its first cells, by commas)."""
        rows = self.rows(name)
        wanted = key.split(",")
        [number] = [n for n, row in enumerate(rows) if row[: len(wanted)] == wanted]
        for column, value in cells.items():
            rows[number][rows[0].index(column)] = value
        self.write(name, rows)
        return number + 1
