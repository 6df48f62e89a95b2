"""Pending work of the staff, by organisation."""

import datetime

from django.db.models import Q

from crpv_portal.common.admin.lists import Pending, PendingFilter
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today

from ..choices import SirenAbsence

NOTICE = datetime.timedelta(days=365)


def _is_unverified() -> Q:
    return Q(confidence=Confidence.UNVERIFIED)


def _has_no_siren() -> Q:
    return Q(siren_absence=SirenAbsence.NOT_FOUND, successor__isnull=True)


def _has_unchecked_website() -> Q:
    return ~Q(website="") & Q(website_checked_on__isnull=True)


def _term_ends_soon() -> Q:
    return Q(term_ends_on__lte=today() + NOTICE, successor__isnull=True)


ORGANISATION_PENDING = (
    Pending(
        "non-etablies",
        "existence à vérifier",
        "organisation(s) reste(nt) à vérifier, et (n’est|ne sont) pas publique(s)",
        _is_unverified,
    ),
    Pending(
        "terme",
        "terme échu ou dans l’année",
        "groupement(s) dont le terme est échu ou tombe dans l’année",
        _term_ends_soon,
    ),
    Pending(
        "sans-siren",
        "SIREN à trouver",
        "organisation(s) dont le SIREN reste à trouver",
        _has_no_siren,
    ),
    Pending(
        "sites",
        "site à vérifier",
        "organisation(s) dont le site reste à vérifier",
        _has_unchecked_website,
    ),
)


class OrganisationPendingFilter(PendingFilter):
    states = ORGANISATION_PENDING
