"""Structured data (schema.org) of an organisation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from ..choices import OrganisationKind
from .reading import OrganisationSheet

PUBLIC_KINDS = {
    OrganisationKind.STATE,
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.REGION,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.INTERCOMMUNALITY,
    OrganisationKind.COMMUNE,
}


def organisation_data(request: HttpRequest, sheet: OrganisationSheet) -> dict[str, Any]:
    organisation = sheet.organisation
    address = request.build_absolute_uri(organisation.get_absolute_url())
    other_names = {
        organisation.acronym,
        *(name.name for name in sheet.names if not name.is_unverified),
    } - {
        "",
        organisation.name,
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization" if organisation.kind in PUBLIC_KINDS else "Organization",
        "@id": address,
        "name": organisation.name,
        "mainEntityOfPage": address,
    }
    if other_names:
        data["alternateName"] = sorted(other_names)
    if organisation.public_website:
        data["url"] = organisation.public_website
    if organisation.siren:
        data["identifier"] = {
            "@type": "PropertyValue",
            "propertyID": "SIREN",
            "value": organisation.siren,
        }
    if organisation.is_national:
        data["areaServed"] = {"@type": "Country", "name": "France"}
    elif organisation.territory:
        data["areaServed"] = {"@type": "AdministrativeArea", "name": organisation.territory.name}
    if sheet.successor and organisation.succeeded:
        data["dissolutionDate"] = organisation.succeeded.iso()
    return data
