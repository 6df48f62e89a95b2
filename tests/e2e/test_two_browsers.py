"""Two people, two real browsers, each page that shows and saves: nothing typed is lost."""

import json
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP

PLANT = """
from tests.two_people import planted_for_browsers
print("planted", planted_for_browsers())
"""
# What is folded has to be seen to be written in.
UNFOLD = """() => {
    for (const one of document.querySelectorAll("main details")) one.open = true;
    for (const one of document.querySelectorAll(".row-toggle[aria-expanded=false]")) one.click();
    for (const one of document.querySelectorAll("#content-main details")) one.open = true;
}"""
VALUES = """(all) => all.map((box) => box.value)"""
YEAR = "2016"


@pytest.fixture
def planted(visit, site):
    """The pages of Claire and of Denis, and each kind of page that both may have open."""
    said = json.loads(site.manage("shell", "-v0", "-c", PLANT).partition("planted ")[2])
    pages = []
    for session in said["sessions"]:
        context = visit.context(width=DESKTOP, theme="light", script=True)
        context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
        page = visit.page(context)
        page.on("dialog", lambda asked: asked.accept())  # to leave what is not saved
        pages.append(page)
    kinds = {name: SimpleNamespace(**kind) for name, kind in said["kinds"].items()}
    return *pages, kinds


def write(page, values):
    page.evaluate(UNFOLD)
    for name, value in values.items():
        box = page.locator(f"[name='{name}']")
        kind = box.first.get_attribute("type")
        if kind == "radio":
            page.locator(f"[name='{name}'][value='{value}']").check(force=True)
        elif kind == "checkbox":
            box.check(force=True)
        elif box.first.evaluate("box => box.localName") == "select":
            box.select_option(value)
        else:
            box.first.fill(value)


def save(page, kind):
    """Press the button, and wait for the answer of the server, not for the page that shows it."""
    buttons = f"form:has([name='{kind.box}']) [type=submit]"
    if kind.button:
        buttons = f"{buttons}:is([value='{kind.button}'], [name='{kind.button}'])"
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator(buttons).last.click(no_wait_after=True)


def test_nothing_typed_by_two_is_lost(planted):
    claire, denis, kinds = planted
    for name, kind in kinds.items():
        theirs, mine = kind.texts
        for page in (denis, claire):
            page.goto(kind.page, wait_until="domcontentloaded")
        leaving = {f"{row}-DELETE": "on" for row in kind.rows}
        if leaving:
            leaving["why"] = "essai"
        write(claire, {**kind.both, kind.box: theirs, **leaving})
        save(claire, kind)
        rows = {
            f"{row}-{box}": YEAR if box == "start_on" else mine for row, box in kind.rows.items()
        }
        write(denis, {**kind.both, kind.box: mine, **kind.alone, **rows})
        save(denis, kind)

        expect(denis.locator("main"), name).to_contain_text("Claire Petit")
        denis.wait_for_load_state("domcontentloaded")
        denis.evaluate(UNFOLD)
        said = denis.locator("main").inner_text().replace("\xa0", " ")
        for words in (theirs, mine):
            assert words in said, (name, words, said)
        gone = said.count("Claire Petit a supprimé cette ligne le ")
        assert gone >= len(kind.rows), (name, said)
        box = denis.locator(f"[name='{kind.box}']").first
        assert box.input_value() == mine, name
        for row, written in kind.rows.items():
            of_kind = f"[name^='{row.rpartition('-')[0]}-'][name$='-{written}']"
            kept = denis.locator(of_kind).evaluate_all(VALUES)
            assert rows[f"{row}-{written}"] in kept, (name, row)

        denis.go_back(wait_until="domcontentloaded")
        assert box.input_value() == mine, f"{name} : « Précédent » perd la saisie"
