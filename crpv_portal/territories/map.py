"""Map of France by département, as one inline SVG of links, and its small version.

Built as one joined string: a template loop takes five times as long (`make bench`). States
differ by colour and by pattern; classes only, the colours are in `static/css/30-map.css`. The map
always stands beside a list that says the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .build.geometry import Borders, path_of_lines, rings_of_path
from .drawing import (
    CLOSE_UP,
    HEIGHT,
    LEAST_TARGET,
    LINE_HEIGHT,
    MAINLAND_HEIGHT,
    WIDTH,
    read_shapes,
    shape_height,
)


class AreaState(StrEnum):
    """State of a département on the map."""

    COVERED = "covered"
    PARTLY = "partly"
    INFERRED = "inferred"
    UNVERIFIED = "unverified"
    NONE = "none"  # no centre known
    SELECTED = "selected"  # what the page is about
    OUTSIDE = "outside"  # not part of what the page lists


# Fills that a style sheet cannot draw; each is a pattern of the map's own <defs>.
PATTERNS = {
    AreaState.PARTLY: "hatch",
    AreaState.INFERRED: "hatch",
    AreaState.UNVERIFIED: "dots",
    AreaState.NONE: "empty",
}


@dataclass(frozen=True)
class Area:
    """Département on the map: its link, its state, its label.

    `label` is the accessible name and the tooltip: it holds the name of the département *and* what
    the state means, for instance « Nord : IREV » or « Corse-du-Sud : aucun centre connu ». Areas of
    one `territory` are drawn together: a thick line parts them from the others.
    """

    code: str
    label: str
    state: AreaState = AreaState.NONE
    href: str = ""
    territory: str = ""


@cache
def drawing() -> Mapping[str, Any]:
    """Return the committed drawing, read once per process."""
    return read_shapes()


def credits() -> str:
    """Return whose outlines these are, to show under the map as the licence asks."""
    return drawing()["credits"]


def drawn_codes() -> frozenset[str]:
    """Return the codes of the départements and collectivities that the map shows."""
    return frozenset(drawing()["shapes"])


def render_map(areas: Iterable[Area], *, label: str, name: str = "carte") -> SafeString:
    """Render the map. Départements without an area are drawn plain, without a link.

    `label` names the map, `name` makes its identifiers unique when a page holds two maps. Areas
    keep their order, which is the order of the keyboard, within each part: metropolitan France,
    Paris and its neighbours, overseas. Codes that the map does not draw are left out.
    """
    by_code = {area.code: area for area in areas}
    france = drawing()
    tiles = {tile["code"]: tile for tile in france["tiles"]}
    given = [code for code in by_code if code in france["shapes"]]
    order = [*given, *(code for code in france["shapes"] if code not in by_code)]
    mainland = [c for c in order if c not in tiles and c not in CLOSE_UP]
    # Drawn last, hence on top: the larger targets of small areas, the outline of the chosen one.
    mainland.sort(
        key=lambda code: ("is_small" in france["shapes"][code], _is_chosen(by_code, code))
    )
    parts = [
        f'<svg class="crpv-map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group"'
        f' aria-label="{escape(label)}">',
        _patterns(name),
        *(_shape(by_code.get(code), code, name) for code in mainland),
        *(_small(by_code.get(code), code, name) for code in CLOSE_UP),
        *_mainland_lines({code: area.territory for code, area in by_code.items()}),
        _close_up_frame(),
        *(_shape(by_code.get(code), code, name) for code in order if code in CLOSE_UP),
        *(_tile(by_code.get(code), tiles[code], name) for code in order if code in tiles),
        "</svg>",
    ]
    return mark_safe("".join(parts))  # noqa: S308 - our own shapes, and texts escaped one by one


def render_mini_map(
    states: Mapping[str, AreaState],
    *,
    label: str,
    name: str = "petite-carte",
    territories: Iterable[frozenset[str]] = (),
) -> SafeString:
    """Render a still map of a few départements, each in its state: an image with a title, no links.

    territories: sets of codes, each with a line around it, as those of the centres of an answer.

    One overseas territory is drawn alone; a metropolitan perimeter on the outline of France, with
    the close-up when Paris or a neighbour is part of it; both together on the whole map.
    """
    france = drawing()
    tiles = {tile["code"]: tile for tile in france["tiles"]}
    shown = [code for code in france["shapes"] if code in states]
    overseas = [code for code in shown if code in tiles]

    def area(code: str) -> Area:
        return Area(code, "", states[code])

    body: list[str] = []
    if shown == overseas and len(overseas) == 1:
        tile = tiles[overseas[0]]
        left, top, width, _ = tile["box"]
        view = f"{left + 8} {top + 4} {width - 16} {shape_height(len(tile['lines'])) + 16}"
        body.append(_shape(area(overseas[0]), overseas[0], name))
    else:
        view = f"0 0 {WIDTH} {HEIGHT if overseas else MAINLAND_HEIGHT}"
        mainland = [code for code in shown if code not in overseas]
        close = [code for code in mainland if code in CLOSE_UP]
        far = [_shape(area(code), code, name) for code in mainland if code not in CLOSE_UP]
        near = [_small(area(code), code, name) for code in close]
        body += [f'<path class="crpv-map__land" d="{france["outline"]}"/>', *far, *near]
        body.append(f'<path class="crpv-map__regions" d="{france["regions"]}"/>')
        around = [_around(codes) for codes in territories]
        # Cased in the colour of the page, or it would not show between two dark shapes.
        body += [_line(kind, path) for kind in ("casing", "territory") for path in around]
        if close:
            body.append(_close_up_frame())
            body += [
                _shape(area(c), c, name)
                if c in close
                else f'<path class="crpv-map__land" d="{france["shapes"][c]["path"]}"/>'
                for c in CLOSE_UP
            ]
        body += [_tile(area(code), tiles[code], name) for code in overseas]
    text = escape(label)
    # The patterns only where they serve: two maps of one page may then share a name.
    defs = _patterns(name) if {*states.values()} & {*PATTERNS} else ""
    return mark_safe(  # noqa: S308 - our own shapes, and the one text escaped
        f'<svg class="crpv-map crpv-map--mini" viewBox="{view}" role="img"'
        f' aria-label="{text}"><title>{text}</title>{defs}{"".join(body)}</svg>'
    )


def render_legend(
    labels: Mapping[AreaState, str], *, name: str = "carte", line: str = ""
) -> SafeString:
    """Render what each state means, with a sample drawn like the map of that `name`.

    line: what the lines around territories mean, when the map has some.
    """
    items = [
        '<li class="crpv-map-legend__item"><svg class="crpv-map-legend__sample"'
        ' viewBox="0 0 56 36" aria-hidden="true" focusable="false"><rect'
        f' class="crpv-map-{state}"{_fill(state, name)} x="2" y="2" width="52" height="32"/></svg>'
        f"{escape(label)}</li>"
        for state, label in labels.items()
    ]
    if line:
        items.append(
            '<li class="crpv-map-legend__item"><svg class="crpv-map crpv-map-legend__sample"'
            ' viewBox="0 0 56 36" aria-hidden="true" focusable="false">'
            f"{_line('territory', 'M2 18h52')}</svg>{escape(line)}</li>"
        )
    return mark_safe(f'<ul class="crpv-map-legend">{"".join(items)}</ul>')  # noqa: S308 - no input


def _is_chosen(areas: Mapping[str, Area], code: str) -> bool:
    return code in areas and areas[code].state is AreaState.SELECTED


# --- Parts ---------------------------------------------------------------------------------


def _fill(state: AreaState, name: str) -> str:
    return f' fill="url(#{name}-{PATTERNS[state]})"' if state in PATTERNS else ""


@lru_cache(maxsize=2048)
def _path(state: AreaState, path: str, name: str) -> str:
    return f'<path class="crpv-map-{state}"{_fill(state, name)} d="{path}"/>'


def _state(area: Area | None) -> AreaState:
    return area.state if area else AreaState.NONE


def _linked(area: Area | None, content: str) -> str:
    """Return the content as a link with a name, as a named group, or as it is."""
    if area is None or not area.label:
        return content
    text = escape(area.label)
    if not area.href:
        return f"<g><title>{text}</title>{content}</g>"
    href = escape(area.href)
    return f'<a href="{href}" aria-label="{text}"><title>{text}</title>{content}</a>'


def _shape(area: Area | None, code: str, name: str) -> str:
    shape = drawing()["shapes"][code]
    content = _path(_state(area), shape["path"], name)
    if "is_small" in shape and area and area.href:
        x, y = shape["anchor"]
        content += f'<circle class="crpv-map__target" cx="{x}" cy="{y}" r="{LEAST_TARGET // 2}"/>'
    return _linked(area, content)


def _small(area: Area | None, code: str, name: str) -> str:
    """Draw Paris and its neighbours at their place, without links: the close-up has these."""
    return _path(_state(area), drawing()["shapes"][code]["small"], name)


def _tile(area: Area | None, tile: Mapping[str, Any], name: str) -> str:
    path = _path(_state(area), drawing()["shapes"][tile["code"]]["path"], name)
    return _linked(area, _rect(tile["box"]) + path + _name(tile))


def _rect(box: Iterable[int]) -> str:
    left, top, width, height = box
    return (
        f'<rect class="crpv-map__frame" x="{left}" y="{top}" width="{width}" height="{height}"'
        ' rx="8"/>'
    )


def _name(tile: Mapping[str, Any]) -> str:
    left, top, width, height = tile["box"]
    middle, last = left + width // 2, top + height - 14
    lines = tile["lines"]
    spans = "".join(
        f'<tspan x="{middle}" y="{last - LINE_HEIGHT * (len(lines) - 1 - index)}">{line}</tspan>'
        for index, line in enumerate(lines)
    )
    return f'<text class="crpv-map__name" aria-hidden="true">{spans}</text>'


def _mainland_lines(territories: Mapping[str, str]) -> list[str]:
    """Draw the coast, and the lines between territories, or between régions without any."""
    france = drawing()
    groups = frozenset((code, name) for code, name in territories.items() if name)
    inner = _line("territory", _between(groups)) if groups else _line("regions", france["regions"])
    return [inner, _line("outline", france["outline"])]


def _line(kind: str, path: str) -> str:
    return f'<path class="crpv-map__{kind}" d="{path}"/>'


@cache
def _borders() -> Borders:
    """Return the borders between the metropolitan départements at their place, as drawn."""
    tiles = {tile["code"] for tile in drawing()["tiles"]}
    return Borders(
        {
            code: rings_of_path(shape.get("small", shape["path"]))
            for code, shape in drawing()["shapes"].items()
            if code not in tiles
        },
        tolerance=0,
    )


@lru_cache(maxsize=64)
def _between(groups: frozenset[tuple[str, str]]) -> str:
    """Return the lines between départements of different groups; those of none are one group."""
    named = dict(groups)
    borders = _borders()
    return path_of_lines(borders.between({code: named.get(code, "") for code in borders.shapes}))


@lru_cache(maxsize=64)
def _around(codes: frozenset[str]) -> str:
    return path_of_lines(_borders().around(codes))


@cache
def _close_up_frame() -> str:
    """Draw the frame of the close-up, tied to the circle that it enlarges."""
    box = drawing()["close_up"]["box"]
    x, y, radius = drawing()["close_up"]["around"]
    left, top, width, height = box
    start = (left + width, top + height // 2)
    return (
        f'<path class="crpv-map__tie" d="M{start[0]} {start[1]}L{x - radius} {y}"/>'
        f'<circle class="crpv-map__tie" cx="{x}" cy="{y}" r="{radius}"/>{_rect(box)}'
        f'<text class="crpv-map__name" aria-hidden="true" x="{left + width // 2}"'
        f' y="{top + 34}">Autour de Paris</text>'
    )


def _patterns(name: str) -> str:
    return (
        f'<defs><pattern id="{name}-hatch" width="14" height="14" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect class="crpv-map__ground" width="14" height="14"/>'
        '<rect class="crpv-map__ink" width="6" height="14"/></pattern>'
        f'<pattern id="{name}-dots" width="16" height="16" patternUnits="userSpaceOnUse">'
        '<rect class="crpv-map__ground" width="16" height="16"/>'
        '<circle class="crpv-map__ink" cx="4" cy="4" r="3"/>'
        '<circle class="crpv-map__ink" cx="12" cy="12" r="3"/></pattern>'
        f'<pattern id="{name}-empty" width="12" height="12" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(-45)"><rect class="crpv-map__void" width="12" height="12"/>'
        '<rect class="crpv-map__line" width="3" height="12"/></pattern></defs>'
    )
