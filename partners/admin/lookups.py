"""Territories that an organisation is created from, and organisations that it may double."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from crpv_portal.common.admin.lookups import Found, Lookup
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate, today

from ..choices import SirenAbsence
from ..from_territory import ProposedOrganisation, alike, proposals_for, proposed_by
from ..models import Organisation
from .forms import NewOrganisationForm

LABEL = "Créer depuis un territoire"
HELP = (
    "Commune, intercommunalité, département ou région : nom, code Insee, code postal ou SIREN. "
    "Le nom officiel, la nature, le territoire et le SIREN sont alors remplis."
)


def look_up_territory(asked: QueryDict) -> Lookup:
    """Return the territories that a text names, or fill in the form from the one chosen."""
    text = asked.get("q", "").strip()[:200]
    key = asked.get("territory", "")
    proposed = proposed_by(key) if key else None
    popup = "&_popup=1" if "_popup" in asked else ""
    found = tuple(_found(each, popup) for each in (proposals_for(text) if text else ()))
    if proposed is None:
        return Lookup(LABEL, HELP, text, found)
    said = f"D’après la liste officielle : {proposed.name} ({proposed.detail})."
    existing = (known(proposed.existing),) if proposed.existing else ()
    return Lookup(LABEL, HELP, text, found, said, _initial(proposed), existing)


def _initial(proposed: ProposedOrganisation) -> dict[str, Any]:
    return {
        "territory": proposed.key,
        "name": proposed.name,
        "kind": proposed.kind,
        "siren": proposed.siren,
        "siren_absence": "" if proposed.siren else SirenAbsence.NOT_FOUND,
        "attested": PartialDate(today()),
        "confidence": Confidence.VERIFIED,
        "reason": "d’après la liste officielle des territoires",
    }


def _found(proposed: ProposedOrganisation, popup: str) -> Found:
    if existing := proposed.existing:
        return known(existing)
    url = f"{reverse('admin:partners_organisation_add')}?territory={proposed.key}{popup}"
    return Found(proposed.name, proposed.detail, url)


def known(organisation: Organisation) -> Found:
    """Return an organisation of the register as a link to its page."""
    place = organisation.territory
    told = (organisation.get_kind_display(), str(place or ""), organisation.siren)
    url = reverse("admin:partners_organisation_change", args=[organisation.pk])
    return Found(organisation.name, ", ".join(filter(None, told)), url, organisation.pk)


def organisations_alike(data: dict[str, Any]) -> list[Found]:
    """Return the organisations that a new one may double, by their names."""
    return [known(each) for each in alike(data["name"], territory=data.get("territory"))]


def organisations_of_the_siren(form: NewOrganisationForm) -> list[Found]:
    """Return the organisation that bears the SIREN of a new one: two never share it."""
    return [known(form.bearer)] if form.bearer else []
