"""Words of the code: docstrings that begin plainly, and one meaning for each name of a class."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

BASE = Path(settings.BASE_DIR)
FOLDERS = ("crpv_portal", "partners", "centres", "governance")

# « What is stored of each detail, as its input has it » is a riddle: a docstring begins with a verb
# (« Return the stored value of each detail ») or with the thing's name (« Members of a body »).
RIDDLE = re.compile(
    r"\W*(What|Who|Whom|Whose|Where|How|Why|When|Which|Whether|Whoever|Whatever|Wherever|Whichever)\b",
    re.IGNORECASE,
)

# Names that several classes bear, each with its reason.
SHARED = {
    "Command": "Django finds a command by this name in its module",
    "Meta": "Django and django-filter read it inside a model, a form or a filter",
    "NameInline": "the dated names, edited on the page of a body, an organisation or a centre",
}


@cache
def sources() -> dict[str, ast.Module]:
    return {
        path.relative_to(BASE).as_posix(): ast.parse(path.read_text("utf-8"))
        for folder in FOLDERS
        for path in sorted((BASE / folder).rglob("*.py"))
        if "migrations" not in path.relative_to(BASE).parts
    }


def riddles_in(tree: ast.Module) -> Iterator[str]:
    """Yield the first line of each docstring that begins like a question."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node) or ""
            if RIDDLE.match(text):
                yield text.splitlines()[0]


def test_a_docstring_begins_with_a_verb_or_a_name():
    faults = [f"{path}: {line}" for path, tree in sources().items() for line in riddles_in(tree)]
    assert faults == []


def test_a_class_has_a_name_of_its_own():
    """Nested classes count; a shared name that nothing shares any more is a fault too."""
    places = defaultdict(list)
    for path, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(f"{path}:{node.lineno}")
    shared = {name: found for name, found in places.items() if len(found) > 1}
    assert {name: found for name, found in shared.items() if name not in SHARED} == {}
    assert set(SHARED) - set(shared) == set()
