"""Bodies and their dated meetings: what the sources show, and nothing of what they do not.

No composition and no quorum rule is known, so none is loaded; the pages say so.
"""

from __future__ import annotations

import re

from crpv_portal.common.dates import PartialDate
from crpv_portal.common.text import french_slug
from governance.choices import BodyLevel, MeetingMode, MeetingStatus, Visibility
from governance.models import Body, BodyName, Meeting
from governance.zones import PARIS, zone_of_centre

from ..attestation import attestation, earliest, stated_year
from ..cells import Cells, spread, typographic
from ..keeping import Wanted
from ..loading import Loading

NAMES = "noms des instances"

# The short codes that number decisions (CAN-2026-07): ours, stable once decisions bear them.
CODES = {
    "comite-animation-national": "CAN",
    "rencontre-nationale": "RN",
    "echange-signataires": "ECHSIGN",
    "groupes-de-travail-anct": "GTANCT",
    "groupe-partenarial-2015": "GTCADRE",
    "rncrpv-ca": "RNCRPVCA",
    "rncrpv-directions": "RNCRPVDIR",
    "irev-ag": "IREVAG",
    "irev-seminaire-gouvernance": "IREVSTG",
    "oriv-ag": "ORIVAG",
    "oriv-ca": "ORIVCA",
    "villes-au-carre-ag": "VACAG",
    "villes-au-carre-ca": "VACCA",
    "villes-au-carre-comite-financeurs": "VACCF",
    "villes-au-carre-conseil-scientifique": "VACCOS",
    "reso-villes-ca": "RESOCA",
    "reso-villes-bureau": "RESOBUR",
    "reso-villes-conseil-scientifique": "RESOCS",
    "pqn-a-ag": "PQNAAG",
    "pqn-a-ca": "PQNACA",
    "profession-banlieue-ag": "PBAG",
    "profession-banlieue-ca": "PBCA",
    "profession-banlieue-bureau": "PBBUR",
    "profession-banlieue-conseil-scientifique": "PBCS",
    "trajectoire-ressources-ag": "TRAG",
    "villes-et-territoires-ag": "VETAG",
    "villes-et-territoires-copil": "VETCOPIL",
    "cr-csur-ca": "CSURCA",
}

# What the notes of the files say of a body's role, in public words of ours; the rest is not known.
ROLES = {
    "comite-animation-national": (
        "Réuni par l’ANCT quatre fois par an. On y parle de la politique de la ville, au niveau "
        "national et local, et de l’activité des centres de ressources."
    ),
    "rencontre-nationale": (
        "Une fois par an, les équipes des centres, leurs présidences et leurs partenaires se "
        "retrouvent. Les éditions sont numérotées depuis 2017."
    ),
    "echange-signataires": (
        "Une fois par an, l’État propose aux signataires de la charte et aux centres un temps "
        "d’échange."
    ),
    "groupes-de-travail-anct": "Des groupes de travail de l’ANCT auxquels les centres participent.",
    "groupe-partenarial-2015": (
        "A préparé, de janvier à mai 2015, le cadre de référence des centres."
    ),
    "rncrpv-ca": (
        "Instance du réseau national des centres, et non de l’ANCT : y siègent des représentants "
        "des présidences, des directions et des salariés."
    ),
    "rncrpv-directions": "Rencontres que le réseau national des centres organise lui-même.",
    "irev-ag": (
        "Deux fois par an : en mars, le bilan de l’année passée ; en novembre, le programme de "
        "l’année suivante. La Région et l’État la président tour à tour."
    ),
    "irev-seminaire-gouvernance": (
        "Réunit en septembre les représentants techniques des membres, pour préparer l’assemblée "
        "générale de novembre."
    ),
    "oriv-ag": "Élit le conseil d’administration.",
    "oriv-ca": "Trente-trois titulaires en trois collèges (2024).",
    "villes-au-carre-comite-financeurs": "Créé en 2017 à la demande de l’État.",
    "villes-au-carre-conseil-scientifique": "Deux universitaires le coprésidaient en 2018.",
    "reso-villes-bureau": "Élu pour trois ans en juin 2024.",
    "profession-banlieue-ag": "Élit le conseil d’administration.",
    "profession-banlieue-ca": "Élu par l’assemblée générale.",
    "profession-banlieue-bureau": (
        "Présidence, vice-présidence, trésorerie et secrétariat, avec leurs adjoints (2010-2011)."
    ),
    "villes-et-territoires-copil": "A préparé, en 2012, la création du centre.",
}

OVER = "terminé"  # the word of the notes: « Réuni cinq fois entre janvier et mai 2015 ; terminé. »
NOT_SEEN_HELD = "tenue non vérifiée"
REMOTE = "visioconférence"
# Sentences of the notes about how the line was made, not about the meeting.
ABOUT_THE_LINE = re.compile(r"[^.;]*\b(?:déduite?|non trouvées|non vérifiée)\b[^.;]*[.;]?")


def body(cells: Cells, loading: Loading) -> Wanted:
    centre = cells.find("centre_slug", "centre", loading.known.centre)
    if (cells["level"] == BodyLevel.CENTRE) is not bool(cells["centre_slug"]):
        cells.error("centre", "une instance d’un centre nomme ce centre, et elle seule.")
    if cells["quorum_rule"]:
        cells.error("quorum_basis", "les règles de quorum se saisissent dans l’administration.")
    code = CODES.get(cells["slug"], "")
    if not code:
        cells.error("code", f"« {cells['slug']} » n’a pas encore de sigle.")
    return Wanted(
        model=Body,
        values={
            **_period(cells, loading),
            "kind": cells["kind"],
            "level": cells["level"],
            "centre": centre,
            "expected_per_year": _expected(cells),
            **cells.evidence,
            **cells.note,
        },
        once={**_named(cells), "code": code, "role": typographic(ROLES.get(cells["slug"], ""))},
        sources=cells.sources,
    )


def parts(cells: Cells, loading: Loading, body: Body) -> None:
    """The row of the name it bears."""
    named = _named(cells)
    wanted = Wanted(
        model=BodyName,
        values={
            **_period(cells, loading),
            "name": named["name"],
            "acronym": "",
            **cells.evidence,
        },
        once={"body": body, "slug": named["slug"]},
        sources=cells.sources,
    )
    loading.keep_part(cells, NAMES, "name", wanted)


def meeting(cells: Cells, loading: Loading) -> Wanted:
    body = cells.find("body_slug", "body", loading.known.body)
    begins = cells.date("date_start", "starts_on")
    if not begins:
        cells.error("starts_on", "une réunion porte une date.")
    was_seen = NOT_SEEN_HELD not in cells["note"]
    zone = zone_of_centre(body.centre) if body and body.centre_id else PARIS
    return Wanted(
        model=Meeting,
        values={
            "body": body,
            "title": cells.words("title"),
            **spread("starts_on", begins),
            **cells.dated("date_end", "ends_on"),
            "place": cells.words("city"),
            "mode": MeetingMode.REMOTE if REMOTE in cells["note"] else MeetingMode.IN_PERSON,
            "time_zone": zone,
            "summary": _summary(cells),
            **cells.evidence,
            **cells.note,
        },
        once={
            "slug": _meeting_slug(cells, begins),
            "status": MeetingStatus.HELD if was_seen else MeetingStatus.PLANNED,
            "visibility": Visibility.PUBLIC,
        },
        sources=cells.sources,
    )


def _named(cells: Cells) -> dict[str, str]:
    return {"name": cells.words("name"), "slug": cells["slug"]}


def _period(cells: Cells, loading: Loading) -> dict[str, object]:
    """Starts are unknown; what shows the body at work is a dated page or a dated meeting."""
    shown = earliest([cells.page_date, _first_meeting(cells, loading)])
    centre_seen = loading.last_seen(cells["centre_slug"]) if cells["centre_slug"] else None
    attested = attestation(None, None, [shown, stated_year(cells["note"]), centre_seen])
    return {
        **spread("start_on", None),
        **spread("end_on", None),
        "end_is_unknown": OVER in cells["note"],
        **spread("attested_on", attested),
    }


def _first_meeting(cells: Cells, loading: Loading) -> PartialDate | None:
    return earliest(
        PartialDate.parse(line["date_start"])
        for line in loading.files["meetings.csv"]
        if line["body_slug"] == cells["slug"] and line["date_start"]
    )


def _expected(cells: Cells) -> int | None:
    text = cells["expected_per_year"]
    if text and not text.isdigit():
        cells.error("expected_per_year", f"« {text} » n’est pas un nombre.")
        return None
    return int(text) if text else None


def _summary(cells: Cells) -> str:
    text = ABOUT_THE_LINE.sub("", cells.words("note")).strip()
    text = text.rstrip(" ;.\N{NO-BREAK SPACE}")
    return f"{text}." if text else ""


def _meeting_slug(cells: Cells, begins: PartialDate | None) -> str:
    day = begins.iso() if begins else ""
    return french_slug(f"{cells['body_slug']}-{day}", max_length=110)
