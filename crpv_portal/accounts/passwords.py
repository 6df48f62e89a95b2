"""Passwords that a list of the usual ones does not hold, and guesses all the same begin with."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError

from crpv_portal.common.text import french_sort_key

# Distinct signs, and signs left once the words that everybody here thinks of are taken out.
LEAST_DISTINCT = 6
LEAST_OWN = 5
CONTEXT = (
    *("centrederessources", "centresderessources", "politiquedelaville", "motdepasse", "password"),
    *("registre", "portail", "crpv", "anct", "prefecture", "bonjour", "bienvenue", "azerty"),
    *("qwerty", "123456789", "12345678", "123456", "2024", "2025", "2026", "2027"),
)
REPEATED = re.compile(r"(.{1,16}?)\1+")
# Of a link asked for by whoever has a password already; an invitation waits for its reader.
RESET_HOURS = 2


class GuessablePasswordValidator:
    """Refuse a password of few signs, of one word said again, or of this portal's own words."""

    def validate(self, password: str, user: object = None) -> None:
        if len(set(password.strip())) < LEAST_DISTINCT:
            raise ValidationError(
                f"Ce mot de passe n’a pas {LEAST_DISTINCT} signes différents.",
                code="password_of_few_signs",
            )
        if REPEATED.fullmatch(password):
            raise ValidationError(
                "Ce mot de passe répète plusieurs fois la même chose.", code="password_repeated"
            )
        own = re.sub(r"[\W_]", "", french_sort_key(password))
        for word in CONTEXT:
            own = own.replace(word, "")
        if len(own) < LEAST_OWN:
            raise ValidationError(
                "Ce mot de passe est fait de mots ou de suites que chacun essaierait d’abord.",
                code="password_of_context",
            )

    def get_help_text(self) -> str:
        return "Ni répétition, ni mots du portail seuls."


class PasswordLinkGenerator(PasswordResetTokenGenerator):
    """Tokens of links to a new password: short for whoever has one, longer for an invitation."""

    def check_token(self, user: Any, token: str | None) -> bool:
        if user is None or not token or not super().check_token(user, token):
            return False
        if not user.has_usable_password():
            return True
        made: Any = self._num_seconds(self._now())
        made -= int(token.partition("-")[0], 36)
        return bool(made <= datetime.timedelta(hours=RESET_HOURS).total_seconds())


links = PasswordLinkGenerator()
