"""Encryption of the secrets of second factors: a copy of the database alone opens no account."""

from __future__ import annotations

import base64
import functools

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# What is stored begins so; without it, it was stored before there was a key.
MARK = "fernet:"


def encrypt(text: str) -> str:
    return MARK + _keys(tuple(settings.SECOND_FACTOR_KEYS)).encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Return the text; raise InvalidToken when none of the keys is the one it was written with."""
    if not text.startswith(MARK):
        return text
    stored = text.removeprefix(MARK).encode()
    return _keys(tuple(settings.SECOND_FACTOR_KEYS)).decrypt(stored).decode()


@functools.cache
def _keys(secrets: tuple[str, ...]) -> MultiFernet:
    """Return what writes with the first key and reads with each."""
    return MultiFernet([_key(secret) for secret in secrets])


def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"crpv second factor")
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))
