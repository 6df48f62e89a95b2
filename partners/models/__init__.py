"""Models of organisations and people; of the charter and the framework; of their signatures."""

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
