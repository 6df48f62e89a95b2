"""Words on what a file hides, shared by those who look into one kind of file."""

from __future__ import annotations

from dataclasses import dataclass

ADDED = "des propriétés ajoutées"


@dataclass(frozen=True)
class HiddenData:
    """Words on what a file hides; is_signed: it cannot be taken out."""

    words: tuple[str, ...] = ()
    is_signed: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)


class NotReadable(ValueError):
    """Raised for a document that cannot be read, or written again without what it hides."""


def author(name: str = "") -> str:
    return f"l’auteur, « {name} »" if name else "l’auteur"
