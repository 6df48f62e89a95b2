"""Documents of a meeting, and what is left of those removed."""

import uuid

from django.db import models
from django.db.models import Q

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import StoredFile

from ..choices import DocumentVisibility, Visibility
from ..querysets import DocumentQuerySet
from .meetings import AgendaItem, Meeting


@tracked()
class Document(ConstrainedModel):
    """Document of a meeting or of one of its points; removal leaves a trace."""

    part_of = "meeting"

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="documents", verbose_name="réunion"
    )
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="point",
    )
    title = models.CharField("titre", max_length=200)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="fichier"
    )
    visibility = models.CharField(
        "visibilité",
        max_length=10,
        choices=DocumentVisibility.pairs,
        default=DocumentVisibility.RESTRICTED,
        help_text="Les membres convoqués lisent une pièce par leur lien personnel.",
    )
    removed_at = models.DateTimeField("retiré le", null=True, blank=True, editable=False)
    removal_reason = models.CharField("motif du retrait", max_length=300, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        ordering = ["meeting", "pk"]
        constraints = [
            one_of("visibility", DocumentVisibility),
            models.CheckConstraint(
                name="document_removed_with_reason",
                condition=Q(removed_at__isnull=True) | ~Q(removal_reason=""),
                violation_error_message="Un retrait se justifie.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def public_size(self) -> int:
        """Return the octets that the public gets (needs select_related("file__public_copy"))."""
        return (self.file.public_copy or self.file).size

    @property
    def is_public(self) -> bool:
        """Tell whether document and meeting are both public (needs select_related("meeting"))."""
        return (
            self.removed_at is None
            and self.visibility == self.meeting.visibility == Visibility.PUBLIC
        )
