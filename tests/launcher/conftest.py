"""Checkouts made for a test, with their own embedded database."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from crpv_portal.launcher import embedded_database
from crpv_portal.launcher.embedded_database import DatabasePlace, cluster

HOLD = """
import sys
from pathlib import Path
from crpv_portal.launcher.embedded_database import running
with running(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="session")
def pristine_cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a server as just created, by the real way."""
    checkout = tmp_path_factory.mktemp("modèle")
    copy = tmp_path_factory.mktemp("copie") / "data"
    with embedded_database.running(checkout) as place:
        pass
    subprocess.run(["/bin/cp", "-a", place.data, copy], check=True)
    embedded_database.erase(checkout)
    return copy


@pytest.fixture(autouse=True)
def _quick_creation(pristine_cluster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy one created cluster instead of creating each: two seconds saved a test."""

    def create(place: DatabasePlace, programs: Path) -> None:
        subprocess.run(["/bin/cp", "-a", pristine_cluster, place.data], check=True)

    monkeypatch.setattr(cluster, "create", create)


@pytest.fixture
def make_checkout(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Make an empty checkout under a name of the test's choice; erase its database afterwards."""
    made = []

    def make(name: str) -> Path:
        checkout = tmp_path / name
        checkout.mkdir(parents=True)
        made.append(checkout)
        return checkout

    yield make
    for checkout in made:
        if checkout.exists():
            embedded_database.erase(checkout)


@pytest.fixture
def checkout(make_checkout: Callable[[str], Path]) -> Path:
    return make_checkout("portail")


def connect(place: DatabasePlace) -> psycopg.Connection:
    known = place.django_settings()
    return psycopg.connect(
        host=known["HOST"],
        port=known["PORT"],
        user=known["USER"],
        dbname=known["NAME"],
        autocommit=True,
    )


def processes_of(place: DatabasePlace) -> list[int]:
    """The server processes whose data folder is this place's."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if (folder / "cwd").readlink() == place.data:
                found.append(int(folder.name))
        except OSError:
            continue
    return found


class Holder:
    """Another process that uses a checkout's database until it is told to leave."""

    def __init__(self, checkout: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(checkout)],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"

    def leave(self) -> None:
        with self.process:
            pass

    def kill(self) -> None:
        self.process.kill()
        with self.process:  # closes its pipes
            pass


@pytest.fixture
def hold() -> Iterator[Callable[[Path], Holder]]:
    made = []

    def make(checkout: Path) -> Holder:
        with embedded_database.running(checkout):
            pass  # created here, where creation is quick
        made.append(Holder(checkout))
        return made[-1]

    yield make
    for holder in made:
        holder.kill()
