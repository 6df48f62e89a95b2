"""Short digests by which a page says what it showed, to be compared with what is there now."""

import hashlib


def short_digest(text: str, length: int = 20) -> str:
    """Return the first hexadecimal signs of a SHA-256: they compare, and protect nothing."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
