"""Committed drawing of France, and the measures that its builder and the map share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PATH = Path(__file__).resolve().parent / "data" / "map_shapes.json"

WIDTH, HEIGHT, MAINLAND_HEIGHT = 1280, 1502, 1200
LEAST_TARGET = 56  # 24 pixels when the map is 560 wide
CLOSE_UP = ("75", "92", "93", "94")
TILE_WIDTH, TILE_HEIGHT, TILE_GAP = 240, 190, 12
LINE_HEIGHT = 32  # of the names under the shapes


def read_shapes(path: Path = PATH) -> dict[str, Any]:
    return json.loads(path.read_bytes())


def shape_height(lines: int) -> int:
    """Return the height that the name leaves to the shape in a tile."""
    return TILE_HEIGHT - lines * LINE_HEIGHT - 36
