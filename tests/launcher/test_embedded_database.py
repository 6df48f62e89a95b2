"""The embedded server: one per checkout, shared, stopped by the last, safe from kill -9."""

import contextlib
import json
import os
import shutil
import signal
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from crpv_portal.launcher.embedded_database import (
    DatabasePlace,
    DatabaseUnavailable,
    checkout_of_tests,
    cluster,
    erase,
    locate,
    place,
    running,
    server,
)
from tests.launcher.conftest import Holder, connect, processes_of

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="ce cas est celui de root")
DEEP = "/".join(["dossier au nom long, avec espaces et accents é" * 2] * 4)


def remember(where: DatabasePlace, value: str) -> None:
    with connect(where) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (value text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [value])


def remembered(where: DatabasePlace) -> list[str]:
    with connect(where) as connection:
        return [value for (value,) in connection.execute("SELECT value FROM kept ORDER BY 1")]


@pytest.mark.parametrize("name", ["portail", "un espace et 'une' apostrophe", DEEP])
def test_starts_and_stops_whatever_the_path(
    make_checkout: Callable[[str], Path], name: str
) -> None:
    checkout = make_checkout(name)

    with running(checkout) as where:
        remember(where, "a")
        assert processes_of(where) != []

    assert processes_of(where) == []
    with running(checkout) as where:
        assert remembered(where) == ["a"]


def test_socket_path_fits_even_in_a_deep_folder(make_checkout: Callable[[str], Path]) -> None:
    where = locate(make_checkout(DEEP))

    assert len(os.fsencode(where.socket_folder / ".s.PGSQL.5432.lock")) <= 107


def test_listens_on_no_port_and_only_to_its_owner(checkout: Path) -> None:
    with running(checkout) as where:
        with connect(where) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert stat.S_IMODE(where.socket_folder.stat().st_mode) == 0o700
        rules = (where.folder / "pg_hba.conf").read_text("utf-8").split()

    assert rules == ["local", "all", "all", "peer", "map=portal"]


def test_portal_role_is_no_superuser(checkout: Path) -> None:
    with running(checkout) as where, connect(where) as connection:
        found = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert found == (False, True, False)


def test_two_checkouts_have_two_databases(make_checkout: Callable[[str], Path]) -> None:
    one, other = make_checkout("un/portail"), make_checkout("autre/portail")

    with running(one) as first, running(other) as second:
        remember(first, "un")
        remember(second, "autre")

        assert (remembered(first), remembered(second)) == (["un"], ["autre"])
        assert {first.folder, first.socket_folder}.isdisjoint({second.folder, second.socket_folder})


def test_last_user_stops_the_server(checkout: Path, hold: Callable[[Path], Holder]) -> None:
    holder = hold(checkout)
    with running(checkout) as where:
        pass
    assert remembered_nothing(where)  # still answers: the other process uses it

    holder.leave()

    assert processes_of(where) == []


def remembered_nothing(where: DatabasePlace) -> bool:
    with connect(where) as connection:
        return connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)


def test_server_left_by_a_killed_user_is_joined_then_stopped(
    checkout: Path, hold: Callable[[Path], Holder]
) -> None:
    hold(checkout).kill()
    orphan = cluster.postmaster(locate(checkout))

    with running(checkout) as where:
        assert cluster.postmaster(where) == orphan

    assert orphan is not None
    assert processes_of(where) == []


def test_data_survive_kill_9_of_everything(checkout: Path, hold: Callable[[Path], Holder]) -> None:
    holder = hold(checkout)
    where = locate(checkout)
    remember(where, "a")
    for pid in (holder.process.pid, *processes_of(where)):
        with contextlib.suppress(ProcessLookupError):  # it left when its postmaster did
            os.kill(pid, signal.SIGKILL)
    holder.kill()

    with running(checkout) as where:
        assert remembered(where) == ["a"]


def test_data_survive_kill_9_of_the_postmaster_alone(checkout: Path) -> None:
    with running(checkout) as where:
        remember(where, "a")
        postmaster = cluster.postmaster(where)
        assert postmaster is not None
        os.kill(postmaster, signal.SIGKILL)

    with running(checkout) as where:
        assert remembered(where) == ["a"]


def test_server_about_to_die_is_not_joined(checkout: Path, hold: Callable[[Path], Holder]) -> None:
    holder = hold(checkout)
    where = locate(checkout)
    remember(where, "a")
    holder.kill()
    dying = cluster.postmaster(where)
    assert dying is not None
    os.kill(dying, signal.SIGSTOP)  # its files say "ready", and nothing answers
    death = threading.Timer(1, os.kill, (dying, signal.SIGKILL))
    death.start()

    with running(checkout) as where:
        assert remembered(where) == ["a"]
    death.join()


def test_number_of_a_dead_server_taken_by_another_program(checkout: Path) -> None:
    with running(checkout) as where:
        state = (where.data / "postmaster.pid").read_text("utf-8").splitlines()
    taken = "\n".join([str(os.getpid()), *state[1:], ""])
    (where.data / "postmaster.pid").write_text(taken)
    (where.socket_folder / ".s.PGSQL.5432.lock").write_text(taken)

    with running(checkout) as where:
        remember(where, "a")


def test_interrupted_creation_is_done_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the real creation
    where = locate(checkout)
    where.local_folder.mkdir()
    server._prepare_folders(where)
    (where.folder / "data.new").mkdir()
    (where.folder / "data.new" / "PG_VERSION").write_text("18\n")

    with running(checkout) as where:
        remember(where, "a")


def test_data_of_another_version_are_refused(checkout: Path) -> None:
    with running(checkout) as where:
        pass
    (where.data / "PG_VERSION").write_text("17\n")

    with pytest.raises(DatabaseUnavailable, match=r"créée par PostgreSQL 17.*make erase-data"):
        running(checkout).__enter__()


def test_erase_removes_everything_and_names_it(checkout: Path) -> None:
    with running(checkout) as where:
        remember(where, "a")

    removed = erase(checkout)

    assert not any(folder.exists() for folder in (where.folder, where.local_folder))
    assert set(removed) == {where.local_folder} | (
        set() if where.folder.is_relative_to(checkout) else {where.folder}
    )
    assert erase(checkout) == []


def test_only_the_tests_server_spares_the_disk(checkout: Path) -> None:
    question = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s) ORDER BY name"
    names = ["fsync", "full_page_writes", "synchronous_commit"]

    def asked(where: DatabasePlace) -> set[str]:
        with connect(where) as connection:
            return {setting for _, setting in connection.execute(question, [names])}

    with running(checkout) as one, running(checkout_of_tests(checkout), lasting=False) as other:
        assert asked(one) == {"on"}
        assert asked(other) == {"off"}


def test_tests_server_that_lost_its_data_begins_anew(checkout: Path) -> None:
    of_tests = checkout_of_tests(checkout)
    with running(of_tests, lasting=False) as where:
        remember(where, "a")
    (where.data / "global" / "pg_control").unlink()

    with running(of_tests, lasting=False) as where:
        assert remembered_nothing(where)


def test_erase_takes_the_tests_server_too(checkout: Path) -> None:
    with running(checkout):
        pass
    of_tests = checkout_of_tests(checkout)
    with (
        running(of_tests, lasting=False) as where,
        pytest.raises(DatabaseUnavailable, match="sert en ce moment"),
    ):
        erase(checkout)

    erase(checkout)

    assert not where.folder.exists()


def test_erase_refuses_while_somebody_uses_the_database(checkout: Path) -> None:
    with (
        running(checkout) as where,
        pytest.raises(DatabaseUnavailable, match="sert en ce moment"),
    ):
        erase(checkout)

    assert where.data.exists()


def test_erase_stops_an_abandoned_server(checkout: Path, hold: Callable[[Path], Holder]) -> None:
    hold(checkout).kill()
    where = locate(checkout)

    erase(checkout)

    assert processes_of(where) == []


@as_root
def test_root_lends_the_server_to_an_existing_account(checkout: Path) -> None:
    with running(checkout) as where:
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in processes_of(where)}

    assert owners == {where.account.uid} != {0}
    assert where.account.name in place.ACCOUNTS
    assert not where.folder.is_relative_to(checkout)
    assert where.folder.stat().st_uid == 0
    assert stat.S_IMODE(where.folder.stat().st_mode) == 0o750


@as_root
def test_root_under_a_folder_that_only_root_may_enter(
    make_checkout: Callable[[str], Path],
) -> None:
    checkout = make_checkout("fermé/portail")
    checkout.parent.chmod(0o700)

    with running(checkout) as where:
        remember(where, "a")

    assert stat.S_IMODE(checkout.parent.stat().st_mode) == 0o700


@as_root
def test_choice_made_for_root_is_said_once_and_kept(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    with running(checkout, said.append) as first:
        pass
    monkeypatch.setattr(place, "ACCOUNTS", ("daemon",))
    with running(checkout, said.append) as second:
        pass

    assert first == second
    assert len(said) == 1
    assert str(first.folder) in said[0]


@as_root
def test_moved_checkout_keeps_its_data(make_checkout: Callable[[str], Path]) -> None:
    before = make_checkout("avant")
    with running(before) as where:
        remember(where, "a")
    after = before.rename(before.with_name("après"))

    with running(after) as where:
        assert remembered(where) == ["a"]
    erase(after)


@as_root
def test_copied_checkout_leaves_the_data_to_the_original(
    make_checkout: Callable[[str], Path],
) -> None:
    original = make_checkout("original")
    with running(original) as first:
        remember(first, "a")
        copy = make_checkout("copie")
        shutil.copytree(original, copy, dirs_exist_ok=True)

        with running(copy) as second:
            assert remembered_nothing(second)

    with running(original) as first:
        assert remembered(first) == ["a"]


@as_root
def test_account_that_disappeared_is_named(checkout: Path) -> None:
    with running(checkout) as where:
        pass
    record = json.loads(where.record.read_text("utf-8"))
    where.record.write_text(json.dumps(record | {"account": "parti"}), "utf-8")

    with pytest.raises(DatabaseUnavailable, match="« parti »"):
        locate(checkout)
    where.record.write_text(json.dumps(record), "utf-8")


@as_root
def test_database_of_root_is_refused_to_others(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(checkout):
        pass
    with monkeypatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: 12345)
        with pytest.raises(DatabaseUnavailable, match="créée par root"):
            locate(checkout)


@as_root
def test_folder_prepared_by_somebody_else_is_refused(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    os.chown(trap, 65534, 65534)

    with pytest.raises(DatabaseUnavailable, match="appartient à un autre compte"):
        place.make_private(trap, 101, 101, 0o700)

    assert trap.stat().st_uid == 65534


def test_full_disk_is_one_sentence(checkout: Path) -> None:
    complaint = "FATAL:  could not write lock file: No space left on device"

    sentence = str(cluster.failure(locate(checkout), complaint))

    assert sentence.startswith("Le disque est plein")


def test_failed_start_tells_the_reason_and_the_log(checkout: Path) -> None:
    with running(checkout) as where:
        pass
    (where.data / "global" / "pg_control").unlink()

    with pytest.raises(DatabaseUnavailable, match=r"n’a pas démarré \(.*\) ; son journal est"):
        running(checkout).__enter__()


def test_wrong_account_is_turned_away(checkout: Path) -> None:
    """Peer authentication: the name asked for must be one that this account may take."""
    with (
        running(checkout) as where,
        pytest.raises(psycopg.OperationalError, match="authentication"),
    ):
        psycopg.connect(host=str(where.socket_folder), user="somebody", dbname="postgres")
