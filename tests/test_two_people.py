"""Two people on one page that shows and saves: by two clients, each kind of page there is."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests.tabs import WHEN_READ, Tab, browsers, words
from tests.test_final_acts import traces
from tests.two_people import KINDS, MINE, pages_that_show_and_save

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]


def test_every_page_that_shows_and_saves_is_there():
    """What is done once is in `tests/test_final_acts.py`, which has a guard of its own."""
    assert {name.partition(" ")[0] for name in KINDS} == pages_that_show_and_save()


def opened(kind, clients):
    return [
        Tab.read(client, kind.page, holding=kind.box, button=kind.button).typed(**kind.both)
        for client in clients
    ]


@pytest.mark.parametrize("name", KINDS)
def test_each_keeps_what_both_wrote(name, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    people = browsers()  # before what is planted for them
    kind = KINDS[name]()
    claire, denis = opened(kind, people)
    theirs, mine = kind.texts

    # A page that does not say when it was read changes nothing.
    before = traces()
    marks = [box for box in denis.sent if box.rpartition("-")[2] in WHEN_READ]
    assert marks
    unread = {box: value for box, value in denis.sent.items() if box not in marks}
    replace(denis, sent=unread).send(**{kind.box: mine})
    assert traces() == before

    assert claire.send(**{kind.box: theirs}).status_code == 302
    answer = denis.send(**{kind.box: mine}, **kind.alone)
    assert answer.status_code in (200, 409, 422)
    for said in ("Claire Petit", theirs, mine):
        assert said in words(answer)
    again = Tab.of(denis.client, denis.action, answer, holding=kind.box, button=kind.button)
    assert again.sent[kind.box] == [mine]
    for box, value in kind.alone.items():
        assert opened(kind, [denis.client])[0].sent[box] == [value]
    before = traces()
    assert again.send(**kind.choice).status_code == 302
    assert traces() > before


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if "." in name])
def test_a_row_deleted_while_one_writes_in_it_is_said_and_comes_back(name):
    """Of each kind of rows that the page has."""
    people = browsers()  # before what is planted for them
    kind = KINDS[name]()
    claire, denis = opened(kind, people)
    page = BeautifulSoup(denis.client.get(kind.page).content, "lxml")
    kinds = {
        box["name"].removesuffix("-INITIAL_FORMS") for box in page.select("[name$=-INITIAL_FORMS]")
    }
    assert kinds == {row.rpartition("-")[0] for row in kind.rows}
    if not kinds:
        return
    gone = {f"{row}-DELETE": "on" for row in kind.rows}
    assert claire.send(**gone, why="doublon").status_code == 302
    typed = {f"{row}-{box}": written_in(box) for row, box in kind.rows.items()}
    answer = denis.send(**typed)
    assert answer.status_code == 200
    assert words(answer).count("Claire Petit a supprimé cette ligne le ") >= len(kinds)
    again = Tab.of(denis.client, denis.action, answer, holding=kind.box)
    for row, box in kind.rows.items():
        kept = [
            values
            for name, values in again.sent.items()
            if name.startswith(row.rpartition("-")[0]) and name.endswith(f"-{box}")
        ]
        assert [written_in(box)] in kept, row
    unsure = {name: "unverified" for name in again.sent if name.endswith("-confidence")}
    assert again.typed(_continue="1", **unsure).send().status_code == 302


def written_in(box):
    return {"start_on": "2016", "email": "moi@exemple.test"}.get(box, MINE)
