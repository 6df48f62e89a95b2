"""Reading of the XML parts of a workbook: nothing fetched, nothing unfolded, no tree kept."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from .sheets import FileUnreadable


def events(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[Any]:
    """Yield the elements of these tags once they end, each forgotten when the next is asked for.

    Raises FileUnreadable for a part that is not well formed, or that declares entities.
    """
    try:
        with archive.open(name) as part:
            parser = etree.iterparse(
                part,
                events=("end",),
                tag=tags,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
            )
            for _, element in parser:
                if element.getroottree().docinfo.doctype:
                    raise FileUnreadable("Ce classeur déclare ce qu’un classeur n’a pas (DOCTYPE).")
                yield element
                _forget(element)
    except etree.XMLSyntaxError as broken:
        raise FileUnreadable(
            "Ce classeur est abîmé : ouvrez-le dans votre tableur et enregistrez-le de nouveau."
        ) from broken


def _forget(element: Any) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
