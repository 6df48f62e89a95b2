"""Proposals on public sheets, which wait for the staff."""

from __future__ import annotations

import datetime
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from centres.choices import CentreStatus, ConfirmedBy
from centres.models import Centre
from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from .choices import LetterAnswer, Origin, Outcome

LONGEST_TEXT = 5_000
# Words of somebody outside, and to them: they reach no trace, as no page, file or log.
TYPED = ("before", "after", "source", "email", "once", "reply")


class SheetProposalQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Keep those that nobody decided yet, the one that has waited longest first."""
        return self.filter(outcome=Outcome.WAITING).order_by("made_at", "pk")

    def decided(self) -> Self:
        """Keep those that somebody decided, the latest first."""
        return self.exclude(outcome=Outcome.WAITING).order_by("-decided_at", "-pk")


class CampaignQuerySet(models.QuerySet):
    def open_on(self, on: datetime.date) -> Self:
        """Keep the one whose links still open that day."""
        return self.filter(ends_on__gte=on)


@tracked()
class FreshnessCampaign(ConstrainedModel):
    """Round of letters by which each centre confirms its sheet, or proposes changes of it."""

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    begun_on = models.DateField("ouverte le")
    ends_on = models.DateField("jusqu’au")
    is_sample = models.BooleanField("exemple", default=False, editable=False)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "campagne de fraîcheur"
        verbose_name_plural = "campagnes de fraîcheur"
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="freshnesscampaign_ends_after_start",
                condition=Q(ends_on__gt=F("begun_on")),
                violation_error_message="La fin suit le début.",
            ),
        ]

    def __str__(self) -> str:
        return f"campagne du {self.begun_on:%d/%m/%Y}"


class SheetLetterQuerySet(models.QuerySet):
    def unanswered(self) -> Self:
        """Keep those that left and that nobody answered, of sheets that are still public."""
        return self.filter(
            sent_at__isnull=False,
            exact_at__isnull=True,
            changes_at__isnull=True,
            centre__status=CentreStatus.PUBLISHED,
        )


@tracked()
class SheetLetter(ConstrainedModel):
    """Letter of a campaign to a centre; no address is kept: each mail has a link of its own.

    `sent_to` is the number of addresses; a centre without any has none, and is named to the staff.
    A centre may propose changes, then say that all is exact, or the reverse: both are kept.
    """

    campaign = models.ForeignKey(
        FreshnessCampaign,
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name="campagne",
    )
    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="+", verbose_name="centre"
    )
    sent_to = models.PositiveSmallIntegerField("nombre d’adresses", default=0)
    sent_at = models.DateTimeField("envoyée le", null=True, blank=True)
    reminded_at = models.DateTimeField("relancée le", null=True, blank=True)
    changes_at = models.DateTimeField("changements proposés le", null=True, blank=True)
    exact_at = models.DateTimeField("dite exacte le", null=True, blank=True)

    objects = SheetLetterQuerySet.as_manager()

    class Meta:
        verbose_name = "lettre de campagne"
        verbose_name_plural = "lettres de campagne"
        ordering = ["campaign", "centre__order_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "centre"],
                name="sheetletter_once_a_campaign",
                violation_error_message="Ce centre a déjà sa lettre.",
            ),
            models.CheckConstraint(
                name="sheetletter_sent_to_somebody",
                condition=Q(sent_at__isnull=True, sent_to=0)
                | Q(sent_at__isnull=False, sent_to__gt=0),
                violation_error_message="Une lettre envoyée l’est à quelqu’un.",
            ),
        ]

    def __str__(self) -> str:
        return f"lettre n° {self.pk}"

    @property
    def answers(self) -> list[tuple[LetterAnswer, datetime.datetime]]:
        """Return what was answered and when, in the order of time."""
        moments = {
            LetterAnswer.CHANGES: self.changes_at,
            LetterAnswer.EXACT: self.exact_at,
        }
        known = [(answer, at) for answer, at in moments.items() if at is not None]
        return sorted(known, key=lambda each: each[1])


@tracked(exclude=("token_hash",))
class SheetLink(ConstrainedModel):
    """Secret in the address by which a centre answers a letter; only its fingerprint is kept.

    `account`: the member written to, for whom alone it opens, while a member; none when it went to
    the published address.
    """

    letter = models.ForeignKey(
        SheetLetter,
        on_delete=models.CASCADE,  # opens nothing without it: goes with it
        related_name="links",
        verbose_name="lettre",
    )
    confirmed_by = models.CharField("au nom de", max_length=10, choices=ConfirmedBy.pairs)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="compte",
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField("créé le", auto_now_add=True)
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True)

    class Meta:
        verbose_name = "lien de fiche"
        verbose_name_plural = "liens de fiche"
        ordering = ["letter", "pk"]
        constraints = [
            one_of("confirmed_by", ConfirmedBy),
            models.CheckConstraint(
                name="sheetlink_of_a_member_says_which",
                condition=Q(confirmed_by=ConfirmedBy.MEMBER, account__isnull=False)
                | ~Q(confirmed_by=ConfirmedBy.MEMBER) & Q(account__isnull=True),
                violation_error_message="Le lien d’un membre dit de quel compte.",
            ),
        ]

    def __str__(self) -> str:
        return f"lien de fiche n° {self.pk}"


@tracked(exclude=TYPED)
class SheetProposal(ConstrainedModel):
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
    letter = models.ForeignKey(
        SheetLetter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="lettre",
    )
    once = models.CharField("empreinte de l’envoi", max_length=64, unique=True, editable=False)
    outcome = models.CharField(
        "suite", max_length=10, choices=Outcome.pairs, default=Outcome.WAITING
    )
    reply = models.CharField("réponse donnée", max_length=500, blank=True)
    made_at = models.DateTimeField("reçue le", auto_now_add=True)
    decided_at = models.DateTimeField("tranchée le", null=True, blank=True)
    is_sample = models.BooleanField("exemple", default=False, editable=False)
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
                condition=~Q(outcome=Outcome.DECLINED)
                | ~Q(reply="")
                | Q(forgotten_at__isnull=False),
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
