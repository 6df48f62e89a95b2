"""Pending work of the staff: what waits for somebody, by body and by meeting."""

from django.db.models import Exists, OuterRef, Q

from crpv_portal.common.admin.lists import Pending, PendingFilter
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import today

from ..choices import TO_COME
from ..models import College


def _is_open() -> Q:
    is_over = Q(end_is_unknown=True) | Q(end_on__lte=today()) | Q(declined_at__isnull=False)
    return ~is_over


def _is_unverified() -> Q:
    return Q(confidence=Confidence.UNVERIFIED)


def _is_unverified_undeclared() -> Q:
    """Match those that nobody confirms in one click: what was declared has a line of its own."""
    return _is_unverified() & (Q(declared_at__isnull=True) | Q(confirmed_at__isnull=False))


def _awaits_confirmation() -> Q:
    return Q(declared_at__isnull=False, confirmed_at__isnull=True, declined_at__isnull=True)


def _has_no_composition() -> Q:
    return _is_open() & Q(~Exists(College.objects.filter(body=OuterRef("pk"))))


def _has_no_rhythm() -> Q:
    return _is_open() & Q(expected_per_year__isnull=True)


def _was_not_seen_held() -> Q:
    """Match meetings still to come whose day is past; « décembre 2026 » is not a day."""
    return Q(status__in=TO_COME, starts_on_precision="day") & (
        Q(ends_on__isnull=True, starts_on__lt=today()) | Q(ends_on__lt=today())
    )


BODY_PENDING = (
    Pending(
        "declarees",
        "déclarées, à confirmer",
        "instance(s) déclarée(s) attend(ent) une confirmation",
        _awaits_confirmation,
    ),
    Pending(
        "non-etablies",
        "existence à vérifier",
        "instance(s) dont l’existence reste à vérifier",
        _is_unverified_undeclared,
    ),
    Pending(
        "sans-composition",
        "composition non connue",
        "instance(s) dont la composition n’est pas connue",
        _has_no_composition,
    ),
    Pending(
        "sans-rythme",
        "rythme non connu",
        "instance(s) dont le rythme n’est pas connu",
        _has_no_rhythm,
    ),
)
MEETING_PENDING = (
    Pending(
        "non-consignees",
        "jour passé, tenue non vérifiée",
        "réunion(s) annoncée(s) dont rien ne dit si elle(s) (s’est|se sont) tenue(s)",
        _was_not_seen_held,
    ),
    Pending(
        "a-verifier",
        "à vérifier",
        "réunion(s) dont la source reste à vérifier",
        _is_unverified,
    ),
)


class BodyPendingFilter(PendingFilter):
    states = BODY_PENDING


class MeetingPendingFilter(PendingFilter):
    states = MEETING_PENDING
