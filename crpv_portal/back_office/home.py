"""Last changes, on the first page of the back office."""

from __future__ import annotations

from django.contrib.admin import AdminSite

from centres.models import (
    Centre,
    CentreName,
    Coverage,
    Label,
    LocalPartnership,
    MissionOffered,
    Site,
)
from crpv_portal.common.acts import Act
from crpv_portal.common.changes import IN_A_LIST, Acts
from crpv_portal.common.traces import Trace
from governance.models import Body, BodyName, Decision, Mandate, Meeting
from partners.models import Edition, Organisation, OrganisationName, Provision, Signature

from .journal.places import Places

TOLD = (
    Centre,
    CentreName,
    Coverage,
    Label,
    Site,
    MissionOffered,
    LocalPartnership,
    Organisation,
    OrganisationName,
    Edition,
    Provision,
    Signature,
    Body,
    BodyName,
    Mandate,
    Meeting,
    Decision,
)
LATEST = 6


def latest_acts(site: AdminSite) -> list[Act]:
    places = Places(site)
    acts = Acts((Trace(model) for model in TOLD), told=IN_A_LIST)[:LATEST]
    return [places.led(act) for act in acts]
