"""Proposals on public sheets, which wait for the staff."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from centres.models import Centre
from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked

from .choices import Origin, Outcome

LONGEST_TEXT = 5_000
# Words of somebody outside: they reach no trace, as no page, file or log.
TYPED = ("before", "after", "source", "email", "once")


class SheetProposalQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Keep those that nobody decided yet, the one that has waited longest first."""
        return self.filter(outcome=Outcome.WAITING).order_by("made_at", "pk")

    def decided(self) -> Self:
        """Keep those that somebody decided, the latest first."""
        return self.exclude(outcome=Outcome.WAITING).order_by("-decided_at", "-pk")


@tracked(exclude=TYPED)
class SheetProposal(models.Model):
    """Change of a public sheet that somebody proposes: nothing is changed before the staff decides.

    With a `column`, it is about one box of one row of a centre's sheet (`upkeep.parts`), as it was
    shown before and as it should be; without, it is free words. `email` serves to thank, and is
    erased with the decision; the words are erased later (`upkeep.retention`).
    """

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    origin = models.CharField("origine", max_length=10, choices=Origin.pairs)
    page = models.CharField("page", max_length=500)
    title = models.CharField("fiche", max_length=300)
    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="centre",
    )
    part = models.CharField("partie de la fiche", max_length=20, blank=True)
    row = models.BigIntegerField("numéro de la ligne", null=True, blank=True)
    column = models.CharField("champ", max_length=40, blank=True)
    before = models.TextField("avant", max_length=LONGEST_TEXT, blank=True)
    after = models.TextField("proposé", max_length=LONGEST_TEXT, blank=True)
    source = models.CharField("source", max_length=500, blank=True)
    email = models.EmailField("adresse pour la réponse", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="compte",
    )
    once = models.CharField("empreinte de l’envoi", max_length=64, unique=True, editable=False)
    outcome = models.CharField(
        "suite", max_length=10, choices=Outcome.pairs, default=Outcome.WAITING
    )
    reply = models.CharField("réponse donnée", max_length=500, blank=True)
    made_at = models.DateTimeField("reçue le", auto_now_add=True)
    decided_at = models.DateTimeField("tranchée le", null=True, blank=True)
    forgotten_at = models.DateTimeField("texte effacé le", null=True, blank=True, editable=False)

    objects = SheetProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "proposition sur une fiche"
        verbose_name_plural = "propositions sur les fiches"
        ordering = ["made_at", "pk"]
        constraints = [
            one_of("origin", Origin),
            one_of("outcome", Outcome),
            models.CheckConstraint(
                name="sheetproposal_decided_when",
                condition=Q(outcome=Outcome.WAITING, decided_at__isnull=True)
                | ~Q(outcome=Outcome.WAITING) & Q(decided_at__isnull=False),
                violation_error_message="Une proposition tranchée dit quand.",
            ),
            models.CheckConstraint(
                name="sheetproposal_declined_with_a_word",
                condition=~Q(outcome=Outcome.DECLINED) | ~Q(reply=""),
                violation_error_message="Un refus se dit en un mot.",
            ),
            models.CheckConstraint(
                name="sheetproposal_field_of_a_centre",
                condition=Q(column="", part="", row__isnull=True)
                | Q(centre__isnull=False, row__isnull=False) & ~Q(column="") & ~Q(part=""),
                violation_error_message="Un champ est celui d’une ligne de la fiche d’un centre.",
            ),
            models.CheckConstraint(
                name="sheetproposal_public_without_account",
                condition=~Q(origin=Origin.PUBLIC) | Q(author__isnull=True, column=""),
                violation_error_message="Un signalement du public ne porte ni compte ni champ.",
            ),
        ]

    def __str__(self) -> str:
        return f"proposition n° {self.pk}"

    @property
    def staff_label(self) -> str:
        return f"Proposition n° {self.pk} sur « {self.title} »"

    @property
    def is_waiting(self) -> bool:
        return self.outcome == Outcome.WAITING
