"""Two people write one record: what each changed is kept, and clashes are told."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from governance.record.merging import base_of, merge
from governance.record.views.record import _sent_base

BASE = {
    "title": "Bureau",
    "place": "Lille",
    "items": "1 2",
    "item-1-title": "A",
    "item-2-title": "B",
}
TEXTS = st.sampled_from(["", "un", "deux", "trois"])
FIELDS = ("title", "place", "minutes")
RECORDS = st.fixed_dictionaries(dict.fromkeys(FIELDS, TEXTS))


def merged(base, theirs, mine, **arguments):
    return merge(base=base_of(base), theirs=theirs, mine=mine, **arguments)


@given(base=RECORDS, theirs=RECORDS, mine=RECORDS)
def test_no_change_is_lost_in_silence(base, theirs, mine):
    """Stated apart: who alone changed a field has it; who both changed it otherwise are asked."""
    result = merged(base, theirs, mine)
    asked = {difference.name for difference in result.differences}
    for name in FIELDS:
        changed = {text for text in (theirs[name], mine[name]) if text != base[name]}
        if len(changed) == 2:
            assert name in asked
        else:
            assert name not in asked
            assert result.values[name] == (changed.pop() if changed else base[name])


@given(base=RECORDS, theirs=RECORDS)
def test_who_changes_nothing_writes_what_is_stored(base, theirs):
    result = merged(base, theirs, base)
    assert result.values == theirs
    assert result.differences == ()


def test_the_choice_decides_and_is_asked_again_when_missing():
    theirs, mine = BASE | {"title": "Le leur"}, BASE | {"title": "Le mien"}
    assert merged(BASE, theirs, mine).values["title"] == "Le mien"
    # The page that asks was loaded with what they saved.
    again = merged(theirs, theirs, mine, asked=["title"])
    assert [difference.name for difference in again.differences] == ["title"]
    kept = {
        choice: merged(theirs, theirs, mine, asked=["title"], choices={"title": choice})
        for choice in ("theirs", "mine")
    }
    assert kept["theirs"].values["title"] == "Le leur"
    assert kept["mine"].values["title"] == "Le mien"
    assert not kept["mine"].differences


def test_rows_added_by_both_stay():
    theirs = BASE | {"items": "1 2 3", "item-3-title": "Le leur"}
    mine = BASE | {"items": "n1 1 2", "item-n1-title": "Le mien"}
    result = merged(BASE, theirs, mine)
    assert result.values["items"] == "n1 1 2 3"
    assert result.is_mixed


def test_a_row_removed_by_one_goes_unless_the_other_wrote_in_it():
    without = {name: text for name, text in BASE.items() if not name.startswith("item-2")}
    without["items"] = "1"
    assert merged(BASE, without, BASE).values["items"] == "1"
    assert merged(BASE, BASE, without).values["items"] == "1"
    written = BASE | {"item-2-title": "B, récrit"}
    assert merged(BASE, without, written).values["items"] == "1 2"
    assert merged(BASE, written, without).values["items"] == "1 2"


def test_the_order_of_who_moved_something_wins():
    moved = BASE | {"items": "2 1"}
    assert merged(BASE, moved, BASE).values["items"] == "2 1"
    assert merged(BASE, BASE, moved).values["items"] == "2 1"


def test_a_page_that_lost_its_base_asks_about_every_difference():
    result = merge(base={}, theirs=BASE, mine=BASE | {"title": "Autre"})
    assert [difference.name for difference in result.differences] == ["title"]


@pytest.mark.parametrize("sent", ["", "[]", "{", "null", "[" * 100_000, '{"a": 1}', '"a"'])
def test_what_the_page_was_loaded_with_may_be_anything(sent):
    form = QueryDict(mutable=True)
    form["base"] = sent
    assert _sent_base(form) == {}
