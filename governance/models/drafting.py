"""Minutes written from the record: the plan of a body's minutes, and what a draft was made of."""

from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from .bodies import Body
from .minutes import Minutes


@tracked()
class MinutesPlan(ConstrainedModel):
    """Headings of a body's minutes, in its own order; a body without a row has the usual ones."""

    body = models.OneToOneField(
        Body, on_delete=models.CASCADE, related_name="minutes_plan", verbose_name="instance"
    )
    sections = models.JSONField(
        "rubriques", help_text="Clé, titre, texte fixe, si elle est gardée."
    )

    class Meta:
        verbose_name = "plan du compte rendu"
        verbose_name_plural = "plans des comptes rendus"
        ordering = ["body"]
        constraints = [
            models.CheckConstraint(
                name="minutesplan_has_sections",
                condition=~Q(sections=[]),
                violation_error_message="Un plan a au moins une rubrique.",
            ),
        ]

    def __str__(self) -> str:
        return f"plan du compte rendu n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return the body whose minutes follow it."""
        return str(self.body)


class MinutesDraft(models.Model):
    """Passages that the record gave to a text of minutes, and the text that they replaced.

    It tells what changed in the record since; it goes when the minutes are approved.
    """

    minutes = models.OneToOneField(
        Minutes,
        on_delete=models.CASCADE,  # says nothing without them
        related_name="draft",
        verbose_name="compte rendu",
    )
    pieces = models.JSONField("passages", help_text="Clé, texte, faits, dans l’ordre du texte.")
    made_at = models.DateTimeField("rédigé le")
    made_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="rédigé par",
    )
    replaced_text = models.TextField("texte remplacé", blank=True)
    replaced_at = models.DateTimeField("remplacé le", null=True, blank=True)

    class Meta:
        verbose_name = "rédaction depuis la réunion"
        verbose_name_plural = "rédactions depuis la réunion"
        ordering = ["-made_at", "pk"]

    def __str__(self) -> str:
        return f"rédaction n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return of which meeting they tell."""
        return str(self.minutes.meeting)
