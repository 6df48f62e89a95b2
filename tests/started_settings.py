"""The settings as a process of its own reads them, under variables of the test's choice."""

import importlib
import json
import os
import subprocess
import sys
import warnings
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# What a portal in production cannot do without, but for its database.
PRODUCTION = {
    "DJANGO_SECRET_KEY": "a-key-of-the-tests-0123456789-" * 2,
    "DJANGO_ALLOWED_HOSTS": "portail.example",
    "DJANGO_ADMINS": "admin@portail.example",
    "DJANGO_DEFAULT_FROM_EMAIL": "portail@portail.example",
    "EMAIL_URL": "smtp://localhost:25",
    "CRPV_CONTACT_EMAIL": "registre@portail.example",
}
EXTERNAL = {"DATABASE_URL": "postgres://a:b@db.test/c"}
OF_THE_SYSTEM = ("PATH", "PYTHONPYCACHEPREFIX")

READ = """
import json, os

asked = set()

class Environment(dict):
    def __getitem__(self, name):
        asked.add(name)
        return super().__getitem__(name)
    def get(self, name, default=None):
        asked.add(name)
        return super().get(name, default)
    def __contains__(self, name):
        asked.add(name)
        return super().__contains__(name)

os.environ = Environment(os.environ)  # before the settings, which read it
from crpv_portal import settings
print(json.dumps(sorted(asked)))
"""


def settings_under(environment: dict[str, str], *names: str) -> dict[str, Any]:
    """Return these settings in a process with only these variables.

    A child of this one, which has loaded Django: a new start costs over a second of each core.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            with open(writing, "w") as answer:  # noqa: PTH123 # a pipe has no path
                answer.write(_read_anew(_kept() | environment, names))
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading) as answer:  # noqa: PTH123 # a pipe has no path
        refusal, found = json.loads(answer.read())
    os.waitpid(child, 0)
    if refusal:
        raise ImproperlyConfigured(refusal)
    return found


def _read_anew(environment: dict[str, str], names: tuple[str, ...]) -> str:
    """Have every module of ours forgotten and read again, under these variables."""
    warnings.resetwarnings()  # those of the tests are errors
    os.environ.clear()
    os.environ.update(environment)
    for module in [name for name in sys.modules if name.partition(".")[0] == "crpv_portal"]:
        del sys.modules[module]
    try:
        read = importlib.import_module("crpv_portal.settings")
        found = {name: getattr(read, name) for name in names}
    except BaseException as refusal:  # the child says it, and ends
        return json.dumps([f"{type(refusal).__name__}: {refusal}", None])
    return json.dumps([None, found], default=str)


def variables_read(environment: dict[str, str]) -> list[str]:
    """Every variable that the settings ask for, but for those of Python and of the system."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env=_kept() | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    asked = json.loads(done.stdout)
    return [name for name in asked if not name.startswith(("HOME", "PSYCOPG_", "PYTHON", "_"))]


def _kept() -> dict[str, str]:
    return {name: os.environ[name] for name in OF_THE_SYSTEM if name in os.environ}
