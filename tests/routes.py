"""The table of routes: what each role gets at each address. A new address needs a line here.

Outcomes: a status, or « → address » for a redirection. An address with an object is tried with
objects that could leak: a draft, an unverified row, somebody else's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ROLES = ("anonyme", "agent régional", "membre d’un centre", "agent national")

LOGIN = "→ /compte/connexion/"
PROFILE = "→ /compte/"
AGAIN = "→ /compte/identite/"  # who is it, again, before a sensitive setting


@dataclass(frozen=True)
class Case:
    """One address to try: `expected` follows ROLES, `arguments` takes from the planted world."""

    expected: tuple[str, str, str, str]
    label: str = ""
    arguments: Callable[[SimpleNamespace], dict[str, Any]] = field(default=lambda world: {})


def everybody(outcome: str, label: str = "", arguments: Callable | None = None) -> Case:
    return case(outcome, outcome, outcome, outcome, label=label, arguments=arguments)


def members_only(outcome: str) -> Case:
    return case(LOGIN, outcome, outcome, outcome)


def case(*expected: str, label: str = "", arguments: Callable | None = None) -> Case:
    return Case(expected, label, arguments or (lambda world: {}))  # type: ignore[arg-type]


PUBLIC = [everybody("200")]

TABLE: dict[str, list[Case]] = {
    # --- Pages that belong to no app ---------------------------------------------------------
    "pages:site_plan": PUBLIC,
    "pages:accessibility": PUBLIC,
    "pages:legal_notice": PUBLIC,
    "pages:personal_data": PUBLIC,
    "pages:contact": PUBLIC,
    "pages:robots_txt": PUBLIC,
    "pages:security_txt": PUBLIC,
    "pages:health": PUBLIC,
    "sitemap": PUBLIC,
    # --- Accounts ----------------------------------------------------------------------------
    "accounts:profile": [members_only("200")],
    "account_login": [case("200", PROFILE, PROFILE, PROFILE)],
    "account_logout": [case("→ /", "200", "200", "200")],
    "account_inactive": PUBLIC,
    "account_reauthenticate": [members_only("200")],
    "account_change_password": [members_only("200")],
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": [
        everybody(
            "200",
            "lien faux",
            lambda world: {"uidb36": "1", "key": "faux"},
        ),
    ],
    "account_reset_password_from_key_done": PUBLIC,
    "mfa_authenticate": [case(LOGIN, PROFILE, PROFILE, PROFILE)],
    "mfa_login_webauthn": [case(LOGIN, PROFILE, PROFILE, PROFILE)],
    "mfa_index": [members_only("200")],
    "mfa_reauthenticate": [case(LOGIN, AGAIN, AGAIN, "200", label="l’agent national a un facteur")],
    "mfa_reauthenticate_webauthn": [members_only(AGAIN)],
    "mfa_activate_totp": [
        case(LOGIN, AGAIN, AGAIN, AGAIN),
    ],
    "mfa_deactivate_totp": [
        case(LOGIN, "404", "404", AGAIN, label="qui n’en a pas n’a rien à retirer"),
    ],
    "mfa_view_recovery_codes": [members_only("404")],
    "mfa_generate_recovery_codes": [members_only(AGAIN)],
    "mfa_download_recovery_codes": [members_only("404")],
    "mfa_list_webauthn": [members_only("200")],
    "mfa_add_webauthn": [members_only(AGAIN)],
    "mfa_edit_webauthn": [
        Case((LOGIN, AGAIN, AGAIN, AGAIN), "clé d’autrui", lambda world: {"pk": world.key.pk}),
    ],
    "mfa_remove_webauthn": [
        Case((LOGIN, AGAIN, AGAIN, AGAIN), "clé d’autrui", lambda world: {"pk": world.key.pk}),
    ],
}

# Addresses served without an account. What is not here is closed, whatever its view says.
OPEN_TO_ALL = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "pages:accessibility",
    "pages:contact",
    "pages:health",
    "pages:legal_notice",
    "pages:personal_data",
    "pages:robots_txt",
    "pages:security_txt",
    "pages:site_plan",
    "sitemap",
}

# Of these, the ones that hold a form which posts: they alone may set a cookie.
WITH_A_FORM = {
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_login_webauthn",
}


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the site with its full name, or its path when it has none."""
    yield from _walk(get_resolver(), "", "")


def _walk(resolver: URLResolver, namespace: str, path: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, here)
        else:
            yield (f"{namespace}{entry.name}" if entry.name else here), entry
