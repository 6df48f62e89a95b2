"""Reading an npm package from the archive that `npm pack` brings, or from its unpacked folder."""

import tarfile
from pathlib import Path


class PackageError(Exception):
    """The package cannot be read, or contradicts itself; says all reasons at once."""

    def __init__(self, *reasons: str):
        super().__init__("\n".join(reasons))


def read_files(path: Path, names: tuple[str, ...]) -> dict[str, bytes]:
    """The content of the named files of a package; raises PackageError."""
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
