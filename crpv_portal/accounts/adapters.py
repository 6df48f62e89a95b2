"""Adapters by which the site sets allauth: closed sign-up, French words, second-factor rules."""

from __future__ import annotations

import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from crpv_portal.outbox.services import queue_mail

from . import encryption
from .browsers import browser_in_words
from .emails import KIND
from .perms import needs_second_factor
from .sessions import BEGUN, BROWSER

logger = logging.getLogger("crpv_portal.security")

FROM_EVERYWHERE = "login_tried"  # a limit of settings.ACCOUNT_RATE_LIMITS
WAIT = "Trop d’essais. Attendez quelques minutes avant de recommencer."
WRONG_CODE = "Ce code n’est pas le bon, ou il a expiré."
REAUTHENTICATION = {
    "reauthenticate": "Avec votre mot de passe",
    "mfa_reauthenticate": "Avec votre application ou un code de secours",
    "mfa_reauthenticate:webauthn": "Avec une clé d’accès",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Ce compte est fermé.",
        "email_password_mismatch": "L’adresse ou le mot de passe n’est pas le bon.",
        "enter_current_password": "Ce n’est pas votre mot de passe actuel.",
        "incorrect_code": WRONG_CODE,
        "incorrect_password": "Ce mot de passe n’est pas le bon.",
        "invalid_password_reset": "Ce lien n’est plus valable.",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: the national staff invites, nobody signs up."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Log in, and write down when and where: a session ends a day later at the latest."""
        super().login(request, user)
        request.session[BEGUN] = time.time()
        request.session[BROWSER] = browser_in_words(request.headers.get("User-Agent", ""))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Limit the tries of an account from everywhere too, widely: a few lock nobody out."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        if not ratelimit.consume(request, app="allauth.account", action=FROM_EVERYWHERE, key=key):
            raise self.validation_error("too_many_login_attempts")
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count the tries of an account by where they come from: others lock nobody out."""
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leave a trace, without the address that was tried: many of them are an attack."""
        logger.warning("Log-in refused", extra={"request": request})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue allauth's own notices: a silent mail server holds no page, a cut loses none."""
        mail = self.render_mail(template_prefix, email, {"email": email, **context})
        queue_mail(kind=KIND, to=email, subject=mail.subject, text=mail.body)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:profile")

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**method, "description": REAUTHENTICATION[method["id"]]} for method in methods]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Do not ask again somebody who has just logged in."""
        proofs = get_authentication_records(self.request, self.request.user)
        latest = max((proof["at"] for proof in proofs), default=0)
        if time.time() - latest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        return required

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        user.set_password(password)
        user.save(update_fields=["password"])


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": (
            "Votre rôle exige un second facteur : ajoutez d’abord une clé d’accès."
        ),
        "cannot_generate_recovery_codes": (
            "Les codes de secours accompagnent un second facteur : activez-en un d’abord."
        ),
        "incorrect_code": WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Return the name that the authenticator application shows beside the code."""
        return str(settings.CRPV_SITE_TITLE)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.CRPV_SITE_TITLE}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Clé n° {count + 1}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to let the staff go without a second factor; changing it is allowed."""
        if not needs_second_factor(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
