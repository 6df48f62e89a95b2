"""Previews of the actions on an organisation or a person, in sentences."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from crpv_portal.common.admin.page_actions import Preview
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import in_words
from crpv_portal.common.french import counted
from crpv_portal.common.merging import said_of
from crpv_portal.common.staff_labels import name_for_staff
from crpv_portal.common.traces import is_tracked

from ..merging import differing, lost, plan, taken_over
from ..models import Edition
from ..texts.comparing import in_text_order


def preview_merger(kept: Any, data: dict[str, Any]) -> Preview:
    """Return what moves, what goes and what is taken from the duplicate.

    Raises ValidationError as the merger itself would.
    """
    gone = data["duplicate"]
    found = plan(kept, gone)
    if found.refused:
        raise ValidationError({"duplicate": found.refused})
    fields = [
        str(gone._meta.get_field(names[0]).verbose_name)
        for names in taken_over(kept, gone)
        if any(getattr(gone, name) for name in names)
    ]
    names = getattr(gone, "names", None)
    addresses = sorted({each.slug for each in names.all()} | {gone.slug}) if names else []
    doubts = differing(kept, gone) if names else []
    return Preview.of(
        {
            "Attention, ces deux fiches ne disent pas la même chose": [
                f"{capfirst(label)} : « {own} » ici, « {theirs} » pour le doublon"
                for label, own, theirs in doubts
            ],
            f"Nommeront désormais « {name_for_staff(kept)} »": [
                capfirst(said_of(row, by)) for row, by in found.moving if is_tracked(type(row))
            ],
            "En double sur les deux fiches, retirés du doublon": [
                capfirst(said_of(row, by)) for row, by in found.doubled if is_tracked(type(row))
            ],
            "Repris du doublon, là où cette fiche ne dit rien": fields,
            "Perdu avec le doublon, car cette fiche dit autre chose": [
                f"{gone._meta.get_field(name).verbose_name} : {_value(gone, name)}"
                for name in lost(kept, gone)
            ],
            "Noms par lesquels cette fiche se trouvera aussi": [
                each.name for each in (names.all() if names else ())
            ],
            "Adresses qui mèneront à cette fiche": [f"/partenaires/{slug}/" for slug in addresses],
            "Disparaît": [f"la fiche « {name_for_staff(gone)} », que l’historique garde"],
        }
    )


def preview_establishment(edition: Edition, data: dict[str, Any]) -> Preview:
    """Return what becomes public with the text of an edition."""
    unverified = edition.provisions.filter(confidence=Confidence.UNVERIFIED)
    titles = [each.numbered for each in in_text_order(unverified.select_related("parent"))]
    return Preview.of(
        {
            "Devient publique": [f"l’édition « {edition.title} »"] if edition.is_unverified else [],
            f"Avec {counted(len(titles), 'disposition(s)')}": titles,
        }
    )


def _value(row: Any, name: str) -> str:
    """Return what a field says, in words."""
    column = row._meta.get_field(name)
    value = getattr(row, f"get_{name}_display")() if column.choices else getattr(row, name)
    if value is True:
        return "oui"
    return in_words(value) if isinstance(value, datetime.date) else str(value)
