"""Loading the samples into a demonstration: `manage.py load_samples`, and `make run`."""

from __future__ import annotations

from django.conf import settings
from django.db import connection, transaction

from centres.demonstration import director_s_centre
from centres.models import Centre
from crpv_portal.accounts.demonstration import NotADemonstration
from crpv_portal.common.files import kept_with_their_rows
from crpv_portal.common.history import because
from crpv_portal.territories.models import Region
from governance.models import Body

from .accounts import attach_accounts
from .afterwards import follow_up, plan_a_name
from .asking import ask_centres, is_waited_for
from .bodies import BODIES, WORKING_GROUP
from .composition import SharedRows, compose
from .meetings import MeetingsWriter
from .minutes import write_minutes
from .shapes import DIRECTOR, SampleBody

REASON = "exemples de la démonstration"


def missing() -> list[SampleBody]:
    """List the samples not loaded yet whose région or centre exists."""
    there = set(Body.objects.filter(is_sample=True).values_list("code", flat=True))
    return [
        sample
        for sample in BODIES
        if sample.code not in there and (not sample.parent or sample.parent in there | _codes())
        if (not sample.region or region_of(sample) is not None)
        and (not sample.centre or centre_of(sample) is not None)
    ]


def is_needed() -> bool:
    """Tell whether a start has samples to load."""
    return bool(settings.DEMONSTRATION and (missing() or is_waited_for()))


def load_samples() -> int:
    """Make the samples that are missing, all or none; return how many bodies were made.

    Existing ones are left as they are, since people try things on them. Raises NotADemonstration on
    a real portal.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration
    with (
        kept_with_their_rows(),
        transaction.atomic(),
        because(REASON, action="load_samples"),
    ):
        with connection.cursor() as cursor:
            # Two starts at once would write the same bodies: the second one waits, then finds them.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('samples.load'))")
        wanted = missing()
        shared = SharedRows()
        for sample in wanted:
            body, mandates = compose(
                sample, shared, region=region_of(sample), centre=centre_of(sample)
            )
            meetings = MeetingsWriter(sample, body, mandates, shared).write()
            write_minutes(meetings)
            follow_up(meetings)
            if sample is WORKING_GROUP:
                plan_a_name(body, reason=REASON)
        attach_accounts()
        ask_centres()
    return len(wanted)


def region_of(sample: SampleBody) -> Region | None:
    return Region.objects.filter(code=sample.region).first() if sample.region else None


def centre_of(sample: SampleBody) -> Centre | None:
    if sample.centre == DIRECTOR:
        return director_s_centre()
    return Centre.objects.public().filter(slug=sample.centre).first() if sample.centre else None


def _codes() -> set[str]:
    return {sample.code for sample in BODIES}
