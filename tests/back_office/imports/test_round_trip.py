"""What a file gives of a record changes nothing when it is brought in again, whatever its texts.

The whole register does it in `test_whole_register.py`: it would be taken out for each text here.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import factory
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import tests.factories
from crpv_portal.back_office.imports.choices import RunState
from crpv_portal.back_office.imports.declared import KINDS
from crpv_portal.back_office.imports.kinds import form_of
from crpv_portal.back_office.imports.model_files import model_table
from crpv_portal.common.spreadsheets import open_table
from crpv_portal.common.spreadsheets.csv_text import HARMLESS
from crpv_portal.common.tables import ExportColumn, ExportTable, as_csv, as_ods, as_xlsx
from tests.factories.accounts import UserFactory

from .runs import bring

WRITERS = {"csv": as_csv, "ods": as_ods, "xlsx": as_xlsx}


# Accents, marks of a spreadsheet and of a CSV, spaces that bind, noughts, figures, letters.
SIGNS = "éÀœÇñß’'\"«»;,\t=+-@|%\\#/.()\u202f\xa0 0001e25aBn°😀"
WORDS = st.text(SIGNS, min_size=1, max_size=40).map(str.strip)
LINES = st.lists(WORDS.filter(bool), min_size=1, max_size=3).map("\n".join)


@given(st.lists(LINES, min_size=1, max_size=5), st.sampled_from(sorted(WRITERS)))
@example(["01", "1e5", "=1+1", "-3", "+33 1", "@a", "12,5", "TRUE", "#REF", "16/03/2017"], "csv")
@example(["01", "1e5", "=1+1", "-3", "+33 1", "@a", "12,5", "TRUE", "#REF", "16/03/2017"], "ods")
@example(["01", "1e5", "=1+1", "-3", "+33 1", "@a", "12,5", "TRUE", "#REF", "16/03/2017"], "xlsx")
def test_what_a_cell_of_our_files_says_comes_back(texts, form):
    # Nobody can tell a quote that somebody typed from the one that makes a formula harmless.
    texts = [text for text in texts if not HARMLESS.match(text)] or ["x"]
    column = ExportColumn("a", "A", lambda row: row)
    lines = list(open_table(WRITERS[form](ExportTable("a", "a", [column], texts))).lines)
    assert [line.cells for line in lines] == [["A"], *([text] for text in texts)]


def factory_of(model: type[models.Model]) -> Any:
    """The factory of a model, wherever it is."""
    for module in pkgutil.iter_modules(tests.factories.__path__, "tests.factories."):
        for each in vars(importlib.import_module(module.name)).values():
            is_one = isinstance(each, type) and issubclass(each, factory.django.DjangoModelFactory)
            if is_one and each._meta.model is model:
                return each
    raise AssertionError(f"no factory of {model}")


def say(row: models.Model, form: type[forms.ModelForm], text: str, line: str) -> int:
    """Have each box of free text of a row hold this; return how many do."""
    done = 0
    for column in type(row)._meta.fields:
        box = form.base_fields.get(column.name)
        if type(box) is not forms.CharField or not isinstance(
            column, (models.CharField, models.TextField)
        ):
            continue
        said = text if isinstance(column, models.TextField) else line
        try:
            value = box.clean(said[: column.max_length].strip() if column.max_length else said)
            with transaction.atomic():
                type(row)._base_manager.filter(pk=row.pk).update(**{column.name: value})
        except (ValidationError, IntegrityError):
            continue
        done += 1
    return done


@pytest.mark.django_db
@pytest.mark.parametrize("slug", KINDS)
def test_whatever_its_texts_a_record_taken_out_and_brought_in_is_unchanged(slug):
    kind, agent = KINDS[slug], UserFactory(staff=True)
    made = factory_of(kind.model)
    row = made(**({"status": "held"} if slug == "reunions" else {}))
    made(**({"status": "held"} if slug == "reunions" else {}))  # with nothing in its boxes
    form = form_of(kind, agent)

    @settings(max_examples=6, suppress_health_check=list(HealthCheck), deadline=None)
    @given(LINES, WORDS.filter(bool), st.sampled_from(sorted(WRITERS)))
    @example("=1+1", "=SOMME(A1)", "csv")
    @example("007", "«\u202f01\u202f»;'\"", "xlsx")
    def unchanged(text: str, line: str, ending: str) -> None:
        if HARMLESS.match(text) or HARMLESS.match(line):
            return
        written.append(say(row, form, text, line))
        content = WRITERS[ending](model_table(kind, agent, is_filled=True))
        run = bring(slug, content, name=f"liste.{ending}", user=agent)
        assert run.state == RunState.READY, (run.refusal, run.headings, run.fields)
        assert set(run.rows.counts()) == {"unchanged"}, [
            (row.label, row.changes, row.problems) for row in run.rows.exclude(verdict="unchanged")
        ]

    written: list[int] = []
    unchanged()
    assert min(written) or slug in ("qpv", "labels", "perimetres")
