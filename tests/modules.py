"""Modules of the project, read as their source says, the floors on which they stand, the models."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import models

ROOT = Path(settings.BASE_DIR)

# From the ground up. What is in crpv_portal/ and not named here is a room, which sees everything.
FLOORS = (
    "crpv_portal.common",
    "crpv_portal.outbox",
    "crpv_portal.territories",
    "crpv_portal.accounts",
    "partners",
    "centres",
    "governance",
)
ROOM = len(FLOORS)


class Module(NamedTuple):
    """A Python file of ours, with the dotted name by which others import it."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def floor(self) -> int:
        return floor_of(self.name)

    @property
    def app(self) -> str:
        return FLOORS[self.floor] if self.floor < ROOM else ""

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"


def floor_of(dotted: str) -> int:
    """The floor of a module of ours; ROOM for what is above them all."""
    for number, name in enumerate(FLOORS):
        if dotted == name or dotted.startswith(f"{name}."):
            return number
    return ROOM


def is_ours(dotted: str) -> bool:
    return dotted.split(".")[0] in {"crpv_portal", "partners", "centres", "governance"}


OURS = [config for config in apps.get_app_configs() if is_ours(config.name)]


def our_models() -> list[type[models.Model]]:
    """The business models: without event tables, link tables and their proxies."""
    return [
        model
        for config in OURS
        for model in config.get_models()
        if not issubclass(model, pghistory.models.Event) and not model._meta.proxy
    ]


@cache
def all_modules() -> list[Module]:
    """Read every module, when a test asks: a run collects this file in each of its processes."""
    found = []
    for top in ("crpv_portal", "partners", "centres", "governance"):
        for path in sorted((ROOT / top).rglob("*.py")):
            if "migrations" in path.relative_to(ROOT).parts:
                continue
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found.append(Module(name, path, ast.parse(path.read_text(encoding="utf-8"))))
    return found


@cache
def module_names() -> set[str]:
    return {module.name for module in all_modules()}


def on_a_floor() -> list[Module]:
    return [module for module in all_modules() if module.floor < ROOM]


class Import(NamedTuple):
    target: str
    line: int
    is_for_types: bool


@cache
def imports_of(module: Module) -> list[Import]:
    """Every import, wherever it stands: at the top, in a function, for the type checker only."""
    return list(_imports(module))


def _imports(module: Module) -> Iterator[Import]:
    for_types = {
        id(inner)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, id(node) in for_types)
        elif isinstance(node, ast.ImportFrom):
            base = resolve(module, node)
            for alias in node.names:
                # `from . import views` imports a module, `from .views import page` a name of it.
                deeper = f"{base}.{alias.name}"
                yield Import(
                    deeper if deeper in module_names() else base, node.lineno, id(node) in for_types
                )


def resolve(module: Module, node: ast.ImportFrom) -> str:
    """The absolute name of what `from … import` reads."""
    if not node.level:
        return node.module or ""
    package = module.name.split(".")
    if not module.is_package:
        package = package[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *(node.module or "").split(".")]).rstrip(".")


def where(module: Module, line: int) -> str:
    return f"{module.path.relative_to(ROOT)}:{line}"


def docstrings(tree: ast.Module) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def first_text(call: ast.Call) -> str:
    return text(call.args[0]) if call.args else ""


def circles(arrows: dict[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected parts of more than one name (Tarjan): import circles."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    found = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        waiting.append(name)
        for other in sorted(arrows.get(name, ())):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in waiting:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            part = waiting[waiting.index(name) :]
            del waiting[-len(part) :]
            if len(part) > 1:
                found.append(sorted(part))

    for name in sorted(arrows):
        if name not in index:
            visit(name)
    return found
