"""Signed stamp of a form that a visitor without an account sends: when it was shown, and which.

A robot sends at once, or sends a form that it kept; a person takes some seconds, and less than a
day. No picture to read, no riddle, no third party.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.core.exceptions import ValidationError

SALT = "upkeep.report"
QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(hours=24)


def new_stamp(page: str) -> str:
    return signing.dumps([page, secrets.token_hex(8)], salt=SALT)


def once_of(stamp: str) -> str:
    """Return what tells a form from all others: the same one, sent twice, is one proposal."""
    return hashlib.sha256(stamp.encode()).hexdigest()


def check_stamp(stamp: str, page: str) -> None:
    """Refuse a stamp of another page, too old or too young: the sender is shown a new one."""
    try:
        shown = signing.loads(stamp, salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        raise ValidationError(
            "Cette page était ouverte depuis trop longtemps. Votre texte est ci-dessous : "
            "envoyez-le de nouveau."
        ) from None
    if not isinstance(shown, list) or shown[:1] != [page]:
        raise ValidationError("Cette page ne correspond pas à la fiche : envoyez-la de nouveau.")
    try:
        signing.loads(stamp, salt=SALT, max_age=QUICKEST)
    except signing.SignatureExpired:
        return
    raise ValidationError(
        "Le formulaire est parti en moins de trois secondes, comme le ferait un robot. Relisez "
        "votre texte, puis envoyez-le de nouveau."
    )
