"""`make test DAY=…`: which moment it means, and the one sentence where it cannot go there."""

import datetime
import shutil

import pytest

from crpv_portal.common.dates import PARIS
from crpv_portal.launcher import another_day
from crpv_portal.launcher.embedded_database import cluster
from crpv_portal.launcher.terminal import Refusal

NOW = datetime.datetime(2026, 11, 29, 8, 15, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-12-31 23:30", "2026-12-31T22:30:00+00:00"),
        ("2027-01-01 00:30", "2026-12-31T23:30:00+00:00"),
        ("2028-02-29", "2028-02-29T11:00:00+00:00"),
        ("2027-03-28 01:59", "2027-03-28T00:59:00+00:00"),
        ("2027-10-31 02:30", "2027-10-31T00:30:00+00:00"),  # the first of the two
        ("+400", "2028-01-03T08:15:00+00:00"),
        ("2001-01-01 00:00", "2000-12-31T23:00:00+00:00"),
    ],
)
def test_the_moment_asked_for(day: str, expected: str) -> None:
    assert another_day.moment(day, NOW).astimezone(datetime.UTC).isoformat() == expected


@pytest.mark.parametrize(
    "day", ["demain", "2026-02-30", "2026-12-31 24:30", "2026-12-31T", "+", "+9999999", "12/2026"]
)
def test_what_is_no_moment(day: str) -> None:
    with pytest.raises(Refusal, match=r"n’est pas un moment : écrivez un jour .*\.$"):
        another_day.moment(day, NOW)


def test_the_clock_is_written_in_paris() -> None:
    assert another_day.moment("2026-07-14 09:00", NOW).tzinfo is PARIS


def test_without_faketime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAKETIME", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(Refusal, match="faketime, qui n’est pas installé"):
        another_day.go_there("2026-12-31 23:30", [])


def test_a_database_that_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAKETIME", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgres://portail@localhost/portail")

    with pytest.raises(Refusal, match="relancez sans cette variable"):
        another_day.go_there("2026-12-31 23:30", [])


def test_the_server_has_our_clock_and_nothing_else_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/tmp")  # noqa: S108 - never read
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.delenv("FAKETIME", raising=False)
    assert set(cluster.environment()) == {"PATH", "LC_ALL", "TZ"}

    monkeypatch.setenv("FAKETIME", "+3600")
    given = cluster.environment()
    assert given["FAKETIME"] == "+3600"
    assert "PGDATA" not in given
    assert "FAKETIME_SHARED" not in given
