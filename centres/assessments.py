"""Assessing a centre against the framework: its own word, sent once; ANCT's, shared once.

What is assessed is what the framework asks of a centre itself: its missions, and the quality of
its service. The rest of the text binds others, or is no demand.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from crpv_portal.common.dates import today
from crpv_portal.common.french import counted
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from partners.choices import MISSION_KINDS, EditionStatus, ProvisionKind, TextKind
from partners.models import Edition, Provision

from .choices import AssessmentState
from .models import Assessment, Centre, CentreAssessment

ASSESSED = (*MISSION_KINDS, ProvisionKind.QUALITY)
Said = Mapping[int, tuple[str, str]]  # level and comment, by the key of the provision


def open_years() -> list[int]:
    """Return the years of which a centre may begin the assessment: the running one, the last."""
    return [today().year, today().year - 1]


def framework_in_force() -> Edition | None:
    """Return the edition that a new assessment follows."""
    frameworks = Edition.objects.established().filter(text__kind=TextKind.FRAMEWORK)
    return frameworks.filter(status=EditionStatus.IN_FORCE).select_related("text").first()


def years_to_begin() -> list[int]:
    """Return the open years, when there is a framework for an assessment to follow."""
    return open_years() if framework_in_force() else []


def provisions_of(edition: Edition | None) -> QuerySet[Provision]:
    """Return the provisions of an edition that are assessed, in the order of the text."""
    found = Provision.objects.public().filter(edition=edition, kind__in=ASSESSED)
    return found.order_by("parent__position", "position", "pk")


def assessment_of(centre: Centre, year: int) -> CentreAssessment | None:
    """Return the assessment of a year; one that is not begun, and not stored, of an open year."""
    stored = CentreAssessment.objects.filter(centre=centre, year=year)
    found = stored.select_related("centre", "edition__text").first()
    edition = framework_in_force()
    if found is None and edition is not None and year in open_years():
        return CentreAssessment(centre=centre, year=year, edition=edition)
    return found


@transaction.atomic
def write_own(*, assessment: CentreAssessment, said: Said) -> CentreAssessment:
    """Write what a centre says of itself; the first word begins the assessment.

    Raises ValidationError once it is sent, as each of these acts in another state than its own.
    """
    centre = locked(assessment.centre)
    with because("auto-évaluation du centre", action="write_own_assessment"):
        stored, _ = CentreAssessment.objects.get_or_create(
            centre=centre, year=assessment.year, defaults={"edition": assessment.edition}
        )
        stored = locked(stored)
        _refuse_other_state(stored, AssessmentState.DRAFT)
        _write(stored, said, "own")
    return stored


@transaction.atomic
def send_own(*, assessment: CentreAssessment) -> CentreAssessment:
    """Send what a centre says of itself to ANCT: the centre writes in it no more.

    Raises ValidationError while a provision has no level.
    """
    assessment = locked(assessment)
    _refuse_other_state(assessment, AssessmentState.DRAFT)
    _refuse_gaps(assessment, "own")
    return _move(assessment, AssessmentState.SENT, "sent_on", "envoi de l’auto-évaluation")


@transaction.atomic
def write_staff(*, assessment: CentreAssessment, said: Said) -> CentreAssessment:
    """Write what ANCT says of a centre, once it is sent and until it is shared."""
    assessment = locked(assessment)
    _refuse_other_state(assessment, AssessmentState.SENT)
    with because("appréciation de l’ANCT", action="write_staff_assessment"):
        _write(assessment, said, "staff")
    return assessment


@transaction.atomic
def share(*, assessment: CentreAssessment) -> CentreAssessment:
    """Show the members of the centre what ANCT says; it is written no more.

    Raises ValidationError while a provision has no level.
    """
    assessment = locked(assessment)
    _refuse_other_state(assessment, AssessmentState.SENT)
    _refuse_gaps(assessment, "staff")
    return _move(assessment, AssessmentState.SHARED, "shared_on", "partage de l’évaluation")


def _write(assessment: CentreAssessment, said: Said, side: str) -> None:
    stored = {line.provision_id: line for line in assessment.lines.all()}
    known = set(provisions_of(assessment.edition).values_list("pk", flat=True))
    for key, (level, comment) in said.items():
        if key not in known:
            continue
        line = stored.get(key) or Assessment(whole=assessment, provision_id=key)
        new = {f"{side}_level": level, f"{side}_comment": comment}
        if line.pk and all(getattr(line, name) == value for name, value in new.items()):
            continue
        for name, value in new.items():
            setattr(line, name, value)
        line.full_clean()
        line.save()


def _refuse_gaps(assessment: CentreAssessment, side: str) -> None:
    levels = assessment.lines.exclude(**{f"{side}_level": ""}).values("provision")
    lacking = provisions_of(assessment.edition).exclude(pk__in=levels).count()
    if lacking:
        raise ValidationError(
            f"Il reste {counted(lacking, 'disposition(s)')} sans appréciation : « sans objet » en "
            "est une."
        )


def _refuse_other_state(assessment: CentreAssessment, state: AssessmentState) -> None:
    if assessment.state != state:
        raise ValidationError(
            f"Cette évaluation est {assessment.get_state_display()} : rien n’est enregistré."
        )


def _move(
    assessment: CentreAssessment, state: AssessmentState, day: str, reason: str
) -> CentreAssessment:
    assessment.state = state
    setattr(assessment, day, today())
    assessment.full_clean()
    with because(reason, action=f"assessment_{state}"):
        assessment.save(update_fields=["state", day])
    return assessment
