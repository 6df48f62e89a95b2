"""Secret addresses of personal calendars."""

from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel


@tracked(exclude=("token_hash",))
class CalendarToken(ConstrainedModel):
    """Revocable secret in the address of a personal calendar; only its fingerprint is kept."""

    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # opens nothing without the account: goes with it
        related_name="calendar_tokens",
        verbose_name="compte",
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    revoked_at = models.DateTimeField("révoquée le", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "adresse d’agenda personnel"
        verbose_name_plural = "adresses d’agenda personnel"
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at__isnull=True),
                name="calendartoken_one_at_a_time",
                violation_error_message="Ce compte a déjà une adresse d’agenda.",
            ),
        ]

    def __str__(self) -> str:
        return f"adresse d’agenda n° {self.pk}"
