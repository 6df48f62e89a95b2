"""`python3 -m crpv_portal.launcher <command>`, called by the Makefile.

This file must be readable by every Python 3, however old, since it is the one that says so.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
# Tried when the `python3` of the machine is too old.
RECENT = "import sys; sys.exit(sys.version_info < (3, 11))"
OTHER_PYTHONS = ["python3.14", "python3.13", "python3.12", "python3.11"]


def main() -> None:
    if sys.version_info < OLDEST:
        _run_on_another_python()
    from crpv_portal.launcher import entry

    sys.exit(entry.main(sys.argv[1:]))


def _run_on_another_python() -> None:
    for name in OTHER_PYTHONS:
        path = shutil.which(name)
        # A version manager leaves names on the path that lead to no Python.
        if path and subprocess.call([path, "-c", RECENT]) == 0:
            os.execv(path, [path, "-m", "crpv_portal.launcher"] + sys.argv[1:])  # noqa: S606, RUF005
    sys.exit(
        "Python "
        + ".".join(map(str, sys.version_info[:2]))
        + " est trop ancien : il faut Python 3.11 ou plus récent "
        "(« make run PYTHON=/chemin/vers/python3.11 » pour en choisir un)."
    )


if __name__ == "__main__":
    main()
