"""Priority neighbourhoods (QPV), as the official list gives them."""

from __future__ import annotations

from crpv_portal.common.fact_forms import FactModelForm
from crpv_portal.territories.models import PriorityNeighbourhood


class NeighbourhoodForm(FactModelForm):
    """Form of a priority neighbourhood, which nobody types: the official list brings it."""

    class Meta:
        model = PriorityNeighbourhood
        fields = ("code", "name", "generation", "communes")
