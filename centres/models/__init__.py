"""Models of centres: identity, perimeter, label, places, people, missions, partners, activity."""

from .activity import ActivityCampaign, ActivityReport
from .assessments import Assessment, CentreAssessment
from .confirmations import SheetConfirmation
from .consultations import (
    Consultation,
    ConsultationComment,
    ConsultationLink,
    ConsultedParty,
)
from .figures import NetworkFigure
from .identity import Centre, CentreLegalBody, CentreMembership, CentreName, Milestone
from .money import Contribution
from .partnerships import Agreement, LocalPartnership, MissionOffered
from .perimeter import Coverage, Label
from .places import Contact, Position, Site

__all__ = [
    "ActivityCampaign",
    "ActivityReport",
    "Agreement",
    "Assessment",
    "Centre",
    "CentreAssessment",
    "CentreLegalBody",
    "CentreMembership",
    "CentreName",
    "Consultation",
    "ConsultationComment",
    "ConsultationLink",
    "ConsultedParty",
    "Contact",
    "Contribution",
    "Coverage",
    "Label",
    "LocalPartnership",
    "Milestone",
    "MissionOffered",
    "NetworkFigure",
    "Position",
    "SheetConfirmation",
    "Site",
]
