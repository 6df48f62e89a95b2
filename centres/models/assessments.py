"""Assessments of centres against the framework: by the centre itself, then by ANCT."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Edition, Provision

from ..choices import AssessmentState, Fulfillment
from ..querysets import CentreAssessmentQuerySet
from .identity import Centre
from .money import FIRST_YEAR

LONGEST_COMMENT = 2_000


@tracked()
class CentreAssessment(ConstrainedModel):
    """Assessment of a centre for a year, provision by provision of an edition of the framework.

    A working document of the centre and of ANCT: no page of the public shows it.
    """

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="assessments", verbose_name="centre"
    )
    year = models.PositiveSmallIntegerField("année")
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", verbose_name="édition du cadre"
    )
    state = models.CharField(
        "état", max_length=10, choices=AssessmentState.pairs, default=AssessmentState.DRAFT
    )
    sent_on = models.DateField("envoyée le", null=True, blank=True)
    shared_on = models.DateField("partagée le", null=True, blank=True)

    objects = CentreAssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "évaluation d’un centre"
        verbose_name_plural = "évaluations des centres"
        ordering = ["centre__order_key", "-year", "pk"]
        constraints = [
            one_of("state", AssessmentState),
            models.UniqueConstraint(
                fields=["centre", "year"],
                name="centreassessment_once_a_year",
                violation_error_message="Ce centre a déjà son évaluation de cette année.",
            ),
            models.CheckConstraint(
                name="centreassessment_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=2200),
                violation_error_message="Cette année n’est pas celle d’une évaluation.",
            ),
            models.CheckConstraint(
                name="centreassessment_days_follow_state",
                condition=Q(
                    state=AssessmentState.DRAFT, sent_on__isnull=True, shared_on__isnull=True
                )
                | Q(state=AssessmentState.SENT, sent_on__isnull=False, shared_on__isnull=True)
                | Q(state=AssessmentState.SHARED, sent_on__isnull=False, shared_on__isnull=False),
                violation_error_message="Une évaluation envoyée, puis partagée, dit quand.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} : évaluation {self.year}"

    @property
    def is_draft(self) -> bool:
        return self.state == AssessmentState.DRAFT

    @property
    def is_shared(self) -> bool:
        return self.state == AssessmentState.SHARED


@tracked()
class Assessment(ConstrainedModel):
    """Levels of one provision in the assessment of a centre, each with its comment."""

    part_of = "whole"
    whole = models.ForeignKey(
        CentreAssessment,
        on_delete=models.CASCADE,  # part of the assessment of the year: goes with it
        related_name="lines",
        verbose_name="évaluation",
    )
    provision = models.ForeignKey(
        Provision, on_delete=models.PROTECT, related_name="+", verbose_name="disposition"
    )
    own_level = models.CharField(
        "appréciation du centre", max_length=10, choices=Fulfillment.pairs, blank=True, default=""
    )
    own_comment = models.TextField(
        "commentaire du centre", max_length=LONGEST_COMMENT, blank=True, default=""
    )
    staff_level = models.CharField(
        "appréciation de l’ANCT", max_length=10, choices=Fulfillment.pairs, blank=True, default=""
    )
    staff_comment = models.TextField(
        "commentaire de l’ANCT", max_length=LONGEST_COMMENT, blank=True, default=""
    )

    class Meta:
        verbose_name = "appréciation d’une disposition"
        verbose_name_plural = "appréciations de dispositions"
        ordering = ["whole", "provision__parent__position", "provision__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["whole", "provision"],
                name="assessment_once_a_provision",
                violation_error_message="Cette disposition est déjà appréciée.",
            ),
            models.CheckConstraint(
                name="assessment_levels_known",
                condition=Q(own_level__in=["", *Fulfillment.values])
                & Q(staff_level__in=["", *Fulfillment.values]),
                violation_error_message="Cette valeur ne fait pas partie de la liste.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.whole}, {self.provision}"
