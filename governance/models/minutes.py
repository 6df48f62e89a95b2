"""Minutes: drafted, reviewed by those who attended, approved at a later meeting, then locked."""

import pgtrigger
from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.models import StoredFile

from ..choices import MinutesState
from .meetings import AgendaItem, Meeting


@tracked()
class Minutes(models.Model):
    """The minutes of a meeting. `version` rises at each save, so that no edit hides another."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="minutes", verbose_name="réunion"
    )
    text = models.TextField("texte", blank=True, help_text="Markdown.")
    state = models.CharField(
        "état", max_length=10, choices=MinutesState, default=MinutesState.DRAFT
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    review_until = models.DateField("relecture jusqu’au", null=True, blank=True)
    approved_at = models.ForeignKey(
        AgendaItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_minutes",
        verbose_name="approuvé au point",
    )
    locked_at = models.DateTimeField("verrouillé le", null=True, blank=True, editable=False)
    kept_file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="exemplaire conservé",
    )
    updated_at = models.DateTimeField("modifié le", auto_now=True)
    updated_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name="modifié par",
    )

    class Meta:
        verbose_name = "compte rendu"
        verbose_name_plural = "comptes rendus"
        ordering = ["-meeting__starts_on", "pk"]
        constraints = [
            one_of("state", MinutesState),
            models.CheckConstraint(
                name="minutes_approved_at_a_point",
                condition=Q(
                    state=MinutesState.APPROVED,
                    approved_at__isnull=False,
                    locked_at__isnull=False,
                    kept_file__isnull=False,
                )
                | ~Q(state=MinutesState.APPROVED)
                & Q(approved_at__isnull=True, locked_at__isnull=True, kept_file__isnull=True),
                violation_error_message=(
                    "Un compte rendu approuvé l’est à un point d’une réunion, avec son exemplaire "
                    "conservé."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="approved_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__locked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"compte rendu n° {self.pk}"


@tracked()
class MinutesRemark(models.Model):
    """A remark on minutes in review, by somebody who attended: a remark, not an edit."""

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="remarks", verbose_name="compte rendu"
    )
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name="auteur"
    )
    text = models.TextField("remarque")
    made_at = models.DateTimeField("faite le", auto_now_add=True)
    answer = models.CharField("suite donnée", max_length=300, blank=True)

    class Meta:
        verbose_name = "remarque"
        ordering = ["minutes", "made_at", "pk"]

    def __str__(self) -> str:
        return f"remarque n° {self.pk}"


@tracked()
class PublicMinutes(models.Model):
    """The public version: a stored text of its own; nothing public reads any other."""

    minutes = models.OneToOneField(
        Minutes,
        on_delete=models.PROTECT,
        related_name="public_version",
        verbose_name="compte rendu",
    )
    text = models.TextField("texte public")
    published_at = models.DateTimeField("publié le", auto_now_add=True)
    masking_reason = models.CharField("motif des passages masqués", max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="exemplaire public"
    )

    class Meta:
        verbose_name = "version publique du compte rendu"
        verbose_name_plural = "versions publiques des comptes rendus"
        ordering = ["-published_at", "pk"]

    def __str__(self) -> str:
        return f"version publique n° {self.pk}"
