"""Querysets of centres: which rows exist, and which a user may see."""

from .register import (
    AgreementQuerySet,
    CentreFactQuerySet,
    CentreMembershipQuerySet,
    CentreQuerySet,
    ContactQuerySet,
    ContributionQuerySet,
    CoverageQuerySet,
    MissionOfferedQuerySet,
    OrganisationTieQuerySet,
    PositionQuerySet,
    PublishedOnPurposeQuerySet,
)
from .working import (
    ActivityCampaignQuerySet,
    ActivityReportQuerySet,
    CentreAssessmentQuerySet,
    ConsultationQuerySet,
    ConsultedPartyQuerySet,
)

__all__ = [
    "ActivityCampaignQuerySet",
    "ActivityReportQuerySet",
    "AgreementQuerySet",
    "CentreAssessmentQuerySet",
    "CentreFactQuerySet",
    "CentreMembershipQuerySet",
    "CentreQuerySet",
    "ConsultationQuerySet",
    "ConsultedPartyQuerySet",
    "ContactQuerySet",
    "ContributionQuerySet",
    "CoverageQuerySet",
    "MissionOfferedQuerySet",
    "OrganisationTieQuerySet",
    "PositionQuerySet",
    "PublishedOnPurposeQuerySet",
]
