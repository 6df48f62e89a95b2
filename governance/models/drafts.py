"""Drafts: what somebody typed on a page of a meeting and has not saved yet."""

from django.db import models

from crpv_portal.accounts.models import User
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..querysets import RecordDraftQuerySet
from .meetings import Meeting


class RecordDraft(ConstrainedModel):
    """Page of a meeting as its writer left it, kept while they type.

    Once the page is saved its row stays, emptied, and closed to what that very page still sends: a
    draft on its way when the page was saved must not come back as one that waits.
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # means nothing without it
        related_name="drafts",
        verbose_name="réunion",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # nobody else may take it up
        related_name="record_drafts",
        verbose_name="compte",
    )
    page = models.CharField("page", max_length=40, default="record")
    form_data = models.TextField(
        "saisie", blank=True, help_text="Le formulaire, comme le navigateur l’envoie."
    )
    saved_page = models.CharField("marque de la page enregistrée", max_length=32, blank=True)
    kept_at = models.DateTimeField("gardée le", auto_now=True)

    objects = RecordDraftQuerySet.as_manager()

    class Meta:
        verbose_name = "saisie non enregistrée"
        verbose_name_plural = "saisies non enregistrées"
        ordering = ["-kept_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user", "page"],
                name="recorddraft_one_each",
                violation_error_message="Cette page a déjà une saisie en attente de ce compte.",
            ),
        ]

    def __str__(self) -> str:
        return f"saisie n° {self.pk}"
