"""Commands for developers: `make test`, `check`, `format`…"""

import json
import os
import re
import secrets
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from crpv_portal.launcher import another_day, bootstrap, children, demonstration
from crpv_portal.launcher.serve import database, read_env_file
from crpv_portal.launcher.terminal import Refusal, say, step

BIN = Path(sys.prefix) / "bin"
MANAGE = [sys.executable, "manage.py"]
TEMPLATES = "templates"
# The guides and the retention are in French; the glossary is in both languages.
ENGLISH = (
    "README.md",
    "docs/adr/*.md",
    "docs/architecture.md",
    "docs/contributing.md",
    "docs/front.md",
    "docs/runbook.md",
    "docs/security.md",
)

# Settings of a production server, so that `check --deploy` judges what would be deployed.
PRODUCTION = {
    "DJANGO_ALLOWED_HOSTS": "portail.example",
    "DJANGO_ADMINS": "admin@portail.example",
    "DJANGO_DEFAULT_FROM_EMAIL": "portail@portail.example",
    "DATABASE_URL": "postgres://portail@localhost/portail",  # never opened by a check
    "EMAIL_URL": "smtp+tls://portail@localhost:587",
    "CRPV_CONTACT_EMAIL": "registre@portail.example",
    "CRPV_BEHIND_TLS_PROXY": "1",
}

# Django's own choices, which every table shares; the rules on locks and lost data stay.
SQUAWK_LEFT_OUT = (
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
    "prefer-identity",
    "prefer-robust-stmts",
    "prefer-text-field",
    "require-timeout-settings",
)


def test(arguments: list[str]) -> int:
    """Run all tests, in parallel unless told otherwise; return pytest's status."""
    # One more than the cores: a browser's test waits for its server, and both for the database.
    parallel = ["-n", str(1 + max(2, os.cpu_count() or 2))]  # shared out in tests/conftest.py
    if any(word.startswith("-n") for word in arguments):
        parallel = []
    read_env_file()
    if day := os.environ.pop("DAY", ""):
        another_day.go_there(day, arguments)
        parallel += ["-m", "not e2e"]  # Chromium does not start when its clock is moved
    with another_day.database() if day else database(of_tests=True):
        status, _ = children.run(
            [sys.executable, "-m", "pytest", *parallel, *arguments], stop_signal=signal.SIGINT
        )
    return status


def check(arguments: list[str]) -> int:
    """Check the code in every way that does not run its tests."""
    read_env_file()
    failed = []
    with database(of_tests=True):
        for title, verify in CHECKS.items():
            with step(title):
                said = verify()
            if said is not None:
                failed.append(title)
                say(said.rstrip())
    if failed:
        raise Refusal(f"À reprendre : {', '.join(failed)}.")
    return 0


def format_code(arguments: list[str]) -> int:
    _tell(children.run([sys.executable, "-m", "tests.typography"]))
    _tell(children.run([BIN / "ruff", "check", "--fix-only", "--quiet", "."]))
    _tell(children.run([BIN / "ruff", "format", "."]))
    _tell(children.run([BIN / "djangofmt", TEMPLATES, "--quiet"]))
    return 0


def lock(arguments: list[str]) -> int:
    """Write both lock files; they name no host and no folder."""
    command: list[str | Path] = [
        BIN / "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version",
        "3.11",
    ]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"]
    command += ["--quiet", "pyproject.toml"]
    if os.environ.get("UPGRADE"):
        command.append("--upgrade")
    for name, more in (
        (bootstrap.DEVELOPMENT_LOCK, ["--group", "dev"]),
        # Both locks must agree, since the development one stands for the other.
        (bootstrap.RUN_LOCK, ["--constraint", bootstrap.DEVELOPMENT_LOCK]),
    ):
        with step(name):
            status, said = children.run([*command, *more, "--output-file", name], quiet=True)
        if status != 0:
            raise Refusal(f"{name} n’a pas pu être écrit : {said.strip().splitlines()[-1]}")
    return 0


def bench(arguments: list[str]) -> int:
    """Measure what `tests/bench` compares, and print it; nothing is judged."""
    read_env_file()
    options = ["-o", "python_files=bench_*.py", "-o", "python_functions=bench_*"]
    options += ["-p", "no:randomly", "--quiet", "--capture=no"]
    command = [sys.executable, "-m", "pytest", *options, "tests/bench", *arguments]
    with database(of_tests=True):
        return children.run(command)[0]


def query_counts(arguments: list[str]) -> int:
    """Write the counts of queries of each page again; the file's diff says what changed."""
    ledger = "tests/test_routes.py::test_each_page_costs_the_queries_of_the_ledger"
    return test(["-n0", "--quiet", ledger, "--record-query-counts", *arguments])


Verdict = str | None  # the problem, or None


def _silent(*command: str | Path, environment: dict[str, str] | None = None) -> Verdict:
    status, said = children.run(command, environment=environment, quiet=True)
    return said if status else None


def _modern_django() -> Verdict:
    files = [path for path in _tracked("*.py") if "migrations" not in path.parts]
    return _silent(BIN / "django-upgrade", "--check", "--target-version", "5.2", *files)


def _spelling() -> Verdict:
    return _silent(BIN / "codespell", *_tracked("*.py", "pyproject.toml", *ENGLISH))


def _templates() -> Verdict:
    return _silent(BIN / "djangofmt", "--check", TEMPLATES)


def _template_rules() -> Verdict:
    return _silent(BIN / "djlint", "--lint", TEMPLATES)


def _types() -> Verdict:
    return _silent(BIN / "mypy", ".")


def _missing_migrations() -> Verdict:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "crpv_portal.settings_test"}
    command = [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]
    return _silent(*command, environment=environment)


def _migration_sql() -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        script = [sys.executable, "-m", "crpv_portal.launcher.migration_sql", folder]
        trouble = _silent(*script)
        files = sorted(Path(folder).iterdir())
        if trouble is not None or not files:
            return trouble
        options = ["--pg-version", "15.0", "--reporter", "gcc"]
        options += ["--exclude", ",".join(SQUAWK_LEFT_OUT)]
        return _silent(BIN / "squawk", *options, *files)


def _triggers() -> Verdict:
    """Compare the triggers with the models in a database: no migration holds them."""
    return _silent(sys.executable, "-m", "tests.database")


FLAWS_FOUND = 1  # uv's own status; 2 when it could not ask


def _known_flaws() -> Verdict:
    """Ask whether a package that runs has a known flaw; pass when nobody answers.

    uv audits a project: one is made of the lock, which names each package with its version.
    """
    lock = Path(bootstrap.RUN_LOCK).read_text("utf-8")
    pins = re.findall(r"^(\S+==[^\\\n]+?) *\\?$", lock, re.M)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(
            '[project]\nname = "audited"\nversion = "0"\nrequires-python = ">=3.11"\n'
            f"dependencies = {json.dumps(pins)}\n",
            "utf-8",
        )
        options = ["--project", folder, "--preview-features", "audit-command", "--quiet"]
        environment = os.environ | {"UV_HTTP_RETRIES": "0", "UV_HTTP_TIMEOUT": "10"}
        status, said = children.run(
            [BIN / "uv", "audit", *options], environment=environment, quiet=True
        )
    if status not in (0, FLAWS_FOUND):
        print("aucun service ne répond, rien n’est vérifié,", end=" ")
    return said if status == FLAWS_FOUND else None


def _production_settings() -> Verdict:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_DEBUG"}
    environment.pop(demonstration.SERVING_AT, None)
    environment |= PRODUCTION | {"DJANGO_SECRET_KEY": secrets.token_urlsafe(64)}
    return _silent(*MANAGE, "check", "--deploy", "--fail-level", "WARNING", environment=environment)


CHECKS: dict[str, Callable[[], Verdict]] = {
    "Mise en forme du code": lambda: _silent(BIN / "ruff", "format", "--check", "."),
    "Règles du code": lambda: _silent(BIN / "ruff", "check", "--output-format", "concise", "."),
    "Usages de Django": _modern_django,
    "Mise en forme des gabarits": _templates,
    "Règles des gabarits": _template_rules,
    "Orthographe": _spelling,
    "Types": _types,
    "Migrations manquantes": _missing_migrations,
    "SQL des migrations": _migration_sql,
    "Déclencheurs": _triggers,
    "Failles connues des paquets": _known_flaws,
    "Réglages de production": _production_settings,
}


def _tracked(*patterns: str) -> list[Path]:
    """List the files of the checkout that git tracks or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--"]
    status, said = children.run([*command, *patterns], quiet=True)
    if status:
        raise Refusal(f"git ne répond pas : {said.strip()}")
    return [path for path in map(Path, said.splitlines()) if path.exists()]


def _tell(done: tuple[int, str]) -> None:
    if done[0]:
        raise Refusal("La remise en forme a échoué ; la raison est ci-dessus.")


COMMANDS = {
    "test": test,
    "check": check,
    "format": format_code,
    "lock": lock,
    "bench": bench,
    "query-counts": query_counts,
}
