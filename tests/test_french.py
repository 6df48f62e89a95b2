"""The sources say French as `common.french` has it: nothing is put together by hand."""

import ast
import re

import pytest

from tests.typography import (
    CHECKOUT,
    faults_of,
    in_print,
    python_files,
    scripts,
    sources,
    templates,
)

THE_MODULE = CHECKOUT / "crpv_portal/common/french.py"
ESCAPED = re.compile(r"\\xa0|\\u00a0|\\u202f|\\N\{N[A-Z -]*NO-BREAK SPACE\}", re.IGNORECASE)
BY_HAND = re.compile(r"\{NBSP\}[:;?!»]|«\{NBSP\}")
CUT = re.compile(r"""\.(?:replace|r?split|r?partition)\(\s*f?["'](?:\s|\{NBSP\})[:;?!»]""")


def places(found):
    return sorted(f"{path.relative_to(CHECKOUT)}:{line}" for path, line in found)


def lines_with(pattern, paths):
    return places(
        (path, number)
        for path in paths
        if path != THE_MODULE and "migrations" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if pattern.search(line)
    )


def test_no_space_breaks_beside_a_high_sign():
    lacking = [path for path in sources() if in_print(path) != path.read_text()]
    assert places((path, 0) for path in lacking) == [], "run `make format`"


def test_unbreakable_spaces_are_written_as_themselves():
    assert lines_with(ESCAPED, (*python_files(), *scripts())) == []
    assert lines_with(BY_HAND, python_files()) == []
    assert lines_with(re.compile("&nbsp;|&#160;"), templates()) == []


def is_of_one(test) -> bool:
    """`count > 1`, `1 == count`: what tells the singular from the plural."""
    return isinstance(test, ast.Compare) and any(
        isinstance(side, ast.Constant) and side.value == 1 and side.value is not True
        for side in (test.left, *test.comparators)
    )


def is_text(node) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def is_plural_by_hand(node) -> bool:
    """`"s" if n > 1 else ""`, `"s" * (n > 1)`, `("commune", "communes")[n > 1]`."""
    if isinstance(node, ast.IfExp):
        return is_of_one(node.test) and is_text(node.body) and is_text(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return is_text(node.left) and isinstance(node.right, ast.Compare)
    return isinstance(node, ast.Subscript) and is_of_one(node.slice)


def test_no_plural_is_made_by_hand():
    found = [
        (path, node.lineno)
        for path in python_files()
        if path != THE_MODULE
        for node in ast.walk(ast.parse(path.read_text()))
        if is_plural_by_hand(node)
    ]
    assert places(found) == [], "use `counted` or `agreed` of common.french"


def test_no_plural_is_made_by_hand_in_a_template():
    words = r"[^{}<>]*"
    by_hand = re.compile(
        rf"\|pluralize|\{{% if [^%]*(?:>|==|!=) 1 %\}}{words}\{{% else %\}}{words}\{{% endif %\}}"
    )
    assert lines_with(by_hand, templates()) == [], "use the filters `counted` and `agreed`"


def test_no_finished_sentence_is_cut():
    assert lines_with(CUT, python_files()) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Ordre du jour : budget", "a space that breaks"),
        ("une « charte\xa0»", "a space that breaks"),
        ("Quorum \xa0: atteint", "two spaces"),
        ("à partir de avril 2019", "no elision"),
        ("1\xa0réunions", "no agreement"),
        ("12 réunion", "no agreement"),
    ],
)
def test_faults_are_found(text, fault):
    assert [found.partition(":")[0] for found in faults_of(text)] == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "Ordre du jour\xa0: budget",
        "à 14:30 !important",
        "d’avril",
        "1\xa0001 réunions",
        "21 réunions",
    ],
)
def test_good_french_has_no_fault(text):
    assert faults_of(text) == []
