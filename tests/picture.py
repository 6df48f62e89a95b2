"""The picture of the home page that README.md shows: `make picture`, while `make run` runs."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).parent.parent / "docs" / "home.png"


def main(address: str) -> None:
    """Photograph the page at this address, 1280 px wide, and write docs/home.png."""
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium manque : « apt-get install chromium », ou CHROMIUM_PATH=chemin.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        answer = page.goto(address)
        if not answer or not answer.ok:
            sys.exit(f"{address} ne répond pas : lancez d’abord « make run ».")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
