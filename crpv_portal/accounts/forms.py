"""Forms of allauth in the State's design system, worded for French agents."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account import forms as account
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.conf import settings
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
)
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import DatabaseError
from django.forms import Field, HiddenInput, JSONField
from django.http import HttpRequest
from dsfr.forms import DsfrBaseForm

from crpv_portal.outbox.services import LONGEST_ADDRESS

from . import emails

logger = logging.getLogger("crpv_portal.security")

MAILS_TO_ONE = "password_mails"  # a limit of settings.ACCOUNT_RATE_LIMITS
CODE_HELP = "Six chiffres de votre application, ou un code de secours de huit chiffres."


def minimum_length() -> int:
    """Return the least number of characters of a password, from the settings."""
    return max(
        (
            v.min_length
            for v in get_default_password_validators()
            if isinstance(v, MinimumLengthValidator)
        ),
        default=0,
    )


class FrenchWording:
    """Mixin that replaces allauth's labels and hints, whose French is partial; no placeholder.

    allauth also puts a link to the reset page in a hint, which DSFR prints inside the label. Put it
    after DsfrBaseForm among the bases, which reads the fields once they are worded.
    """

    fields: dict[str, Field]
    labels: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(DsfrBaseForm, FrenchWording, account.LoginForm):
    labels = {"login": "Adresse électronique", "password": "Mot de passe"}
    hints = {"login": "Votre adresse professionnelle, comme prenom.nom@exemple.gouv.fr."}


class PasswordResetForm(DsfrBaseForm, FrenchWording, account.ResetPasswordForm):
    """Form of a lost password: known or not, the address gets one mail and the same page.

    The link leads to the address of the settings, whatever host the request claimed to be for. To
    an address that had its share of mails none more leaves, and the page is still the same.
    """

    labels = {"email": "Adresse électronique"}
    hints = {"email": "Celle de votre compte."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].validators.append(MaxLengthValidator(LONGEST_ADDRESS))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        if not ratelimit.consume(
            request, app="allauth.account", action=MAILS_TO_ONE, key=email.casefold()
        ):
            logger.warning("A password is asked for too often", extra={"request": request})
            return email
        for user in self.users:
            emails.send_password_link(user, base=settings.CRPV_PUBLIC_ADDRESS)
        if not self.users:
            emails.send_unknown_account(email, base=settings.CRPV_PUBLIC_ADDRESS)
        return email


class NewPassword(FrenchWording):
    """Mixin of the two fields by which a password is chosen."""

    labels = {
        "oldpassword": "Mot de passe actuel",
        "password1": "Nouveau mot de passe",
        "password2": "Nouveau mot de passe, une seconde fois",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.hints = {
            "password1": f"Au moins {minimum_length()} caractères. Une phrase que "
            "nul autre ne connaît vaut mieux qu’un mot compliqué."
        }
        super().__init__(*args, **kwargs)


class PasswordChoiceForm(DsfrBaseForm, NewPassword, account.ResetPasswordKeyForm):
    pass


class PasswordChangeForm(DsfrBaseForm, NewPassword, account.ChangePasswordForm):
    pass


class PasswordAgainForm(DsfrBaseForm, FrenchWording, account.ReauthenticateForm):
    labels = {"password": "Mot de passe"}


class Code(FrenchWording):
    labels = {"code": "Code"}
    hints = {"code": CODE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class CodeForm(DsfrBaseForm, Code, mfa.AuthenticateForm):
    pass


class CodeAgainForm(DsfrBaseForm, Code, mfa.ReauthenticateForm):
    pass


class TotpActivationForm(DsfrBaseForm, Code, totp.ActivateTOTPForm):
    labels = {"code": "Code affiché par l’application"}
    hints = {"code": "Six chiffres, renouvelés toutes les trente secondes."}


class CredentialField(JSONField):
    """Field of the answer of a passkey, good once: shown again it would be of no use."""

    widget = HiddenInput

    def to_python(self, value: Any) -> Any:
        """Read the JSON; refuse one whose texts no page and no database can hold."""
        with unreadable_is_wrong():
            credential = super().to_python(value)
            held = json.dumps(credential, ensure_ascii=False)
            if "\\u0000" in held or not held.encode().isascii():
                raise ValueError
            return credential

    def bound_data(self, data: Any, initial: Any) -> str:
        return ""


@contextmanager
def unreadable_is_wrong() -> Iterator[None]:
    """Refuse, as a wrong code is, a credential that cannot be read.

    On one made to harm, the readers raise KeyError, IndexError, UnicodeError, RecursionError…
    """
    try:
        yield
    except (ValidationError, DatabaseError):
        raise
    except Exception as problem:
        raise get_adapter().validation_error("incorrect_code") from problem


class PasskeyForm(DsfrBaseForm, FrenchWording, webauthn.AddWebAuthnForm):
    credential = CredentialField()
    labels = {"name": "Nom de la clé", "passwordless": "Me connecter avec cette clé seule"}
    hints = {
        "name": "Pour la reconnaître : « ordinateur du bureau », « téléphone »…",
        "passwordless": "Sans mot de passe ; la clé demandera un code ou une empreinte.",
    }

    def clean(self) -> dict[str, Any]:
        with unreadable_is_wrong():
            return super().clean()


class PasskeyAnswer:
    """Mixin of the forms by which a passkey proves who is there."""

    def clean_credential(self) -> Authenticator:
        with unreadable_is_wrong():
            return super().clean_credential()  # type: ignore[misc] # of allauth's form


class PasskeyLoginForm(PasskeyAnswer, webauthn.LoginWebAuthnForm):
    credential = CredentialField()


class PasskeyCodeForm(PasskeyAnswer, webauthn.AuthenticateWebAuthnForm):
    credential = CredentialField()


class PasskeyAgainForm(PasskeyAnswer, webauthn.ReauthenticateWebAuthnForm):
    credential = CredentialField()


class PasskeyNameForm(DsfrBaseForm, FrenchWording, webauthn.EditWebAuthnForm):
    labels = {"name": "Nom de la clé"}
