"""Work that an agent has taken, so that the others see it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from crpv_portal.common.joint_constraints import ConstrainedModel


class TakenTask(ConstrainedModel):
    """List of the dashboard, or one row of it, that an agent works on until it is released."""

    line = models.CharField("liste", max_length=50)
    record = models.CharField(
        "fiche", max_length=80, blank=True, help_text="Vide : toute la liste."
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="taken_tasks",
        verbose_name="compte",
    )
    taken_at = models.DateTimeField("prise le", auto_now_add=True)

    class Meta:
        verbose_name = "tâche prise"
        verbose_name_plural = "tâches prises"
        ordering = ["taken_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "record"],
                name="takentask_one_agent",
                violation_error_message="Un agent s’en occupe déjà.",
            ),
        ]

    def __str__(self) -> str:
        """Return no personal data: this text ends up in logs and error pages."""
        return f"tâche prise n° {self.pk}"
