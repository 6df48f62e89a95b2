"""Admin screens of organisations, people and the reference texts."""

from . import organisations, texts

__all__ = ["organisations", "texts"]
