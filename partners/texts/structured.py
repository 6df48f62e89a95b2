"""Structured data (schema.org) of an edition and of a provision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from partners.choices import EditionStatus

if TYPE_CHECKING:
    from partners.models import Edition, Provision


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
