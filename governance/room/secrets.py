"""Secrets of a room: the link of its QR code, the short address, the link of its screen.

Each is drawn from the room's seed with the key of the portal, so that the page of the secretary can
show them again. The database keeps the seed and the fingerprints: without the key, neither opens
anything. The fingerprint of the short address takes the key too, as 36 bits could be tried.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

from crpv_portal.common.tokens import fingerprint

# Neither vowels, which would make words, nor signs that one takes for another.
ALPHABET = "2345678cdfghjkmnprtvwx"
CODE_LENGTH = 8
GROUP = 4


@dataclass(frozen=True)
class RoomSecrets:
    """Secrets of a room, as shown to who keeps the body."""

    token: str
    code: str
    screen: str

    @property
    def code_in_groups(self) -> str:
        """Return the code as it is read aloud and typed: `cdfg-hj23`."""
        return "-".join(self.code[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))


def secrets_of(seed: str) -> RoomSecrets:
    """Draw the secrets of this seed."""
    number = int.from_bytes(_drawn("code", seed), "big")
    signs = []
    for _ in range(CODE_LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return RoomSecrets(_in_address("phones", seed), "".join(signs), _in_address("screen", seed))


def is_code(text: str) -> bool:
    """Tell whether this was typed as a short address, however far from one; else it is a link."""
    return len(text) < len(_in_address("phones", ""))


def typed_code(text: str) -> str:
    """Return a short address as it is kept, from what somebody typed."""
    return text.replace("-", "").replace(" ", "").lower()


def code_fingerprint(code: str) -> str:
    """Return what is stored of a short address."""
    return salted_hmac("governance.room.kept", typed_code(code), algorithm="sha256").hexdigest()


def fingerprints(secrets: RoomSecrets) -> dict[str, str]:
    """Return the columns that keep these secrets."""
    return {
        "token_hash": fingerprint(secrets.token),
        "code_hash": code_fingerprint(secrets.code),
        "screen_hash": fingerprint(secrets.screen),
    }


def _drawn(use: str, seed: str) -> bytes:
    return salted_hmac(f"governance.room.{use}", seed, algorithm="sha256").digest()


def _in_address(use: str, seed: str) -> str:
    return base64.urlsafe_b64encode(_drawn(use, seed)).decode().rstrip("=")
