"""Plane geometry for the drawing of the map: shared borders, simplified once for both sides."""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

Point = tuple[float, float]
Ring = list[Point]  # closed: its last point joins its first, which is not repeated
Edge = tuple[Point, Point]


def rings_of_path(path: str) -> list[Ring]:
    """Return the rings of an SVG path of relative `m` parts closed by `z`, as in the package."""
    rings = []
    x = y = 0.0
    for part in re.findall(r"m([^mz]*)z", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
        x, y = ring[0]  # `z` goes back to the start of the ring
    return rings


def path_of_rings(rings: Iterable[Ring]) -> str:
    """Return a compact SVG path in whole numbers; rings that collapse are dropped."""
    return _path(rings, closed=True)


def path_of_lines(lines: Iterable[list[Point]]) -> str:
    """Return open lines as one compact SVG path in whole numbers."""
    return _path(lines, closed=False)


def _path(lines: Iterable[list[Point]], *, closed: bool) -> str:
    """Return relative moves: after `m`, pairs are lines; after `z`, we are at the start."""
    path = ""
    x: float = 0
    y: float = 0
    for line in lines:
        points = without_repeats([(round(px), round(py)) for px, py in line], closed=closed)
        if len(points) < (3 if closed else 2):
            continue
        path += "m"
        for px, py in points:
            for number in (px - x, py - y):
                path += f"{number}" if number < 0 or path[-1] == "m" else f" {number}"
            x, y = px, py
        if closed:
            path += "z"
            x, y = points[0]
    return path


def without_repeats(points: Ring, *, closed: bool = True) -> Ring:
    kept: Ring = []
    for point in points:
        if not kept or point != kept[-1]:
            kept.append(point)
    if closed and len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def bounds(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def moved(rings: Iterable[Ring], scale: float, dx: float, dy: float) -> list[Ring]:
    return [[(x * scale + dx, y * scale + dy) for x, y in ring] for ring in rings]


def fitted(rings: list[Ring], box: tuple[float, float, float, float]) -> list[Ring]:
    """Scale the rings as a whole to fill and centre in the box (left, top, width, height)."""
    left, top, right, bottom = bounds(rings)
    box_left, box_top, width, height = box
    scale = min(width / (right - left), height / (bottom - top))
    dx = box_left + (width - (right - left) * scale) / 2 - left * scale
    dy = box_top + (height - (bottom - top) * scale) / 2 - top * scale
    return moved(rings, scale, dx, dy)


def snapped(shapes: dict[str, list[Ring]], tolerance: float) -> dict[str, list[Ring]]:
    """Give one point to vertices that are nearly the same.

    Relative coordinates accumulate rounding, so that a border drawn from each side differs
    slightly; without common points it would not be recognised as shared.
    """
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def common(point: Point) -> Point:
        column, row = int(point[0] // tolerance), int(point[1] // tolerance)
        for near_column in (column - 1, column, column + 1):
            for near_row in (row - 1, row, row + 1):
                for known in cells[near_column, near_row]:
                    if math.dist(point, known) < tolerance:
                        return known
        cells[column, row].append(point)
        return point

    return {
        code: [without_repeats([common(point) for point in ring]) for ring in rings]
        for code, rings in shapes.items()
    }


class Borders:
    """Borders between shapes, each simplified once, so that neighbours still fit.

    `tolerance` is the area below which a bend is straightened (Visvalingam and Whyatt, 1993).
    """

    def __init__(self, shapes: dict[str, list[Ring]], tolerance: float):
        self.shapes = shapes
        self.tolerance = tolerance
        self.sides: dict[Edge, set[str]] = defaultdict(set)
        neighbours: dict[Point, set[Point]] = defaultdict(set)
        for code, rings in shapes.items():
            for ring in rings:
                for a, b in _edges(ring):
                    self.sides[_key(a, b)].add(code)
                    neighbours[a].add(b)
                    neighbours[b].add(a)
        self.junctions = {
            point
            for point, others in neighbours.items()
            if len(others) != 2 or len({frozenset(self.sides[_key(point, o)]) for o in others}) > 1
        }

    def simplified(self, least_area: float) -> dict[str, list[Ring]]:
        """Return each shape with simplified borders, without islands below `least_area`."""
        return {
            code: [new for ring in rings if area(new := self._simplified_ring(ring)) >= least_area]
            for code, rings in self.shapes.items()
        }

    def between(self, groups: dict[str, str]) -> list[list[Point]]:
        """Return the simplified lines that separate two shapes of different groups."""
        return [line for sides, line in self.lines if len({groups[code] for code in sides}) > 1]

    def around(self, chosen: Container[str]) -> list[list[Point]]:
        """Return the simplified lines around the chosen shapes together, coasts included."""
        return [line for sides, line in self.lines if sum(code in chosen for code in sides) == 1]

    @cached_property
    def lines(self) -> list[tuple[set[str], list[Point]]]:
        """Each simplified line once, with the shapes on its sides: one of a coast, two inland."""
        found = {}
        for line in self._all_lines():
            sides = self.sides[_key(line[0], line[1])]
            found[_key(line[0], line[-1]), len(line)] = sides, self._simplified_line(line)
        return [found[key] for key in sorted(found)]

    def outline(self, least_area: float) -> list[Ring]:
        """Return the rings around all the shapes together."""
        following: dict[Point, list[Point]] = defaultdict(list)
        for line in self._all_lines():
            if len(self.sides[_key(line[0], line[1])]) == 1:
                new = self._simplified_line(line)
                for a, b in pairwise(new):
                    following[a].append(b)
        rings = []
        while following:
            start = point = min(following)
            ring = []
            while point in following:
                ring.append(point)
                others = following[point]
                after = others.pop()
                if not others:
                    del following[point]
                point = after
                if point == start:
                    break
            rings.append(ring)
        return [ring for ring in rings if len(ring) > 2 and area(ring) >= least_area]

    def _all_lines(self) -> Iterator[list[Point]]:
        for rings in self.shapes.values():
            for ring in rings:
                yield from self._lines_of(ring)

    def _lines_of(self, ring: Ring) -> Iterator[list[Point]]:
        """Cut a ring at its junctions; an island has none and stays whole."""
        cuts = [index for index, point in enumerate(ring) if point in self.junctions]
        if not cuts:
            start = ring.index(min(ring))
            yield [*ring[start:], *ring[: start + 1]]
            return
        turned = [*ring[cuts[0] :], *ring[: cuts[0] + 1]]
        line = [turned[0]]
        for point in turned[1:]:
            line.append(point)
            if point in self.junctions:
                yield line
                line = [point]

    def _simplified_ring(self, ring: Ring) -> Ring:
        points: Ring = []
        for line in self._lines_of(ring):
            points += self._simplified_line(line)[:-1]
        return points

    def _simplified_line(self, line: list[Point]) -> list[Point]:
        """Simplify the line always in one direction, for the same result from both sides."""
        forward = (line[0], line[1]) <= (line[-1], line[-2])
        return (
            simplified(line, self.tolerance)
            if forward
            else simplified(line[::-1], self.tolerance)[::-1]
        )


def _edges(ring: Ring) -> Iterator[Edge]:
    yield from zip(ring, [*ring[1:], ring[0]], strict=True)


def _key(a: Point, b: Point) -> Edge:
    return (a, b) if a <= b else (b, a)


def simplified(line: list[Point], tolerance: float) -> list[Point]:
    """Remove the bends of least area first, until each is worth `tolerance`; keep the ends."""
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))
    gone = [False] * len(line)
    closed = line[0] == line[-1]
    left = len(line)

    def bend(index: int) -> float:
        return area([line[before[index]], line[index], line[after[index]]])

    heap = [(bend(index), index) for index in range(1, len(line) - 1)]
    heapq.heapify(heap)
    while heap:
        size, index = heapq.heappop(heap)
        if gone[index] or size != bend(index):
            continue
        if size >= tolerance or left <= (5 if closed else 2):
            break
        gone[index] = True
        left -= 1
        after[before[index]], before[after[index]] = after[index], before[index]
        for near in (before[index], after[index]):
            if 0 < near < len(line) - 1:
                heapq.heappush(heap, (bend(near), near))
    return [point for index, point in enumerate(line) if not gone[index]]


def inner_point(rings: list[Ring], steps: int = 20) -> tuple[int, int]:
    """Return the grid point farthest inside the largest ring: the best place for a label."""
    ring = max(rings, key=area)
    left, top, right, bottom = bounds([ring])
    grid = [
        (left + (right - left) * column / steps, top + (bottom - top) * row / steps)
        for column in range(1, steps)
        for row in range(1, steps)
    ]
    inside = [point for point in grid if _is_inside(point, ring)] or [ring[0]]
    x, y = max(inside, key=lambda point: min(_distance(point, *edge) for edge in _edges(ring)))
    return round(x), round(y)


def _is_inside(point: Point, ring: Ring) -> bool:
    x, y = point
    crossings = (
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in _edges(ring)
    )
    return sum(crossings) % 2 == 1


def _distance(point: Point, a: Point, b: Point) -> float:
    length = math.dist(a, b)
    if not length:
        return math.dist(point, a)
    along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length**2
    along = max(0.0, min(1.0, along))
    return math.dist(point, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))
