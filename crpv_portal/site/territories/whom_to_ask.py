"""Representatives of the State, to ask where no centre is known, each with its public page."""

from __future__ import annotations

from dataclasses import dataclass

from crpv_portal.territories.choices import RegionKind
from crpv_portal.territories.models import Region

REGIONAL_PREFECTURES = "https://www.prefectures-regions.gouv.fr"
# Overseas the State has a site for each territory, under a name of its own; by code of région.
OVERSEAS = {
    "01": "https://www.guadeloupe.gouv.fr",
    "02": "https://www.martinique.gouv.fr",
    "03": "https://www.guyane.gouv.fr",
    "04": "https://www.reunion.gouv.fr",
    "06": "https://www.mayotte.gouv.fr",
    "975": "https://www.saint-pierre-et-miquelon.gouv.fr",
    "977": "https://www.saint-barth-saint-martin.gouv.fr",
    "978": "https://www.saint-barth-saint-martin.gouv.fr",
    "986": "https://www.wallis-et-futuna.gouv.fr",
    "987": "https://www.polynesie-francaise.pref.gouv.fr",
    "988": "https://www.nouvelle-caledonie.gouv.fr",
}
CORSE = "94"


@dataclass(frozen=True)
class StateOffice:
    """Representative of the State in a région: « à la » + « préfecture de Corse », and its page."""

    before: str
    name: str
    url: str = ""


def whom_to_ask(region: Region) -> StateOffice:
    """Return who answers for the State in the région, and the public page of its services."""
    url = OVERSEAS.get(region.code, "")
    if region.kind != RegionKind.REGION:
        return StateOffice("au", f"représentant de l’État {region.in_name}", url)
    if not region.is_overseas:
        url = f"{REGIONAL_PREFECTURES}/{region.slug}"
    if region.code == CORSE:
        return StateOffice("à la", "préfecture de Corse", url)
    return StateOffice("à la", f"préfecture de la région {region.name}", url)
