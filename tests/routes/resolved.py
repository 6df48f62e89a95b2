"""Addresses as the URL configuration has them, the admin's included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver


def is_of_the_admin(name: str) -> bool:
    return name.startswith(("admin:", "admin/"))


def admin_addresses() -> Iterator[tuple[str, str]]:
    """Each address of the admin with its name, its objects taken from what the database holds."""
    for name, pattern, path in walk(get_resolver(), "", ""):
        if is_of_the_admin(name):
            yield name, "/" + _filled(path, pattern)


def _filled(path: str, pattern: URLPattern) -> str:
    """A path pattern with something real in the place of its parameters."""
    words = re.match(r"admin/(\w+)/(\w+)/<path", path)
    row = "1"
    if words:
        row = str(apps.get_model(*words.groups()).objects.order_by("pk").values("pk").first() or 1)
        row = re.sub(r"\D", "", row)
    path = path.replace("<path:object_id>", row).replace("<path:content_type_id>", "1")
    path = re.sub(r"\^\(\?P<app_label>(\w+).*$", r"\1/", path)
    return re.sub(r"\(\?P<url>\.\*\)\$", "nulle-part", path)


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the site with its full name, or its path when it has none."""
    for name, pattern, _ in walk(get_resolver(), "", ""):
        yield name, pattern


def walk(resolver: URLResolver, namespace: str, path: str) -> Iterator[tuple[str, URLPattern, str]]:
    """Every URL pattern below a resolver, with its full name and its path."""
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from walk(entry, inner, here)
        else:
            yield (f"{namespace}{entry.name}" if entry.name else here), entry, here
