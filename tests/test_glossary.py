"""The glossary names every model, and nothing that is not there (docs/glossary.md)."""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

GLOSSARY = (Path(settings.BASE_DIR) / "docs" / "glossary.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and line.count("|") == 5 and not line.startswith("| English")
]
OURS = ("crpv_portal.", "partners.", "centres.", "governance.")


def our_models():
    """Models that somebody wrote: neither the history's events nor the links behind a relation."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith(OURS)
        and not hasattr(model, "pgh_tracked_model")
        and not (model.__doc__ or "").startswith(
            f"{model.__name__}("
        )  # Django writes « Model(id, …) » for a link
    ]


def test_every_model_is_in_the_glossary():
    named = {word for row in ROWS for word in re.findall(r"`([\w.]+)`", row[3])}
    assert {model._meta.label for model in our_models()} - named == set()


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_the_glossary_names_is_there(row):
    english, french, meaning, where = row
    assert english
    assert french
    assert meaning
    for word in re.findall(r"`([\w.]+)`", where):
        assert is_there(word), f"« {word} » is not there"


def is_there(word: str) -> bool:
    """A model by its label, or a dotted name, which may leave `crpv_portal` out."""
    first, _, rest = word.partition(".")
    name, _, column = rest.partition(".")
    models = {model._meta.label: model for model in our_models()}
    if model := models.get(f"{first}.{name}"):
        return not column or hasattr(model, column)
    return has_name(word) or has_name(f"crpv_portal.{word}")


def has_name(dotted: str) -> bool:
    """Tell whether a dotted name is a module of the project, or something within one."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part, None)
        return found is not None
    return False
