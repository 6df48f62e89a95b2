"""What search engines read of an organisation, an edition and a provision (schema.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from partners.choices import EditionStatus, OrganisationKind

if TYPE_CHECKING:
    from partners.models import Edition, Organisation, OrganisationName, Provision

PUBLIC_KINDS = {
    OrganisationKind.STATE,
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.REGION,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.INTERCOMMUNALITY,
    OrganisationKind.COMMUNE,
}


def organisation_data(
    request: HttpRequest,
    organisation: Organisation,
    names: list[OrganisationName],
    successor: Organisation | None,
) -> dict[str, Any]:
    address = request.build_absolute_uri(organisation.get_absolute_url())
    other_names = {
        organisation.acronym,
        *(name.name for name in names if not name.is_unverified),
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
    if successor and organisation.succeeded:
        data["dissolutionDate"] = organisation.succeeded.iso()
    return data


def edition_data(
    request: HttpRequest, edition: Edition, provisions: list[Provision]
) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        **legislation(request, edition),
        "hasPart": [
            {
                "@type": "Legislation",
                "name": provision.title,
                "url": request.build_absolute_uri(provision.get_absolute_url()),
            }
            for provision in provisions
        ],
    }


def provision_data(request: HttpRequest, provision: Provision) -> dict[str, Any]:
    address = request.build_absolute_uri(provision.get_absolute_url())
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": address,
        "name": provision.title,
        "url": address,
        "inLanguage": "fr",
        "legislationLegalForce": force(provision.edition),
        "isPartOf": legislation(request, provision.edition),
    }


def legislation(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    address = request.build_absolute_uri(edition.get_absolute_url())
    data = {
        "@type": "Legislation",
        "@id": address,
        "name": edition.title,
        "url": address,
        "inLanguage": "fr",
        "legislationType": edition.text.get_kind_display(),
        "legislationLegalForce": force(edition),
    }
    if edition.adopted:
        data["legislationDate"] = edition.adopted.iso()
    if edition.start:
        data["legislationDateOfApplicability"] = edition.start.iso()
    if edition.official_document:
        data["sameAs"] = edition.official_document
    return data


def force(edition: Edition) -> str:
    in_force = edition.status == EditionStatus.IN_FORCE
    return f"https://schema.org/{'InForce' if in_force else 'NotInForce'}"
