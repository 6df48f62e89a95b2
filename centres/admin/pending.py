"""Pending work of the staff, by centre."""

import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from crpv_portal.common.admin.lists import Pending, PendingFilter
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today

from ..choices import CentreStatus, ContactKind
from ..models import Contact, Coverage, Label, Site


def _is_draft() -> Q:
    return Q(status=CentreStatus.DRAFT)


def _is_not_seen() -> Q:
    since = datetime.date(settings.CRPV_SEEN_SINCE, 1, 1)
    return Q(status=CentreStatus.PUBLISHED) & (
        Q(last_seen_on__isnull=True) | Q(last_seen_on__lt=since)
    )


def _has_no_perimeter() -> Q:
    held = Coverage.objects.filter(centre=OuterRef("pk")).in_force(today())
    return Q(status=CentreStatus.PUBLISHED) & Q(~Exists(held))


def _has_no_label() -> Q:
    return Q(status=CentreStatus.PUBLISHED) & Q(
        ~Exists(Label.objects.filter(centre=OuterRef("pk")))
    )


def _has_contacts_to_check() -> Q:
    unchecked = Contact.objects.filter(
        centre=OuterRef("pk"), checked_on__isnull=True, erased_at__isnull=True
    )
    return ~Q(status=CentreStatus.CLOSED) & Q(Exists(unchecked))


def _has_no_way_to_reach() -> Q:
    ways = Contact.objects.filter(
        centre=OuterRef("pk"),
        is_public=True,
        kind__in=[ContactKind.EMAIL, ContactKind.PHONE, ContactKind.WEBSITE],
    )
    return Q(status=CentreStatus.PUBLISHED) & Q(~Exists(ways))


def _has_no_seat() -> Q:
    return Q(status=CentreStatus.PUBLISHED) & Q(~Exists(Site.objects.filter(centre=OuterRef("pk"))))


def _is_unverified() -> Q:
    return Q(confidence=Confidence.UNVERIFIED)


CENTRE_PENDING = (
    Pending(
        "brouillons",
        "brouillons",
        "centre(s) en brouillon attend(ent) d’être complété(s) et publié(s)",
        _is_draft,
    ),
    Pending(
        "non-etablis",
        "existence à vérifier",
        "centre(s) dont l’existence reste à vérifier",
        _is_unverified,
    ),
    Pending(
        "sans-perimetre",
        "sans périmètre connu aujourd’hui",
        "centre(s) publié(s) sans périmètre connu aujourd’hui",
        _has_no_perimeter,
    ),
    Pending(
        "pas-vus",
        f"pas vus au travail depuis {settings.CRPV_SEEN_SINCE}",
        f"centre(s) publié(s) que rien ne montre au travail depuis {settings.CRPV_SEEN_SINCE}",
        _is_not_seen,
    ),
    Pending(
        "coordonnees",
        "coordonnées à vérifier",
        "centre(s) (a|ont) des coordonnées à vérifier",
        _has_contacts_to_check,
    ),
    Pending(
        "injoignables",
        "sans coordonnée publiée",
        "centre(s) publié(s) que le public ne peut pas joindre",
        _has_no_way_to_reach,
    ),
    Pending(
        "sans-siege",
        "sans implantation",
        "centre(s) publié(s) sans implantation",
        _has_no_seat,
    ),
    Pending(
        "sans-label",
        "sans label connu",
        "centre(s) publié(s) dont le label n’est pas connu",
        _has_no_label,
    ),
)


class CentrePendingFilter(PendingFilter):
    states = CENTRE_PENDING
