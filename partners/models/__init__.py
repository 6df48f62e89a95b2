"""Models of organisations and people; of the charter and the framework; of their signatures."""

from .organisations import MergedAddress, Organisation, OrganisationName, Person
from .signatures import Commitment, CommitmentState, Signature
from .texts import Edition, Provision, ReferenceText

__all__ = [
    "Commitment",
    "CommitmentState",
    "Edition",
    "MergedAddress",
    "Organisation",
    "OrganisationName",
    "Person",
    "Provision",
    "ReferenceText",
    "Signature",
]
