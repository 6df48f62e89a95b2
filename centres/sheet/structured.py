"""Structured data (schema.org) of a centre, limited to what its page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..choices import ContactKind, MilestoneKind

if TYPE_CHECKING:
    from .reading import Sheet

CONTACT_PROPERTIES = {
    ContactKind.EMAIL: "email",
    ContactKind.PHONE: "telephone",
    ContactKind.WEBSITE: "sameAs",
}


def structured_data(sheet: Sheet, address: str) -> dict[str, Any]:
    """Return the sheet as a GovernmentOrganization. address: the page's absolute address.

    Nothing there can bear a mark: what is unverified is left out.
    """
    centre = sheet.centre
    body = sheet.body if sheet.body and not sheet.body.is_unverified else None
    names = [name.name for name in sheet.former_names if not name.is_unverified]
    founded = MilestoneKind.FOUNDING
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "@id": f"urn:uuid:{centre.public_id}",
        "name": centre.name,
        "url": address,
    }
    others = [centre.acronym, *names]
    if alternate := list(dict.fromkeys(other for other in others if other)):
        data["alternateName"] = alternate
    if sheet.established:
        data["areaServed"] = [
            {
                "@type": "AdministrativeArea",
                "name": coverage.department.name,
                "identifier": f"FR-{coverage.department.code}",
            }
            for coverage in sheet.established
        ]
    if body and body.is_host:
        data["parentOrganization"] = {"@type": "Organization", "name": body.organisation.name}
    if body and not body.is_host and body.organisation.siren:
        data["taxID"] = body.organisation.siren
    for milestone in sheet.milestones:
        if milestone.kind == founded and milestone.happened and not milestone.is_unverified:
            data["foundingDate"] = milestone.happened.iso()
    if centre.closed:
        data["dissolutionDate"] = centre.closed.iso()
    for contact in sheet.contacts:
        data[CONTACT_PROPERTIES[ContactKind(contact.kind)]] = contact.value
    if seat := next((seat for seat in sheet.seats if not seat.is_unverified), None):
        data["address"] = {
            "@type": "PostalAddress",
            "addressLocality": seat.city,
            "addressCountry": "FR",
        }
        if seat.public_address:
            data["address"]["streetAddress"] = seat.address
            data["address"]["postalCode"] = seat.postcode
    return data
