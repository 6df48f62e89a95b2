"""The settings as a process of its own reads them, under variables of the test's choice."""

import json
import os
import subprocess
import sys
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
found = {{name: getattr(settings, name) for name in {names}}}
print(json.dumps([found, sorted(asked)], default=str))
"""


def settings_under(environment: dict[str, str], *names: str) -> dict[str, Any]:
    """Return these settings in a process with only these variables."""
    return _read(environment, names)[0]


def variables_read(environment: dict[str, str]) -> list[str]:
    """Every variable that the settings ask for, but for those of Python and of the system."""
    asked = _read(environment, ())[1]
    return [name for name in asked if not name.startswith(("HOME", "PSYCOPG_", "PYTHON", "_"))]


def _read(environment: dict[str, str], names: tuple[str, ...]) -> Any:
    kept = {name: os.environ[name] for name in OF_THE_SYSTEM if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", READ.format(names=names)],
        env=kept | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ImproperlyConfigured(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)
