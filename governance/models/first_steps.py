"""First steps of a body that its keepers chose to pass over."""

from django.db import models

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import FirstStep
from .bodies import Body


@tracked()
class SkippedStep(ConstrainedModel):
    """First step passed over: it is asked no more, until somebody comes back to it."""

    part_of = "body"

    body = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,  # part of the body: goes with it
        related_name="skipped_steps",
        verbose_name="instance",
    )
    step = models.CharField("étape", max_length=10, choices=FirstStep.pairs)
    skipped_at = models.DateTimeField("passée le", auto_now_add=True)

    class Meta:
        verbose_name = "étape passée"
        verbose_name_plural = "étapes passées"
        ordering = ["body", "step"]
        constraints = [
            one_of("step", FirstStep),
            models.UniqueConstraint(
                fields=["body", "step"],
                name="skippedstep_once",
                violation_error_message="Cette étape est déjà passée.",
            ),
        ]

    def __str__(self) -> str:
        return f"étape passée n° {self.pk}"
