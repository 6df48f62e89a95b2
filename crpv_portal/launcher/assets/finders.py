"""Finder of static files for `collectstatic`."""

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder


class AppFinder(AppDirectoriesFinder):
    """Finder of the apps' files, without the design system's 1,600, which `build_assets` reads."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(app_names, *args, **kwargs)
        # `list` reads the storages, `find` the names.
        self.apps = [name for name in self.apps if name != "dsfr"]
        self.storages.pop("dsfr", None)
