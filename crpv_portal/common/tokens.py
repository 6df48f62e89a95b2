"""Secrets in addresses: shown once, and kept as a fingerprint.

The model that uses one has the columns `token_hash` (64 characters, unique, left out of its
history), when it ends and when it was revoked; whoever reads the database opens nothing.
A token has 256 bits of chance, so that a fast fingerprint without salt is enough.
"""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32  # 43 characters in an address


def make_token() -> str:
    """Return a new secret, fit for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def fingerprint(token: str) -> str:
    """Return what is stored of a secret: its SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
