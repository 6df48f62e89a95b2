"""Rebuild the drawing of the map from its two npm packages."""

import gzip
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from crpv_portal.territories.build.npm import PackageError
from crpv_portal.territories.build.shapes import FRANCE, WORLD, build_shapes, write_shapes
from crpv_portal.territories.drawing import PATH


class Command(BaseCommand):
    help = (
        f"Refait les contours de la carte à partir des paquets npm {FRANCE} et {WORLD} "
        "(archives de « npm pack » ou dossiers décompressés)."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("france", type=Path, help=f"paquet {FRANCE}")
        parser.add_argument("world", type=Path, help=f"paquet {WORLD}")
        parser.add_argument("--output", type=Path, default=PATH, help="fichier ; celui du dépôt")

    def handle(self, *args: Any, france: Path, world: Path, output: Path, **options: Any) -> None:
        try:
            drawing = build_shapes(france, world)
        except PackageError as error:
            raise CommandError(str(error)) from error
        write_shapes(drawing, output)
        content = output.read_bytes()
        compressed = len(gzip.compress(content, mtime=0))
        self.stdout.write(
            f"{len(drawing['shapes'])} contours, {len(content) / 1024:.1f} Kio, "
            f"{compressed / 1024:.1f} Kio compressés."
        )
