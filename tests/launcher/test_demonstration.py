"""Demonstration mode: computed from the database and the address, closed to other machines."""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from pytest_django.fixtures import Settings

from crpv_portal.accounts.demonstration import DOMAIN, make_accounts
from crpv_portal.accounts.models import Assignment, User
from crpv_portal.launcher import demonstration
from tests.factories.governance import BodyFactory
from tests.factories.territories import RegionFactory
from tests.started_settings import EXTERNAL, PRODUCTION, settings_under


@pytest.mark.parametrize(
    ("embedded", "address", "expected"),
    [
        (True, "127.0.0.1", True),
        (True, "127.8.9.10", True),
        (True, "::1", True),
        (True, "localhost", True),
        (True, demonstration.NOWHERE, True),
        (True, "0.0.0.0", False),
        (True, "::", False),
        (True, "192.0.2.7", False),
        (True, "portail.invalid", False),
        (True, "", False),
        (True, None, False),
        (False, "127.0.0.1", False),
        (False, demonstration.NOWHERE, False),
        (False, None, False),
    ],
)
def test_truth_table(embedded: bool, address: str | None, expected: bool) -> None:
    found = demonstration.is_demonstration(embedded_database=embedded, serving_at=address)

    assert found is expected


@pytest.mark.parametrize(
    ("command", "address"),
    [
        ([], demonstration.NOWHERE),
        (["migrate"], demonstration.NOWHERE),
        (["runserver"], "127.0.0.1"),
        (["runserver", "8001"], "127.0.0.1"),
        (["runserver", "--noreload", "0.0.0.0:8001"], "0.0.0.0"),
        (["runserver", "[::]:8001"], "[::]"),
    ],
)
def test_address_of_a_command(command: list[str], address: str) -> None:
    assert demonstration.address_of_command(command) == address


ALONE = {
    "DEMONSTRATION": True,
    "SECOND_FACTOR_REQUIRED": False,
    "SECURE_SSL_REDIRECT": False,
    "SECURE_HSTS_SECONDS": 0,
    "SESSION_COOKIE_SECURE": False,
    "CSRF_COOKIE_SECURE": False,
    "EMAIL_BACKEND": "crpv_portal.outbox.file_backend.FileBackend",
    "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
}
SERVED = {
    "DEBUG": False,
    "DEMONSTRATION": False,
    "SECOND_FACTOR_REQUIRED": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "ALLOWED_HOSTS": ["portail.example"],
    "CRPV_PUBLIC_ADDRESS": "https://portail.example",
}


def test_settings_of_a_demonstration() -> None:
    assert settings_under({"CRPV_SERVING_AT": "127.0.0.1"}, *ALONE) == ALONE


@pytest.mark.parametrize(
    "environment",
    [
        {"CRPV_SERVING_AT": "0.0.0.0"},
        {},
        EXTERNAL | {"CRPV_SERVING_AT": "127.0.0.1"},
        {"DEMONSTRATION": "1", "CRPV_DEMONSTRATION": "1", "DJANGO_DEMONSTRATION": "1"},
    ],
)
def test_settings_of_production(environment: dict[str, str]) -> None:
    assert settings_under(PRODUCTION | environment, *SERVED) == SERVED


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_insists_on_its_variables(missing: str) -> None:
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}

    with pytest.raises(ImproperlyConfigured, match=f"il faut aussi {missing} : voir docs/runbook"):
        settings_under(environment | EXTERNAL, "DEMONSTRATION")


def test_debug_mode_does_without_no_secret() -> None:
    with pytest.raises(ImproperlyConfigured, match="DJANGO_SECRET_KEY"):
        settings_under(EXTERNAL | {"DJANGO_DEBUG": "1"}, "DEBUG")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"DJANGO_SECRET_KEY": "x"}, "trop faible"),
        ({"DJANGO_SECRET_KEY": "ab" * 40}, "trop faible"),
        ({"DJANGO_ALLOWED_HOSTS": "*"}, "n’importe quel nom"),
        ({"DJANGO_ALLOWED_HOSTS": "portail.example, *"}, "n’importe quel nom"),
        ({"DJANGO_DEBUG": "1"}, "DJANGO_DEBUG"),
    ],
)
def test_unsafe_settings_are_refused_at_every_start(variables: dict[str, str], said: str) -> None:
    """The settings themselves refuse: whatever reads them does."""
    with pytest.raises(ImproperlyConfigured, match=said):
        settings_under(PRODUCTION | EXTERNAL | variables, "DEBUG")


@pytest.mark.django_db
@pytest.mark.parametrize("is_demonstration", [True, False])
def test_samples_are_served_in_a_demonstration_only(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, is_demonstration: bool
) -> None:
    """Whatever serves loads `crpv_portal.wsgi`; here it is loaded anew."""
    settings.DEMONSTRATION = is_demonstration
    monkeypatch.delitem(sys.modules, "crpv_portal.wsgi", raising=False)
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(connections, "settings", {"default": {}})
    importlib.import_module("crpv_portal.wsgi")
    monkeypatch.delitem(sys.modules, "crpv_portal.wsgi")
    BodyFactory(name="Exemple – comité", is_sample=True)
    if is_demonstration:
        importlib.import_module("crpv_portal.wsgi")
        return
    with pytest.raises(ImproperlyConfigured, match="exemples de démonstration"):
        importlib.import_module("crpv_portal.wsgi")


def test_secret_is_drawn_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret-key"

    first, second = demonstration.kept_secret(path), demonstration.kept_secret(path)

    assert first == second
    assert len(first) >= 50
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(path.parent.iterdir()) == [path]


def answer(address: str, **headers: str) -> tuple[str, dict[str, str], bytes]:
    said: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *error: object) -> None:
        said.update(status=status, headers=dict(headers))

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]

    door = demonstration.LoopbackOnly(application)
    body = b"".join(door({"REMOTE_ADDR": address, **headers}, start_response))
    return said["status"], said["headers"], body


def test_door_lets_this_machine_in_and_keeps_search_engines_out() -> None:
    status, headers, body = answer("127.0.0.1")

    assert (status, body) == ("200 OK", b"ok")
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("address", ["192.0.2.7", "", "2001:db8::1"])
def test_door_is_closed_to_others(address: str) -> None:
    status, _, body = answer(address)

    assert status == "403 Forbidden"
    assert body != b"ok"


@pytest.mark.parametrize(
    "header", ["X_FORWARDED_FOR", "X_FORWARDED_PROTO", "FORWARDED", "VIA", "X_REAL_IP"]
)
def test_door_is_closed_to_a_proxy_of_this_machine(header: str) -> None:
    status, _, body = answer("127.0.0.1", **{f"HTTP_{header}": "192.0.2.7"})

    assert status == "403 Forbidden"
    assert body != b"ok"


@pytest.mark.django_db
def test_accounts_are_refused_on_a_real_portal(settings: Settings) -> None:
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="qu’en démonstration"):
        call_command("demo_accounts")

    assert not User.objects.exists()


@pytest.mark.django_db
def test_accounts_get_new_passwords_when_asked_again(settings: Settings) -> None:
    settings.DEMONSTRATION = True
    RegionFactory(code="76")
    RegionFactory(code="04")

    first, second = make_accounts(), make_accounts()

    assert [account.user.pk for account in first] == [account.user.pk for account in second]
    assert {account.password for account in first}.isdisjoint(a.password for a in second)
    assert all(
        User.objects.get(pk=account.user.pk).check_password(account.password) for account in second
    )
    assert [account.user.is_staff for account in second] == [True, False, False]
    assert sorted(Assignment.objects.values_list("region__code", flat=True)) == ["04", "76"]
    assert all(account.user.email.endswith(f"@{DOMAIN}") for account in second)


def test_request_for_another_host_is_a_bad_request(client: Client) -> None:
    """The error page needs no address of its own: the host asked for is not ours."""
    response = client.get("/sante/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "Nous n’avons pas compris" in response.text
