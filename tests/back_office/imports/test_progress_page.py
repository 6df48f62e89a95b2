"""Progress of an import on its page, with and without the script."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from crpv_portal.back_office.imports.models import ImportRow, ImportRun

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "max_", "value"), [("judging", "1500", "1499"), ("writing", "1499", "0")]
)
def test_progress_is_told_and_looked_at_again_without_a_script(client, agent, state, max_, value):
    client.force_login(agent)
    run = ImportRun.objects.create(
        kind="centres",
        name="liste.csv",
        sha256="0" * 64,
        author=agent,
        state=state,
        reason="liste",
        decided_by=agent,
    )
    rows = (ImportRow(run=run, line=n, verdict="changed" if n > 1 else "") for n in range(1, 1_501))
    ImportRow.objects.bulk_create(rows)
    page = BeautifulSoup(client.get(run.get_absolute_url()).text, "lxml")
    region = page.select_one("[data-under-way]")
    assert region["data-under-way"] == run.get_absolute_url()
    # What no reader of numbers in French would read as a number.
    assert (region.progress["max"], region.progress["value"]) == (max_, value)
    assert region.progress["aria-label"]
    [again] = [link for link in page.select("a") if link.text == "Actualiser"]
    assert again["href"] == run.get_absolute_url()
    # Nothing is spoken each time that a number changes.
    assert not region.find_parent(attrs={"role": "status"})
    assert page.select_one("[role=status][data-spoken]").text == ""
    assert page.select_one("[data-ended]").has_attr("hidden")
