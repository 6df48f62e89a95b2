"""Pictures of README.md and of the agents' guide, taken while `make run` runs.

`make picture` takes the home page; `make guide-pictures ACCOUNT=… PASSWORD=…`, with an account of
the national staff that `make run` printed, the pages that `docs/guide-agents.md` shows.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

DOCS = Path(__file__).parent.parent / "docs"
HOME = DOCS / "home.png"
# Of the guide: the name of the picture, and the page.
GUIDE = {
    "tableau-de-bord": "/admin/",
    "reseau-en-images": "/admin/a-faire/reseau-en-images/",
    "journal": "/admin/journal/",
    "changements-prevus": "/admin/changements-prevus/",
    "propositions": "/admin/propositions/",
    "campagne": "/admin/campagne/",
    "imports": "/admin/imports/",
    "voir-comme": "/admin/voir-comme/",
    "evaluations": "/admin/evaluations/",
    "comparer": "/cadre-de-reference/comparer/",
}


def main(address: str, account: str = "", password: str = "") -> None:
    """Photograph the home page of the portal at this address, or with an account the guide's."""
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium manque : « apt-get install chromium », ou CHROMIUM_PATH=chemin.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        if account:
            log_in(page, address, account, password)
            for name, path in GUIDE.items():
                take(page, f"{address}{path}", DOCS / "guide" / f"{name}.png")
        else:
            take(page, f"{address}/", HOME)
        browser.close()


def log_in(page: Page, address: str, account: str, password: str) -> None:
    page.goto(f"{address}/compte/connexion/")
    page.fill("[name=login]", account)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def take(page: Page, url: str, picture: Path) -> None:
    """Write the first screen of a page; end the command when it does not answer."""
    answer = page.goto(url)
    if not answer or not answer.ok:
        sys.exit(f"{url} ne répond pas : lancez d’abord « make run ».")
    picture.parent.mkdir(exist_ok=True)
    page.screenshot(path=picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
