"""Addresses under /compte/: allauth's views in French, under allauth's URL names.

Sign-up, e-mail management, log-in by code and social accounts have no address here: the staff
creates an account and changes its e-mail address.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path, re_path

from . import views

profile = (
    [
        path("", views.profile, name="profile"),
        path("sessions/fermer/", views.close_session, name="close_session"),
    ],
    "accounts",
)

passwords = [
    path("", views.change_password, name="account_change_password"),
    path("oublie/", views.password_reset, name="account_reset_password"),
    path("oublie/envoye/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^choisir/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",  # the first hyphen parts them
        views.choose_password,
        name="account_reset_password_from_key",
    ),
    path(
        "choisi/",
        views.password_chosen,
        name="account_reset_password_from_key_done",
    ),
]

security = [
    path("", mfa.index, name="mfa_index"),
    path("verifier/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("application/activer/", totp.activate_totp, name="mfa_activate_totp"),
    path("application/desactiver/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes-de-secours/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "codes-de-secours/generer/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "codes-de-secours/telecharger/",
        views.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("cles/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("cles/ajouter/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("cles/verifier/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("cles/cle-<int:pk>/renommer/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("cles/cle-<int:pk>/retirer/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]

urlpatterns = [
    path("", include(profile)),
    path("connexion/", views.login, name="account_login"),
    path("connexion/second-facteur/", views.second_factor, name="mfa_authenticate"),
    path("connexion/cle/", views.login_by_passkey, name="mfa_login_webauthn"),
    path("deconnexion/", views.logout, name="account_logout"),
    path("ferme/", views.inactive, name="account_inactive"),
    path("identite/", account.reauthenticate, name="account_reauthenticate"),
    path("mot-de-passe/", include(passwords)),
    path("securite/", include(security)),
]
