"""Cases of the table of routes: what is tried at an address, and what each role gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

FORMS = ("csv", "ods", "json")
LOGIN = "→ /compte/connexion/"


@dataclass(frozen=True)
class Case:
    """One address to try: `expected` follows ROLES, `arguments` takes from the planted world."""

    expected: tuple[str, str, str, str]
    label: str = ""
    arguments: Callable[[SimpleNamespace], dict[str, Any]] = field(default=lambda world: {})


def everybody(outcome: str, label: str = "", arguments: Callable | None = None) -> Case:
    return case(outcome, outcome, outcome, outcome, label=label, arguments=arguments)


def members_only(outcome: str) -> Case:
    return case(LOGIN, outcome, outcome, outcome)


def case(*expected: str, label: str = "", arguments: Callable | None = None) -> Case:
    return Case(expected, label, arguments or (lambda world: {}))  # type: ignore[arg-type]


PUBLIC = [everybody("200")]
FILES = [everybody("200", form, lambda world, form=form: {"form": form}) for form in FORMS]


def slug_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"slug": getattr(world, name).slug}


def file_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        agreement = getattr(world, name)
        return {"slug": agreement.centre.slug, "public_id": agreement.public_id}

    return arguments


def committee(name: str, parameter: str = "slug") -> Callable[[SimpleNamespace], dict[str, Any]]:
    """The slug of a planted body or meeting, or the reference of a decision."""

    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world.committees, name)
        attribute = "reference" if parameter == "reference" else "slug"
        return {parameter: getattr(planted, attribute)}

    return arguments


def document(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world.committees, name)
        return {"slug": planted.meeting.slug, "public_id": planted.public_id}

    return arguments


def staff_only(label: str, arguments: Callable) -> Case:
    return case("404", "404", "404", "200", label=label, arguments=arguments)
