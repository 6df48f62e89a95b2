"""Organisations and people; the charter and the framework; who signed them."""

from .organisations import Organisation, OrganisationName, Person
from .signatures import Commitment, Signature
from .texts import Edition, Provision, ReferenceText

__all__ = [
    "Commitment",
    "Edition",
    "Organisation",
    "OrganisationName",
    "Person",
    "Provision",
    "ReferenceText",
    "Signature",
]
