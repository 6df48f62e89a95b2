"""Exports of lists: their rows, their columns, what never leaves, what is too much."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.contrib import admin
from django.urls import reverse

from centres.models import Centre
from crpv_portal.accounts.models import User
from crpv_portal.back_office.imports.declared import KINDS
from crpv_portal.back_office.imports.kinds import columns_of
from crpv_portal.outbox.models import OutgoingMail
from crpv_portal.outbox.services import queue_mail
from partners.models import Organisation, Person
from tests.admin.screens import Screens, address
from tests.admin.test_lists import maker, queries
from tests.back_office.imports.runs import bring
from tests.factories import accounts, centres, partners

pytestmark = pytest.mark.django_db


@pytest.fixture
def screens(client):
    client.force_login(accounts.UserFactory(staff=True, second_factor=True))
    return Screens(client)


def export(screens, model, form="csv", query="", columns=None):
    """The answer to an export with every column, or those named."""
    url = reverse("exports:choose", args=[model._meta.label_lower])
    page = screens.get(f"{url}?{query}")
    keys = columns or [box["value"] for box in page.select("[name=colonnes]")]
    hidden = {box["name"]: box["value"] for box in page.select("#content-main input[type=hidden]")}
    target = page.select_one("#content-main form")["action"]
    return screens.client.get(target, {**hidden, "colonnes": keys, "forme": form})


def lines(response):
    assert response.status_code == 200, response.text
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.mark.parametrize("model", list(admin.site._registry), ids=lambda model: model.__name__)
def test_each_list_is_exported_without_what_no_screen_shows(screens, model):
    make = maker(model)
    if make is not None:
        make(1)
    heads, *rows = lines(export(screens, model))
    assert len(set(heads)) == len(heads) > 0
    assert len(rows) == screens.client.get(address(model, "changelist")).context["cl"].result_count
    assert "Mot de passe" not in heads
    assert model is not OutgoingMail or "Texte" not in heads
    assert "md5$" not in str(rows)


def test_filters_search_and_selection_are_those_of_the_list(screens):
    kept, other = (partners.PersonFactory(last_name=name) for name in ("Kept", "Other"))
    for query in ("q=kept", f"lignes={kept.pk}"):
        [_, row] = lines(export(screens, Person, query=query))
        assert "Kept" in row
    ticked = {"action": "export_selection", "_selected_action": [kept.pk]}
    answer = screens.client.post(address(Person, "changelist"), ticked)
    page = screens.get(answer["Location"])
    assert "1 ligne, celles que vous avez cochées" in " ".join(page.text.split())
    everything = ticked | {"select_across": "1"}
    answer = screens.client.post(address(Person, "changelist") + "?q=other", everything)
    assert answer["Location"].endswith("?q=other")
    assert f"{other.pk}" not in answer["Location"].partition("?")[2]
    url = reverse("exports:choose", args=["partners.person"])
    assert screens.client.get(f"{url}?password__startswith=a").status_code == 400
    assert screens.client.get(reverse("exports:choose", args=["auth.group"])).status_code == 404


def test_formulas_are_harmless_in_each_kind_of_file(screens):
    partners.PersonFactory(first_name="=1+1", last_name="@SUM(A1)")
    chosen = ["first_name", "last_name"]
    [heads, row] = lines(export(screens, Person, columns=chosen))
    assert heads == ["Prénom", "Nom"]
    assert [cell[0] for cell in row] == ["'", "'"]
    book = openpyxl.load_workbook(io.BytesIO(export(screens, Person, "xlsx", "", chosen).content))
    assert [cell.data_type for cell in book.active[2]] == ["s", "s"]
    assert export(screens, Person, "ods", "", chosen).content.startswith(b"PK")


def test_too_many_rows_and_no_column_are_said_on_the_page(screens, monkeypatch):
    monkeypatch.setitem(
        __import__("crpv_portal.back_office.exports.forms", fromlist=["MOST"]).MOST, "csv", 1
    )
    for _ in range(2):
        partners.PersonFactory()
    refused = export(screens, Person)
    assert refused.status_code == 400
    assert "2 lignes seraient dans ce fichier, qui en contient 1 au plus" in refused.text.replace(
        "\xa0", " "
    )
    url = reverse("exports:file", args=["partners.person"])
    assert screens.client.get(url, {"forme": "csv"}).status_code == 400
    assert screens.client.get(url, {"forme": "pdf", "colonnes": ["last_name"]}).status_code == 400


@pytest.mark.parametrize("model", [User, Person, OutgoingMail])
def test_an_export_is_flat(screens, model):
    make = {
        User: maker(User),
        Person: lambda n: centres.PositionFactory(),
        OutgoingMail: lambda n: queue_mail(kind="a", to=f"a{n}@b.test", subject="b", text="c"),
    }[model]
    make(1)
    url = reverse("exports:file", args=[model._meta.label_lower])
    page = screens.get(reverse("exports:choose", args=[model._meta.label_lower]))
    keys = "&".join(f"colonnes={box['value']}" for box in page.select("[name=colonnes]"))
    one, _ = queries(screens.client, f"{url}?forme=csv&{keys}")
    for number in range(2, 21):
        make(number)
    twenty, _ = queries(screens.client, f"{url}?forme=csv&{keys}", is_read_before=True)
    assert twenty <= one


@pytest.mark.parametrize("model", [Centre, Organisation, Person])
def test_headings_are_those_that_an_import_recognises(screens, model):
    kind = next(k for k in KINDS.values() if k.model is model and k.inline is None)
    maker(model)(1)
    heads, *_ = lines(export(screens, model))
    user = User.objects.filter(is_staff=True).first()
    wanted = [column.label for column in columns_of(kind, user)]
    assert heads[: len(wanted)] == wanted


@pytest.mark.parametrize("model", [Centre, Organisation, Person])
def test_a_whole_list_is_brought_in_again_without_a_question(screens, model):
    kind = next(k for k in KINDS.values() if k.model is model and k.inline is None)
    maker(model)(1)
    answer = export(screens, model)
    _, *rows = lines(answer)
    run = bring(kind.slug, answer.content, user=User.objects.filter(is_staff=True).first())
    assert run.state == "ready", run.headings
    assert run.rows.counts() == {"unchanged": len(rows)}
    page = screens.client.get(run.get_absolute_url()).text
    for heading, name in zip(run.headings, run.fields, strict=True):
        assert name or heading in page.partition("non reprise")[2].partition("</p>")[0]
