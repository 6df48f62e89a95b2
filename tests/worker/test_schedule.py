"""The schedule: each job at its hour, once, whatever the number of workers."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection

from crpv_portal.accounts.models import Session
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from crpv_portal.worker import schedule
from crpv_portal.worker.models import ScheduledJob
from crpv_portal.worker.schedule import SCHEDULE, Job, each_hour, each_night, run_due_jobs
from tests.factories.accounts import UserFactory


def at(moment: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-03-02T01:59+00:00", "2026-03-01T02:00+00:00"),  # 2 h 59 in Paris
        ("2026-03-02T02:00+00:00", "2026-03-02T02:00+00:00"),
        ("2026-03-29T00:59+00:00", "2026-03-28T02:00+00:00"),  # no hour of two that night
        ("2026-03-29T01:00+00:00", "2026-03-29T01:00+00:00"),
        ("2026-10-25T01:59+00:00", "2026-10-24T01:00+00:00"),  # two hours of two that night
        ("2026-10-25T02:00+00:00", "2026-10-25T02:00+00:00"),
    ],
)
def test_a_night_is_over_at_three_in_paris(now, due):
    assert each_night(at(now)) == at(due)


def test_an_hour_is_over_at_its_end():
    assert each_hour(at("2026-03-02T08:59:59+00:00")) == at("2026-03-02T08:00+00:00")


@pytest.mark.django_db
def test_a_job_runs_once_a_night_and_catches_up_once(monkeypatch):
    runs: list[str] = []
    job = Job("count", each_night, lambda: runs.append("run"))
    monkeypatch.setattr(schedule, "SCHEDULE", (job,))
    with time_machine.travel("2026-03-02 08:00Z", tick=False) as clock:
        run_due_jobs()
        assert runs == []  # a database that was just made waits for its hour
        clock.move_to(at("2026-03-03T01:59+00:00"))
        run_due_jobs()
        assert runs == []
        clock.move_to(at("2026-03-03T02:00+00:00"))
        run_due_jobs()
        run_due_jobs()
        assert runs == ["run"]
        clock.move_to(at("2026-03-10T12:00+00:00"))  # no worker for a week
        run_due_jobs()
        run_due_jobs()
        assert runs == ["run", "run"]


def test_two_workers_run_a_job_once(committed, monkeypatch):
    """Both read that it is due before either begins it."""
    runs: list[str] = []
    both = threading.Barrier(2)

    def last_due(now: datetime.datetime) -> datetime.datetime:
        both.wait(30)
        return now

    monkeypatch.setattr(schedule, "SCHEDULE", (Job("count", last_due, lambda: runs.append("run")),))
    ScheduledJob.objects.create(name="count", begun_at=at("2026-01-01T00:00+00:00"))

    def work(_: int) -> None:
        try:
            run_due_jobs()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    assert runs == ["run"]


@pytest.mark.django_db
def test_a_job_that_fails_is_logged_and_stops_no_other(monkeypatch, caplog):
    runs: list[str] = []

    def fail() -> None:
        raise ValueError("panne")

    jobs = (Job("fail", each_hour, fail), Job("count", each_hour, lambda: runs.append("run")))
    monkeypatch.setattr(schedule, "SCHEDULE", jobs)
    long_ago = at("2026-01-01T00:00+00:00")
    ScheduledJob.objects.bulk_create(ScheduledJob(name=job.name, begun_at=long_ago) for job in jobs)
    run_due_jobs()
    assert runs == ["run"]
    assert "The job fail failed" in caplog.text


@pytest.mark.django_db
def test_each_job_of_the_schedule_runs():
    assert len({job.name for job in SCHEDULE}) == len(SCHEDULE)
    for job in SCHEDULE:
        job.act()


def test_each_job_stands_in_the_runbook(settings):
    runbook = (settings.BASE_DIR / "docs" / "runbook.md").read_text("utf-8")
    assert [job.name for job in SCHEDULE if f"`{job.name}`" not in runbook] == []


@pytest.mark.django_db
def test_sessions_that_are_over_are_forgotten(client):
    client.force_login(UserFactory())
    Session.objects.update(expire_date=at("2026-01-01T00:00+00:00"))
    ScheduledJob.objects.create(name="clear_sessions", begun_at=at("2026-01-01T00:00+00:00"))
    run_due_jobs()
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_work_once_does_what_is_due_and_stops(mailoutbox):
    long_ago = at("2026-01-01T00:00+00:00")
    ScheduledJob.objects.create(name="purge_mails", begun_at=long_ago)
    mails = [
        queue_mail(kind="essai", to="nadia@exemple.test", subject="Objet", text="Bonjour.")
        for _ in range(2)
    ]
    call_command("work", "--once")
    assert [mail.state for mail in OutgoingMail.objects.all()] == ["sent"] * len(mails)
    assert len(mailoutbox) == len(mails)
    assert ScheduledJob.objects.get(name="purge_mails").begun_at > long_ago
