"""Reading of an npm package, from the archive of `npm pack` or its unpacked folder."""

import tarfile
from pathlib import Path


class PackageError(Exception):
    """Raised when the package cannot be read or contradicts itself; gives all reasons."""

    def __init__(self, *reasons: str):
        super().__init__("\n".join(reasons))


def read_files(path: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """Return the content of the named files of a package; raise PackageError."""
    try:
        if path.is_dir():
            root = path if (path / "package.json").exists() else path / "package"
            return {name: (root / name).read_bytes() for name in names}
        with tarfile.open(path) as archive:
            return {name: _member(archive, name) for name in names}
    except (OSError, KeyError, tarfile.TarError) as error:
        message = f"Le paquet « {path} » ne peut pas être lu : {error}"
        raise PackageError(message) from error


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    stream = archive.extractfile(f"package/{name}")
    if stream is None:
        raise KeyError(name)
    return stream.read()
