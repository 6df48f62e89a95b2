"""Pages as a visitor gets them, with few rows and with many; the map as text and as a template."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.template import engines
from django.test import Client

from crpv_portal.territories.map import Area, AreaState, drawing, drawn_codes, render_map
from tests.bench.rounds import compare
from tests.factories.centres import CentreFactory, LocalPartnershipFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory

pytestmark = pytest.mark.django_db

MANY = 50


def _centre() -> None:
    LocalPartnershipFactory(centre=CentreFactory(published=True))


def _meeting() -> None:
    meeting = MeetingFactory(held=True, public=True, body=BodyFactory())
    DecisionFactory(item__meeting=meeting, adopted=True, public=True)


@pytest.mark.parametrize(
    ("path", "plant"),
    [
        ("/", _centre),
        ("/centres/", _centre),
        ("/partenaires/", _centre),
        ("/gouvernance/reunions/", _meeting),
        ("/gouvernance/decisions/", _meeting),
    ],
)
def bench_list(path: str, plant: Callable[[], None], client: Client) -> None:
    """Compare the page with 1 row and with 50: what a row costs."""

    def visit() -> None:
        assert client.get(path).status_code == 200

    plant()
    few = compare(f"{path}, une ligne", {"page": visit})
    for _ in range(MANY - 1):
        plant()
    compare(f"{path}, {MANY} lignes", {"page": visit}, against=few)


MAP_IN_TEMPLATE = """<svg>{% for row in rows %}
<a href="{{ row.area.href }}" class="crpv-map__area crpv-map__area--{{ row.area.state }}">
<title>{{ row.area.label }}</title><path d="{{ row.path }}"></path></a>
{% endfor %}</svg>"""


def bench_map() -> None:
    """Compare the map joined as one text with the same shapes in a loop of a template."""
    codes = sorted(drawn_codes())
    areas = [Area(code, f"Département {code}", AreaState.COVERED, f"/{code}/") for code in codes]
    template = engines["django"].from_string(MAP_IN_TEMPLATE)
    shapes = drawing()["shapes"]
    rows = [{"area": area, "path": shapes[area.code]["path"]} for area in areas]
    compare(
        "Carte de France",
        {
            "un seul texte (render_map)": lambda: render_map(areas, label="Carte"),
            "boucle de gabarit": lambda: template.render({"rows": rows}),
        },
    )
