"""Signatures of editions, with the name at signature; commitments and their yearly states."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from crpv_portal.common.constraints import one_of, partial_date_constraint
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come, today
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced, precision_field
from partners.querysets import CommitmentQuerySet, CommitmentStateQuerySet, SignatureQuerySet

from ..choices import Keeping
from .organisations import Organisation
from .texts import Edition, Provision


@tracked(dates=("organisation",))
class Signature(Sourced):
    """Signature of an edition by an organisation, under the name it bore then."""

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name="édition",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name="organisation",
    )
    name_at_signature = models.CharField("nom à la signature", max_length=250)
    signatory_name = models.CharField(
        "signataire",
        max_length=200,
        blank=True,
        help_text="Le nom que la source publie ; vide s’il n’est pas connu.",
    )
    signatory_title = models.CharField("qualité du signataire", max_length=200, blank=True)
    signed_on = models.DateField("signée le", null=True, blank=True, validators=[refuse_to_come])
    signed_on_precision = precision_field("précision de la signature")

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = "signature"
        ordering = ["edition", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            partial_date_constraint("signed_on"),
            models.UniqueConstraint(
                fields=["edition", "organisation"],
                name="signature_once",
                violation_error_message="Cette organisation a déjà signé cette édition.",
            ),
            models.CheckConstraint(
                name="signature_name_kept",
                condition=~Q(name_at_signature=""),
                violation_error_message="Le nom porté à la signature est exigé.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name_at_signature}, signataire"

    @property
    def signed(self) -> PartialDate | None:
        return partial_date(self, "signed_on")


track_links(Signature, "sources")


@tracked()
class Commitment(Sourced):
    """Commitment of a signatory: an article of the edition it signed, or words of its own."""

    signature = models.ForeignKey(
        Signature,
        on_delete=models.PROTECT,
        related_name="commitments",
        verbose_name="signature",
    )
    provision = models.ForeignKey(
        Provision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name="disposition",
    )
    text = models.TextField("engagement", blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = "engagement"
        ordering = ["signature", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            models.CheckConstraint(
                name="commitment_says_something",
                condition=Q(provision__isnull=False) | ~Q(text=""),
                violation_error_message="Citez une disposition ou écrivez l’engagement.",
            ),
            models.UniqueConstraint(
                fields=["signature", "provision"],
                name="commitment_once_by_provision",
                violation_error_message="Ce signataire a déjà pris cet engagement.",
            ),
        ]

    def __str__(self) -> str:
        return f"engagement n° {self.pk}"


track_links(Commitment, "sources")


FIRST_YEAR, LAST_YEAR = 2006, 2099  # of the first framework, under which nobody had signed yet


def refuse_year_to_come(year: int) -> None:
    if year > today().year:
        raise ValidationError("L’année est à venir : son état n’est pas connu.")


@tracked()
class CommitmentState(Sourced):
    """State of a commitment in a year, written by ANCT and shown with the charter."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="states", verbose_name="engagement"
    )
    year = models.PositiveSmallIntegerField("année", validators=[refuse_year_to_come])
    keeping = models.CharField("état", max_length=20, choices=Keeping.pairs)
    words = models.TextField(
        "ce qui a été fait",
        blank=True,
        max_length=1000,
        help_text="Public, sur la page de la charte.",
    )

    objects = CommitmentStateQuerySet.as_manager()

    class Meta:
        verbose_name = "état annuel d’un engagement"
        verbose_name_plural = "états annuels des engagements"
        ordering = ["commitment", "-year", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("keeping", Keeping),
            models.UniqueConstraint(
                fields=["commitment", "year"],
                name="commitmentstate_once_a_year",
                violation_error_message="L’état de cet engagement pour cette année est déjà noté.",
            ),
            models.CheckConstraint(
                name="commitmentstate_year_bounded",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=f"L’année se tient entre {FIRST_YEAR} et {LAST_YEAR}.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} : {self.get_keeping_display()}"


track_links(CommitmentState, "sources")
