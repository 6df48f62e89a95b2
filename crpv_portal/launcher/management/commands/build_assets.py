"""Build the stylesheet and the script that every page loads."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from crpv_portal.launcher.assets import build


class Command(BaseCommand):
    help = "Construit la feuille de style et le script des pages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="reconstruit même si rien n’a changé"
        )

    def handle(self, *args: Any, force: bool = False, **options: Any) -> None:
        target = Path(settings.BASE_DIR) / "static" / "build"
        if not build.build(Path(settings.BASE_DIR), target, force=force):
            self.stdout.write("Feuille de style et script déjà à jour.")
            return
        for name in ("portal.css", "portal.js"):
            size = (target / name).stat().st_size / 1024
            self.stdout.write(f"{name} : {size:.0f} Kio")
