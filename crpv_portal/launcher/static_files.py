"""Static files as in production: built, gathered, compressed and named by their content."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from crpv_portal.launcher.terminal import step

MARK = ".inputs"


def prepare() -> None:
    """Build and gather the static files, unless none of them changed since the last time."""
    call_command("build_assets", stdout=_Silence())
    mark = Path(settings.STATIC_ROOT) / MARK
    wanted = _fingerprint()
    if mark.exists() and mark.read_text("ascii") == wanted:
        return
    with step("Fichiers statiques"):
        mark.unlink(missing_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        mark.write_text(wanted, "ascii")


def _fingerprint() -> str:
    """Return a digest of the names and contents to be gathered, and of how."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            content = Path(storage.path(name)).read_bytes()
            digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


class _Silence:
    """Output that drops the commands' own lines: the step's line says enough."""

    def write(self, text: str) -> int:
        return len(text)
