"""Addresses of the log-in, of the account and of its second factor."""

from __future__ import annotations

from .cases import LOGIN, PUBLIC, Case, case, everybody, members_only

LANDING = "→ /compte/arrivee/"
ESPACE = "→ /espace/"
ADMIN = "→ /admin/"
AGAIN = "→ /compte/identite/"  # who is it, again, before a sensitive setting

ROUTES: dict[str, list[Case]] = {
    "accounts:profile": [members_only("200")],
    "accounts:close_session": [members_only("405")],
    "account_login": [case("200", LANDING, LANDING, LANDING)],
    "landing": [case(LOGIN, ESPACE, ESPACE, ADMIN)],
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
    "mfa_authenticate": [case(LOGIN, LANDING, LANDING, LANDING)],
    "mfa_login_webauthn": [case(LOGIN, LANDING, LANDING, LANDING)],
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
