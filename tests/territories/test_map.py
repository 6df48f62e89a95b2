"""The drawing of the map, the command that makes it, and what is rendered from it."""

import gzip
import json
from io import StringIO
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.territories import drawing
from crpv_portal.territories.build import geometry, shapes
from crpv_portal.territories.extract import read_extract
from crpv_portal.territories.map import (
    Area,
    AreaState,
    credits,
    drawn_codes,
    render_legend,
    render_map,
    render_mini_map,
)

UNINHABITED = {"984", "989"}


def areas():
    return [
        Area(row.code, f"{row.name} : IREV", AreaState.COVERED, f"/territoires/{row.code}/")
        for row in read_extract().departments
    ]


def soup(markup):
    return BeautifulSoup(markup, "lxml")


# --- The committed drawing -----------------------------------------------------------------


def test_every_inhabited_department_is_drawn():
    assert drawn_codes() == {row.code for row in read_extract().departments} - UNINHABITED


def test_drawing_is_light_and_names_its_authors():
    assert len(gzip.compress(drawing.PATH.read_bytes(), mtime=0)) <= 12 * 1024
    assert "Victor Cazanave" in credits()
    assert "CC BY 4.0" in credits()
    assert "Natural Earth" in credits()


def test_everything_lies_inside_the_one_coordinate_system():
    france = drawing.read_shapes()
    paths = [france["outline"], *(shape["path"] for shape in france["shapes"].values())]
    for path in paths:
        left, top, right, bottom = geometry.bounds(geometry.rings_of_path(path))
        assert 0 <= left < right <= drawing.WIDTH
        assert 0 <= top < bottom <= drawing.HEIGHT


def test_label_points_lie_in_their_shapes():
    for shape in drawing.read_shapes()["shapes"].values():
        x, y = shape["anchor"]
        left, top, right, bottom = geometry.bounds(geometry.rings_of_path(shape["path"]))
        assert left <= x <= right
        assert top <= y <= bottom


def test_targets_are_at_least_24_pixels_on_a_map_of_560():
    france = drawing.read_shapes()
    least = 24 * drawing.WIDTH / 560
    assert {tuple(tile["box"][2:]) for tile in france["tiles"]} == {
        (drawing.TILE_WIDTH, drawing.TILE_HEIGHT)
    }
    assert min(drawing.TILE_WIDTH, drawing.TILE_HEIGHT) >= least
    tiles = {tile["code"] for tile in france["tiles"]}
    for code, shape in france["shapes"].items():
        left, top, right, bottom = geometry.bounds(geometry.rings_of_path(shape["path"]))
        if code not in tiles and min(right - left, bottom - top) < least:
            assert shape["is_small"]  # widened by a circle of that size
    assert least <= drawing.LEAST_TARGET


# --- What is rendered ----------------------------------------------------------------------


def test_map_is_a_named_group_of_named_links():
    page = soup(render_map(areas(), label="Carte des centres"))
    svg = page.svg
    assert (svg["role"], svg["aria-label"]) == ("group", "Carte des centres")
    links = {link["href"]: link["aria-label"] for link in svg("a")}
    assert links == {area.href: area.label for area in areas() if area.code not in UNINHABITED}
    assert all(link.title.string == link["aria-label"] for link in svg("a"))


def test_nothing_inline_and_identifiers_unique_over_two_maps():
    markup = render_map(areas(), label="Une", name="une") + render_map(
        [], label="Deux", name="deux"
    )
    page = soup(markup)
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for node in page.find_all(True):
        assert not any(name == "style" or name.startswith("on") for name in node.attrs)
    assert not page.find_all(["style", "script", "image"])


def test_texts_are_escaped():
    hostile = Area("59", '"><script>alert(1)</script>', AreaState.COVERED, '/"><b>')
    markup = render_map([hostile], label="<i>") + render_mini_map(
        {"59": AreaState.SELECTED}, label="<i>"
    )
    assert "<script" not in markup
    assert "<b>" not in markup
    assert "<i>" not in markup
    assert soup(markup).a["href"] == '/"><b>'


def test_states_differ_without_colour():
    """Patterns for what is partly true or doubtful, a class for each state."""
    page = soup(render_map([Area("59", "Nord", AreaState.PARTLY, "/n/")], label="x", name="m"))
    assert page.a.path["fill"] == "url(#m-hatch)"
    assert page.select_one("pattern#m-hatch")
    legend = soup(render_legend({state: f"« {state} »" for state in AreaState}, name="m"))
    assert [item.get_text() for item in legend("li")] == [f"« {state} »" for state in AreaState]
    assert {rect["class"][0] for rect in legend("rect")} == {f"crpv-map-{s}" for s in AreaState}


def test_areas_keep_their_order_for_the_keyboard():
    given = [Area(code, code, AreaState.NONE, f"/{code}/") for code in ("93", "974", "62", "01")]
    page = soup(render_map(given, label="x"))
    assert [link["href"] for link in page("a")] == ["/62/", "/01/", "/93/", "/974/"]


def test_area_without_address_is_no_link_and_unknown_codes_are_left_out():
    page = soup(render_map([Area("59", "Nord"), Area("984", "TAAF", href="/taaf/")], label="x"))
    assert page("a") == []
    assert page.g.title.string == "Nord"


def test_paris_and_its_neighbours_are_links_once_and_shown_twice():
    page = soup(render_map([Area("93", "93", AreaState.SELECTED, "/93/")], label="x"))
    assert len(page("a")) == 1
    assert len(page.select("path.crpv-map-selected")) == 2


@pytest.mark.parametrize(
    ("codes", "shown", "view"),
    [
        (["974"], 1, None),
        (["59", "62"], 2, "0 0 1280 1200"),
        (["93"], 2, "0 0 1280 1200"),
        (["59", "974"], 2, "0 0 1280 1502"),
        (["971", "978"], 2, "0 0 1280 1502"),
    ],
)
def test_mini_map_is_an_image_with_a_title(codes, shown, view):
    svg = soup(
        render_mini_map(dict.fromkeys(codes, AreaState.SELECTED), label="Où agit l’IREV")
    ).svg
    assert (svg["role"], svg.title.string, svg("a")) == ("img", "Où agit l’IREV", [])
    assert len(svg.select("path.crpv-map-selected")) == shown
    if view:
        assert svg["viewbox"] == view


def test_line_parts_the_territories_of_two_centres():
    france = drawing.read_shapes()

    def inner(**territories):
        areas = [Area(key[1:], key, territory=name) for key, name in territories.items()]
        page = soup(render_map(areas, label="x"))
        line = page.select_one(".crpv-map__regions, .crpv-map__territory")
        return line["class"], line["d"]

    assert inner(_59="", _62="") == (["crpv-map__regions"], france["regions"])
    (kind,), apart = inner(_59="1", _62="2")
    _, together = inner(_59="1", _62="1")
    assert kind == "crpv-map__territory"
    # The border of the two, in either case that with their neighbours: without a coast.
    assert len(apart) > len(together) > 0
    assert inner(_33="")[0] != inner(_33="1")[0]
    assert inner(_59="1", _62="1") == inner(_62="2", _59="2")


def test_mini_map_draws_a_line_around_each_territory():
    states = dict.fromkeys(["59", "62", "33"], AreaState.COVERED)
    territories = [frozenset({"59", "62"}), frozenset({"33"})]
    page = soup(render_mini_map(states, label="x", territories=territories))
    lines = [path["d"] for path in page.select("path.crpv-map__territory")]
    assert [path["d"] for path in page.select("path.crpv-map__casing")] == lines
    assert len(set(lines)) == 2
    assert not soup(render_mini_map(states, label="x")).select(".crpv-map__territory")
    legend = render_legend({}, line="limite")
    assert soup(legend).get_text() == "limite"


def test_mini_map_marks_what_is_not_verified():
    svg = soup(
        render_mini_map({"93": AreaState.SELECTED, "92": AreaState.UNVERIFIED}, label="x", name="m")
    ).svg
    assert svg.select_one("path.crpv-map-unverified")["fill"] == "url(#m-dots)"


# --- Geometry ------------------------------------------------------------------------------

POINTS = st.tuples(st.integers(-500, 500), st.integers(-500, 500))


@given(st.lists(st.lists(POINTS, min_size=3, max_size=8, unique=True), max_size=3))
def test_path_written_is_read_back(rings):
    """Law: rings in whole numbers survive being written."""
    assert geometry.rings_of_path(geometry.path_of_rings(rings)) == rings


@given(st.lists(POINTS, min_size=2, max_size=30), st.floats(0, 1000))
def test_simplifying_keeps_the_ends_and_invents_nothing(line, tolerance):
    new = geometry.simplified(line, tolerance)
    assert (new[0], new[-1]) == (line[0], line[-1])
    assert set(new) <= set(line)


def test_lines_between_and_around_shapes():
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    borders = geometry.Borders(
        {letter: [[(x + 10 * i, y) for x, y in square]] for i, letter in enumerate("abc")}, 0
    )
    assert borders.between({"a": "1", "b": "1", "c": "2"}) == [[(20, 10), (20, 0)]]
    assert borders.between(dict.fromkeys("abc", "1")) == []
    around = {frozenset(edge) for line in borders.around({"a", "b"}) for edge in pairwise(line)}
    assert around == {
        *(frozenset({(x, y), (x + 10, y)}) for x in (0, 10) for y in (0, 10)),
        *(frozenset({(x, 0), (x, 10)}) for x in (0, 20)),
    }


def test_neighbours_share_their_simplified_border():
    left = [(0, 0), (10, 0), (10.4, 5), (10, 10), (0, 10)]
    right = [(10.02, 0), (20, 0), (20, 10), (10, 10.02), (10.41, 5.01)]
    borders = geometry.Borders(geometry.snapped({"a": [left], "b": [right]}, 0.15), 5)
    simple = borders.simplified(1)
    assert {code: [sorted(ring) for ring in rings] for code, rings in simple.items()} == {
        "a": [[(0, 0), (0, 10), (10, 0), (10, 10)]],
        "b": [[(10, 0), (10, 10), (20, 0), (20, 10)]],
    }
    assert borders.between({"a": "x", "b": "y"}) == [[(10, 10), (10, 0)]]
    assert borders.between({"a": "x", "b": "x"}) == []
    (outline,) = borders.outline(1)
    assert geometry.area(outline) == 200


# --- The command ---------------------------------------------------------------------------


@pytest.fixture
def packages(tmp_path):
    """Two packages of our own: départements as squares, overseas territories as triangles."""
    france, world = tmp_path / "france", tmp_path / "world"
    for folder, name in ((france, shapes.FRANCE), (world, shapes.WORLD)):
        folder.mkdir()
        (folder / "package.json").write_text(json.dumps({"name": name, "version": "1.2.3"}))
    codes = [row.code for row in read_extract().departments if len(row.code) == 2]
    squares = "".join(
        f'<path id="{code}" aria-label="x"'
        f' d="m {50 * (index % 10)},{50 * (index // 10)} 50,0 0,50 -50,0 z"/>'
        for index, code in enumerate(codes)
    )
    (france / shapes.FRANCE_FILE).write_text(f"<svg>{squares}</svg>")
    arcs, countries = [], {}
    for place in shapes.PLACES:
        west, south, east, north = place.box
        corners = [(west, south), (east, south), (west, north), (west, south)]
        deltas, x, y = [], 0, 0
        for cx, cy in corners:
            deltas.append([cx - x, cy - y])
            x, y = cx, cy
        countries.setdefault(place.country, []).append([[len(arcs)]])
        arcs.append(deltas)
    geometries = [
        {"type": "MultiPolygon", "properties": {"name": name}, "arcs": polygons}
        for name, polygons in countries.items()
    ]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {"countries": {"geometries": geometries}},
    }
    (world / shapes.WORLD_FILE).write_text(json.dumps(topology))
    return france, world


def test_command_draws_from_its_packages_the_same_bytes_twice(packages, tmp_path):
    output = StringIO()
    for name in ("a.json", "b.json"):
        call_command("rebuild_map_shapes", *packages, output=tmp_path / name, stdout=output)
    assert output.getvalue().startswith("107 contours")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    france = drawing.read_shapes(tmp_path / "a.json")
    assert set(france["shapes"]) == drawn_codes()
    assert france["sources"] == {shapes.FRANCE: "1.2.3", shapes.WORLD: "1.2.3"}


def test_command_refuses_a_package_that_lacks_a_territory(packages, tmp_path):
    france, world = packages
    world_file = world / shapes.WORLD_FILE
    world_file.write_text(world_file.read_text().replace("New Caledonia", "Elsewhere"))
    with pytest.raises(CommandError, match="L’atlas ne montre pas le territoire 988"):
        call_command("rebuild_map_shapes", france, world, output=tmp_path / "x.json")
    (france / shapes.FRANCE_FILE).write_text("<svg></svg>")
    with pytest.raises(CommandError, match="Départements absents ou inconnus : 01, 02"):
        call_command("rebuild_map_shapes", france, world, output=tmp_path / "x.json")
    (france / "package.json").write_text('{"name": "autre"}')
    with pytest.raises(CommandError, match="Ce n’est pas le paquet"):
        call_command("rebuild_map_shapes", france, world, output=tmp_path / "x.json")
