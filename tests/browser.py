"""Path of Chromium, for the tests that need a browser."""

import os
import shutil
from pathlib import Path

HOW_TO_GET_IT = (
    "tests de navigateur sautés : Chromium manque "
    "(« apt-get install chromium », ou CHROMIUM_PATH=/chemin/vers/chromium)"
)


def chromium_path() -> str | None:
    """The browser named by CHROMIUM_PATH, else the system's; nothing when there is none."""
    if named := os.environ.get("CHROMIUM_PATH"):
        return named if Path(named).exists() else None
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


def is_required() -> bool:
    """Tell whether a missing browser fails the run: on continuous integration it does."""
    return os.environ.get("CI", "").lower() in {"1", "true"}
