"""Work of an import: in slices, cut short, shared by two workers, decided by two agents at once."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from centres.models import Coverage
from crpv_portal.back_office.imports import judging, work, writing
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.models import ImportRow, ImportRun
from crpv_portal.back_office.imports.services import decide, forget_imports, open_run, tick
from crpv_portal.common.models import StoredFile
from partners.models import Organisation
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.territories import DepartmentFactory
from tests.together import at_once

from .runs import WHY, as_csv, bring, only, verdicts, worked, write

pytestmark = pytest.mark.django_db(transaction=True)


class Killed(BaseException):
    """The end of a process, which no handler of ours sees."""


def perimeters(count: int) -> bytes:
    centre = CentreFactory(name="Labo Cités")
    names = [DepartmentFactory().name for _ in range(count)]
    rows = ([centre.name, name, "2017"] for name in names)
    return as_csv(["Centre", "Département", "Début"], *rows)


@pytest.mark.parametrize("step", ["read", "judge", "write"])
def test_a_worker_killed_in_the_middle_leaves_nothing_half_written(monkeypatch, step):
    monkeypatch.setattr(work, "SLICE", 2)
    content = perimeters(5)
    if step == "write":
        run = bring("perimetres", content)
        decide(run=run, reason=WHY, by=run.author)
        place, name = writing, "_save"
    else:
        run = open_run(
            kind="perimetres", name="a.csv", content=content, author=UserFactory(staff=True)
        )
        place, name = (work, "matched") if step == "read" else (judging, "_refuse_doubles")
    kept, calls = getattr(place, name), []

    def until_killed(*args):
        calls.append(1)
        if len(calls) == (1 if step == "read" else 2):
            raise Killed
        return kept(*args)

    monkeypatch.setattr(place, name, until_killed)
    with pytest.raises(Killed):
        worked(run)
    assert not Coverage.objects.exists()
    monkeypatch.setattr(place, name, kept)
    run = worked(run)
    if step != "write":
        assert verdicts(run) == ["created"] * 5
        run = write(run)
    assert run.state == RunState.DONE
    assert Coverage.objects.count() == 5


def test_our_own_fault_ends_the_import_and_is_told(monkeypatch, caplog):
    monkeypatch.setattr(work, "judge_rows", lambda *args: 1 / 0)
    run = bring("perimetres", perimeters(1))
    assert run.state == RunState.REFUSED
    assert "Rien n’est écrit" in run.refusal
    assert "ZeroDivisionError" in caplog.text


def test_two_agents_write_at_once_and_the_second_is_told():
    OrganisationFactory(name="Ville Exemple", role="")
    table = "Nom;Rôle dans le réseau\nVille Exemple;{}\n"
    runs = [bring("organisations", table.format(each).encode()) for each in ("un", "deux")]
    assert [only(run).verdict for run in runs] == ["changed", "changed"]
    for run in runs:
        decide(run=run, reason=WHY, by=run.author)
    at_once([work.work_next, work.work_next])
    runs = [worked(run) for run in runs]
    assert sorted(run.state for run in runs) == [RunState.DONE, RunState.READY]
    won = next(run for run in runs if run.state == RunState.DONE)
    lost = next(run for run in runs if run.state == RunState.READY)
    assert Organisation.objects.get().role == won.rows.get().changes[0][3]
    assert "est devenu" in lost.rows.get().problems[0][1]


def test_what_was_decided_is_what_is_written_whoever_ticks_meanwhile():
    run = bring("perimetres", perimeters(2))
    decide(run=run, reason=WHY, by=run.author)
    with pytest.raises(ValidationError, match="n’attend plus de décision"):
        tick(run=run, shown=[row.pk for row in run.rows.all()], ticked=[])
    worked(run)
    assert Coverage.objects.count() == 2


def test_a_row_that_another_row_of_the_file_forbids_writes_nothing():
    content = as_csv(
        ["Centre", "Département", "Début"],
        ["Labo Cités", "Ain", "2015"],
        ["Labo Cités", "Ain", "2017"],
        ["Labo Cités", "Allier", "2017"],
    )
    CentreFactory(name="Labo Cités")
    for name in ("Ain", "Allier"):
        DepartmentFactory(name=name)
    run = write(bring("perimetres", content))
    assert run.state == RunState.READY
    assert "Rien n’a été écrit" in run.refusal
    assert not Coverage.objects.exists()
    [refused] = run.rows.filter(verdict="refused")
    assert (refused.line, refused.problems[0][0]) == (3, "Début")
    assert write(run).state == RunState.DONE
    assert Coverage.objects.count() == 2


def test_what_a_file_says_of_people_is_forgotten(time_machine):
    run = bring("personnes", as_csv(["Prénom", "Nom"], ["Camille", "Exemple"]))
    run = write(run)
    ImportRun.objects.update(ended_at="2020-01-01T00:00Z")
    name = run.file.file.name
    storage = run.file.file.storage
    assert storage.exists(name)
    forget_imports()
    run.refresh_from_db()
    assert not ImportRow.objects.exists()
    assert run.file is None
    assert not StoredFile.objects.exists()
    assert not storage.exists(name)


def test_one_worker_passes_over_what_another_holds():
    run = open_run(
        kind="perimetres", name="a.csv", content=perimeters(1), author=UserFactory(staff=True)
    )
    with transaction.atomic():
        ImportRun.objects.select_for_update().get(pk=run.pk)
        [took] = at_once([work.work_next])
        assert took is False
    assert work.work_next()
