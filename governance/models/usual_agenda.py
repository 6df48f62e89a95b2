"""Usual agenda of a body: the points that each new meeting begins with."""

from django.db import models

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import ItemKind
from .bodies import Body


@tracked()
class UsualPoint(ConstrainedModel):
    """Point that each new meeting of a body has on its agenda, in its order."""

    part_of = "body"

    body = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,  # part of the body: goes with it
        related_name="usual_points",
        verbose_name="instance",
    )
    position = models.PositiveSmallIntegerField("rang")
    title = models.CharField("titre", max_length=250)
    kind = models.CharField(
        "nature", max_length=15, choices=ItemKind.pairs, default=ItemKind.INFORMATION
    )

    class Meta:
        verbose_name = "point habituel"
        verbose_name_plural = "points habituels"
        ordering = ["body", "position", "pk"]
        constraints = [
            one_of("kind", ItemKind),
            models.UniqueConstraint(
                fields=["body", "position"],
                name="usualpoint_position_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Ce rang est déjà pris dans l’ordre du jour habituel.",
            ),
            models.CheckConstraint(
                name="usualpoint_has_a_title",
                condition=~models.Q(title=""),
                violation_error_message="Un point habituel a un titre.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
