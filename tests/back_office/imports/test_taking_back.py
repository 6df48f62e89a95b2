"""A large import taken back by the worker: all of it or nothing, from its own page."""

from __future__ import annotations

import pytest
from django.urls import reverse

from centres.models import Coverage
from crpv_portal.back_office.imports import taking_back, views
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.models import ImportRun
from crpv_portal.back_office.journal import views as journal
from crpv_portal.back_office.journal.filters import taken_back_by
from tests.factories.centres import CentreFactory
from tests.factories.facts import SourceFactory
from tests.factories.territories import DepartmentFactory

from .runs import WHY, as_csv, bring, worked, write

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run(agent, monkeypatch) -> ImportRun:
    monkeypatch.setattr(views, "MOST_UNDONE_AT_ONCE", 2)
    monkeypatch.setattr(journal, "MOST_ON_A_PAGE", 2)
    CentreFactory(name="Labo Cités")
    SourceFactory(address="https://exemple.fr/liste")
    rows = (
        ["Labo Cités", DepartmentFactory().name, "2017", "https://exemple.fr/liste"]
        for _ in range(3)
    )
    table = as_csv(["Centre", "Département", "Début", "Sources"], *rows)
    run = write(bring("perimetres", table, user=agent))
    assert run.state == RunState.DONE, run.refusal
    assert Coverage.sources.through.objects.count() == 3
    return run


def ask(client, run: ImportRun, **sent: str):
    return client.post(
        reverse("imports:decision", args=[run.pk]), {"annuler": "1", **sent}, follow=True
    )


def test_a_large_import_is_taken_back_from_its_page(client, agent, run):
    client.force_login(agent)
    page = client.get(run.get_absolute_url())
    assert 'name="annuler"' in page.text
    assert reverse("journal:undo", args=[run.act]) not in page.text
    # The journal says where, and does nothing.
    undo = reverse("journal:undo", args=[run.act])
    assert "depuis sa propre page" in client.get(undo).text
    assert client.post(undo, {"reason": WHY, "_judged": ""}).status_code == 302
    assert ask(client, run).status_code == 422
    assert Coverage.objects.count() == 3

    answer = ask(client, run, reason="mauvais fichier")
    assert "L’annulation est en cours" in " ".join(answer.text.split())
    assert Coverage.objects.count() == 3
    run = worked(run)
    assert (run.state, run.undone_by) == (RunState.UNDONE, agent)
    assert not Coverage.objects.exists()
    assert not Coverage.sources.through.objects.exists()
    assert "Cet import est annulé" in client.get(run.get_absolute_url()).text
    assert ask(client, run, reason="encore").status_code == 200
    [undoing] = taken_back_by(run.act)
    assert (undoing.user, undoing.why) == (agent.pk, "mauvais fichier")


def test_an_import_on_which_something_stands_stays_whole(client, agent, run):
    client.force_login(agent)
    changed = Coverage.objects.order_by("pk")[1]
    Coverage.objects.filter(pk=changed.pk).update(note="depuis")
    ask(client, run, reason="mauvais fichier")
    run = worked(run)
    assert run.state == RunState.DONE
    assert "a été modifié depuis" in run.refusal
    assert Coverage.objects.count() == 3
    assert "a été modifié depuis" in client.get(run.get_absolute_url()).text


def test_a_fault_of_ours_leaves_the_import_written(client, agent, run, monkeypatch):
    client.force_login(agent)
    monkeypatch.setattr(taking_back, "undo", lambda **options: 1 / 0)
    ask(client, run, reason="mauvais fichier")
    run = worked(run)
    assert (run.state, run.refusal) == (RunState.DONE, taking_back.FAILED)
    assert Coverage.objects.count() == 3
