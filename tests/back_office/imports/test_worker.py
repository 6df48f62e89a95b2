"""Imports in the worker: mails leave meanwhile, and one that is killed leaves nothing half done."""

from __future__ import annotations

import os
import signal
import time

import pytest

from centres.models import Coverage
from crpv_portal.back_office.imports import writing
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.models import ImportRun
from crpv_portal.back_office.imports.services import decide
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from tests.factories.centres import CentreFactory
from tests.factories.territories import DepartmentFactory
from tests.worker_processes import wait_until, workers

from .runs import WHY, as_csv, bring

pytestmark = pytest.mark.django_db(transaction=True)


def test_mails_leave_during_a_writing_whose_worker_is_then_killed(monkeypatch, tmp_path):
    centre = CentreFactory(name="Labo Cités")
    rows = [[centre.name, DepartmentFactory().name, "2017"] for _ in range(5)]
    run = bring("perimetres", as_csv(["Centre", "Département", "Début"], *rows))
    decide(run=run, reason=WHY, by=run.author)
    save, saved = writing._save, tmp_path / "saved"

    def saving_two(*args: object) -> object:
        if saved.exists() and len(saved.read_text()) == 2:
            time.sleep(600)
        saved.open("a").write(".")
        return save(*args)  # type: ignore[arg-type] # as it was called

    def state_of_run() -> str:
        return ImportRun.objects.values_list("state", flat=True).get()

    monkeypatch.setattr(writing, "_save", saving_two)
    with workers() as start:
        worker = start("facteur-1")
        wait_until(lambda: saved.exists() and saved.read_text() == "..")
        mail = queue_mail(kind="essai", to="a@exemple.test", subject="Objet", text="Bonjour.")
        wait_until(lambda: OutgoingMail.objects.get(pk=mail.pk).state == "sent")
        assert not Coverage.objects.exists()
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        assert not Coverage.objects.exists()
        assert state_of_run() == RunState.WRITING
        monkeypatch.setattr(writing, "_save", save)
        start("facteur-2")
        wait_until(lambda: state_of_run() == RunState.DONE)
    assert Coverage.objects.count() == 5
    assert run.rows.filter(written__isnull=False).count() == 5
