"""Pages of imports, as an agent goes through them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from centres.models import Coverage
from crpv_portal.back_office.imports.models import ImportHeading, ImportRun
from tests.factories.centres import CentreFactory
from tests.factories.territories import DepartmentFactory

from .runs import WHY, as_csv, bring

pytestmark = pytest.mark.django_db(transaction=True)


def page_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def upload(client, *rows, kind="perimetres", name="liste.csv"):
    file = SimpleUploadedFile(name, as_csv(*rows))
    return client.post(reverse("imports:runs"), {"kind": kind, "file": file}, follow=True)


def seen(answer) -> str:
    return answer.context["seen"]


def test_a_file_with_its_own_headings_is_matched_compared_written_and_taken_back(client, agent):
    client.force_login(agent)
    centre = CentreFactory(name="Labo Cités")
    DepartmentFactory(name="Ain")
    DepartmentFactory(name="Allier")
    answer = upload(
        client,
        ["Structure", "Dpt", "Remarque"],
        ["Labo Cités", "Ain", "a"],
        ["Labo Cités", "Allier", "b"],
        ["Inconnu", "Allier", "c"],
    )
    run = ImportRun.objects.get()
    assert run.state == "matching"
    assert "Par exemple « Labo Cités »" in page_of(answer)
    columns = reverse("imports:columns", args=[run.pk])
    refused = client.post(columns, {"column-0": "centre", "column-1": "", "column-2": ""})
    assert refused.status_code == 422
    assert "Département" in page_of(refused)
    sent = {"column-0": "centre", "column-1": "department", "column-2": ""}
    answer = client.post(columns, sent, follow=True)
    assert answer.status_code == 200
    assert ImportHeading.objects.get(heading="dpt").field == "department"

    # No start and no attestation: the form of the admin refuses, as it would by hand.
    rows = {row.line: row for row in run.rows.all()}
    assert {row.verdict for row in rows.values()} == {"refused"}
    answer = upload(
        client,
        ["Structure", "Dpt", "Début"],
        ["Labo Cités", "Ain", "2017"],
        ["Labo Cités", "Allier", "2018"],
        ["Inconnu", "Allier", "2018"],
    )
    run = ImportRun.objects.get(state="ready", pk__gt=run.pk)
    kept, left, _ = run.rows.order_by("line")
    decision = reverse("imports:decision", args=[run.pk])
    ticks = {"montrees": [kept.pk, left.pk], "retenues": [kept.pk]}
    without_reason = client.post(decision, {**ticks, "ecrire": "1", "seen": seen(answer)})
    assert without_reason.status_code == 422
    assert not Coverage.objects.exists()
    written = {**ticks, "ecrire": "1", "seen": seen(answer), "reason": WHY}
    answer = client.post(decision, written, follow=True)
    assert list(Coverage.objects.values_list("department__name", flat=True)) == ["Ain"]
    assert "1 ligne écrite en un acte" in page_of(answer)
    again = client.post(decision, written, follow=True)  # a double click, or an old tab
    assert Coverage.objects.count() == 1
    assert again.status_code in (200, 409)

    run.refresh_from_db()
    undo = reverse("journal:undo", args=[run.act])
    answer = client.get(undo)
    assert "Ain" in page_of(answer)
    client.post(undo, {"_judged": answer.context["undoing"].digest, "reason": "mauvais fichier"})
    assert not Coverage.objects.exists()
    assert centre.coverages.count() == 0
    done = page_of(client.get(run.get_absolute_url()))
    assert "Cet import est annulé" in done
    assert undo not in done


def test_what_was_compared_again_meanwhile_is_not_written(client, agent):
    client.force_login(agent)
    CentreFactory(name="Labo Cités")
    DepartmentFactory(name="Ain")
    answer = upload(client, ["Centre", "Département", "Début"], ["Labo Cités", "Ain", "2017"])
    run = ImportRun.objects.get()
    decision = reverse("imports:decision", args=[run.pk])
    row = run.rows.get()
    old = seen(answer)
    client.post(decision, {"comparer": "1", "montrees": row.pk, "retenues": row.pk})
    answer = client.post(decision, {"ecrire": "1", "seen": old, "reason": WHY})
    assert answer.status_code in (302, 409)
    assert not Coverage.objects.exists()
    client.post(decision, {"abandonner": "1"})
    run.refresh_from_db()
    assert run.state == "dropped"
    assert client.get(run.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", ["liste.csv", "liste.xlsx"])
def test_a_file_that_cannot_be_kept_is_refused_at_its_box(client, agent, name):
    client.force_login(agent)
    file = SimpleUploadedFile(name, b"PK\x03\x04 not a workbook" if name.endswith("x") else b"")
    answer = client.post(reverse("imports:runs"), {"kind": "labels", "file": file})
    assert answer.status_code == 422
    assert "fichier" in page_of(answer)
    assert not ImportRun.objects.exists()


def test_the_pages_cost_the_same_with_many_rows(client, agent, count_queries):
    client.force_login(agent)
    CentreFactory(name="Labo Cités")
    names = [DepartmentFactory().name for _ in range(20)]

    def cost_of(count: int) -> tuple[int, int]:
        rows = (["Labo Cités", name, "2017"] for name in names[:count])
        run = bring("perimetres", as_csv(["Centre", "Département", "Début"], *rows), user=agent)
        pages = (run.get_absolute_url(), reverse("imports:runs"))
        one, other = (count_queries(lambda page=page: client.get(page)) for page in pages)
        return one, other

    assert cost_of(1) == cost_of(20)
