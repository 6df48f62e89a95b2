"""Pictures of README.md and of the two guides, taken while `make run` runs.

`make picture` takes the home page; `make guide-pictures ACCOUNT=… PASSWORD=…`, with an account that
`make run` printed, the pages of a guide: of the national staff, those of `docs/guide-agents.md`; of
the regional officer of Occitanie, those of `docs/guide-espace.md`.
"""

import os
import re
import shutil
import sys
from datetime import date
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
SAMPLE = "exemple-comite-regional-de-suivi-occitanie"
BODY = f"/espace/instances/{SAMPLE}/"
SPACE = {
    "a-faire": "/espace/",
    "declarer": "/espace/instances/declarer/",
    "instance": BODY,
    "composition": f"{BODY}composition/tableau/",
    "annee": f"{BODY}reunions-de-l-annee/",
    "reprise": "/espace/reprise/",
    "preparer": "{coming}preparer/",
    "consigner": "{past}",
    "compte-rendu": "{past}compte-rendu/",
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
            is_staff = "/admin/" in page.url
            folder, pages = ("guide", GUIDE) if is_staff else ("guide-espace", SPACE)
            known = {} if is_staff else sample_meetings(page, address)
            for name, path in pages.items():
                take(page, f"{address}{path.format(**known)}", DOCS / folder / f"{name}.png")
        else:
            take(page, f"{address}/", HOME)
        browser.close()


def log_in(page: Page, address: str, account: str, password: str) -> None:
    page.goto(f"{address}/compte/connexion/")
    page.fill("[name=login]", account)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile("/(admin|espace)/$"))


def sample_meetings(page: Page, address: str) -> dict[str, str]:
    """Return the addresses of the next meeting of the sample body, and of the last one."""
    page.goto(f"{address}/espace/reunions/")
    links = page.locator(f"a[href^='/espace/reunions/{SAMPLE}-']").all()
    paths = {link.get_attribute("href") or "" for link in links}
    days = {
        found[1]: found[0]
        for path in paths
        if (found := re.match(r".*-(\d{4}-\d{2}-\d{2})/", path))
    }
    now = date.today().isoformat()  # noqa: DTZ011 - the machine's own day
    past, coming = [day for day in days if day < now], [day for day in days if day > now]
    if not past or not coming:
        sys.exit(f"{SAMPLE} n’a aucune réunion : lancez d’abord « make run ».")
    return {"past": days[max(past)], "coming": days[min(coming)]}


def take(page: Page, url: str, picture: Path) -> None:
    """Write the first screen of a page; end the command when it does not answer."""
    answer = page.goto(url)
    if not answer or not answer.ok:
        sys.exit(f"{url} ne répond pas : lancez d’abord « make run ».")
    picture.parent.mkdir(exist_ok=True)
    page.screenshot(path=picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
