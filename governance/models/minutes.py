"""Minutes: drafted, reviewed by those who attended, approved at a later meeting, then locked."""

import pgtrigger
from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import one_of
from crpv_portal.common.dates import day_of, in_words
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.markdown import HOW_TO_MARK
from crpv_portal.common.models import StoredFile
from partners.models import Person

from ..choices import FORGOTTEN, MinutesState
from ..querysets import MinutesQuerySet, PublicMinutesQuerySet
from .meetings import AgendaItem, Meeting


@tracked()
class Minutes(ConstrainedModel):
    """Minutes of a meeting. `version` rises at each save, so that no edit hides another."""

    part_of = "meeting"

    meeting = models.OneToOneField(
        Meeting, on_delete=models.PROTECT, related_name="minutes", verbose_name="réunion"
    )
    text = models.TextField("texte", blank=True, help_text=HOW_TO_MARK)
    state = models.CharField(
        "état", max_length=10, choices=MinutesState.pairs, default=MinutesState.DRAFT
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

    objects = MinutesQuerySet.as_manager()

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
            pgtrigger.Trigger(
                # `meetings.approvals.approving_meetings` says the same, in words, at the field.
                name="approved_at_a_later_meeting",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__approved_at__isnull=False),
                func="""
                    IF NOT EXISTS (
                        SELECT FROM governance_agendaitem AS item
                        JOIN governance_meeting AS later ON later.id = item.meeting_id
                        JOIN governance_meeting AS told ON told.id = NEW.meeting_id
                        WHERE item.id = NEW.approved_at_id
                        AND later.body_id = told.body_id AND later.status = 'held'
                        AND (
                            later.starts_on > COALESCE(told.ends_on, told.starts_on)
                            OR later.starts_on = COALESCE(told.ends_on, told.starts_on)
                            AND later.starts_at > told.starts_at
                        )
                        AND (later.starts_at >= told.ends_at) IS NOT FALSE
                        AND (later.starts_on >= NEW.review_until) IS NOT FALSE
                    ) THEN
                        RAISE EXCEPTION
                            'minutes are approved at a later meeting, once their review is over'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"compte rendu n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return the meeting of which they tell."""
        return str(self.meeting)


@tracked()
class PublicMinutes(models.Model):
    """Public version of minutes: a stored text of its own; public pages read no other.

    It never changes. Withdrawn, it moves to `WithdrawnMinutes`: every row here is public.
    """

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

    objects = PublicMinutesQuerySet.as_manager()

    class Meta:
        verbose_name = "version publique du compte rendu"
        verbose_name_plural = "versions publiques des comptes rendus"
        ordering = ["-published_at", "pk"]
        triggers = [pgtrigger.Protect(name="published_is_final", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"version publique n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return when it was published."""
        return f"publiée le {in_words(day_of(self.published_at))}"


@tracked(erased={"name": FORGOTTEN})
class MaskedName(ConstrainedModel):
    """Name that somebody chose to mask in the public version of minutes; never public itself.

    A person of the register is pointed at, so that her erasure reaches here; a name that the record
    only writes is kept as written.
    """

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="masked_names", verbose_name="compte rendu"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="personne",
    )
    name = models.CharField("nom écrit au compte rendu", max_length=200, blank=True)
    masked_at = models.DateTimeField("masqué le")
    masked_by = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="masqué par",
    )

    class Meta:
        verbose_name = "nom masqué"
        verbose_name_plural = "noms masqués"
        ordering = ["-masked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="maskedname_is_somebody_s",
                condition=Q(person__isnull=False, name="") | Q(person__isnull=True) & ~Q(name=""),
                violation_error_message="Un nom masqué est celui d’une personne, ou un nom écrit.",
            ),
        ]

    def __str__(self) -> str:
        return f"nom masqué n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return the name that is masked."""
        return self.person.full_name if self.person else self.name


@tracked()
class WithdrawnMinutes(ConstrainedModel):
    """Public version that was withdrawn, with the reason, which is public."""

    minutes = models.ForeignKey(
        Minutes,
        on_delete=models.PROTECT,
        related_name="withdrawn_versions",
        verbose_name="compte rendu",
    )
    text = models.TextField("texte retiré")
    published_at = models.DateTimeField("publié le")
    masking_reason = models.CharField("motif des passages masqués", max_length=300, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="exemplaire retiré"
    )
    withdrawn_at = models.DateTimeField("retiré le", auto_now_add=True)
    reason = models.CharField("motif du retrait", max_length=300, help_text="Public.")

    class Meta:
        verbose_name = "version retirée du compte rendu"
        verbose_name_plural = "versions retirées des comptes rendus"
        ordering = ["-withdrawn_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="withdrawnminutes_with_reason",
                condition=~Q(reason=""),
                violation_error_message="Un retrait se justifie.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="withdrawn_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"version retirée n° {self.pk}"
