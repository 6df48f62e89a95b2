"""Signatures of editions, with the name at signature, and commitments of the signatories."""

from django.db import models
from django.db.models import Q

from crpv_portal.common.constraints import partial_date_constraint
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced, precision_field
from partners.querysets import CommitmentQuerySet, SignatureQuerySet

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
