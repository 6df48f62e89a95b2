"""Inspection of an office file's XML: what its reader would run, or fetch from elsewhere.

ECMA-376 part 2, 9.3: what a part needs of the outside is a relationship with the mode External.
ODF 1.2 part 1: a script hangs on an event (10.3.19), a picture or an object on an address (19.6).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from enum import Enum
from typing import Any

from lxml import etree

# A link that a person follows; the others are fetched as soon as the file opens.
FOLLOWED = "/hyperlink"
ODF_PARTS = ("content.xml", "styles.xml")
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
LISTENER = f"{{{ODF}script:1.0}}event-listener"
SCRIPT = f"{{{ODF}office:1.0}}script"
ACTION = f"{{{ODF}presentation:1.0}}action"
ADDRESS = "{http://www.w3.org/1999/xlink}href"
FETCHED = {
    f"{{{ODF}drawing:1.0}}{name}"
    for name in ("image", "object", "object-ole", "plugin", "applet", "floating-frame")
} | {f"{{{ODF}text:1.0}}section-source", f"{{{ODF}table:1.0}}table-source"}
ELSEWHERE = ("http:", "https:", "ftp:", "file:", "//", "\\\\", "smb:")


class OfficeTrouble(Enum):
    """Reason why an office file is not kept; the value is French, for the sender."""

    PROGRAM = "Ce fichier contient des macros : enregistrez-le sans elles, ou en PDF."
    ELSEWHERE = (
        "Ce fichier irait chercher ailleurs une partie de lui-même (modèle, image ou objet lié) : "
        "incorporez-la, ou enregistrez-le en PDF."
    )
    DAMAGED = "Ce fichier est abîmé : il ne s’ouvre pas."


def trouble_in_office(archive: zipfile.ZipFile) -> OfficeTrouble | None:
    """Return why this office file is not kept, or None."""
    try:
        for name in archive.namelist():
            judge = _of_relationship if name.lower().endswith(".rels") else _of_element
            if judge is _of_element and name not in ODF_PARTS:
                continue
            for element in _elements(archive, name):
                if trouble := judge(element):
                    return trouble
    except etree.XMLSyntaxError:
        return OfficeTrouble.DAMAGED
    return None


def _elements(archive: zipfile.ZipFile, name: str) -> Iterator[Any]:
    """Yield each element, forgotten at once; no entity is unfolded, nothing is fetched."""
    with archive.open(name) as part:
        options: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False}
        for _, element in etree.iterparse(part, events=("end",), **options):
            yield element
            element.clear(keep_tail=False)


def _of_relationship(element: Any) -> OfficeTrouble | None:
    kind = str(element.get("Type", ""))
    if element.get("TargetMode") == "External" and not kind.endswith(FOLLOWED):
        return OfficeTrouble.ELSEWHERE
    return None


def _of_element(element: Any) -> OfficeTrouble | None:
    if element.tag in (LISTENER, SCRIPT) or str(element.get(ACTION, "")).startswith("execute"):
        return OfficeTrouble.PROGRAM
    address = str(element.get(ADDRESS, "")).strip().lower()
    if element.tag in FETCHED and address.startswith(ELSEWHERE):
        return OfficeTrouble.ELSEWHERE
    return None
