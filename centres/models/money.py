"""Money that funders give to centres, year by year: requested, granted, paid."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from crpv_portal.common.choices import Confidence
from crpv_portal.common.constraints import luhn_number, one_of
from crpv_portal.common.dates import refuse_to_come, today
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced
from partners.models import Organisation

from ..choices import AidNature, AidPayment
from ..querysets import ContributionQuerySet
from .identity import Centre

FIRST_YEAR = 1989  # the first centres: 1989 to 1993
AMOUNTS = ("requested", "granted", "paid")


def refuse_far_year(year: int) -> None:
    """Refuse a year before the first centres, or after next year, whose requests are known."""
    if not FIRST_YEAR <= year <= today().year + 1:
        raise ValidationError(f"Donnez une année de {FIRST_YEAR} à {today().year + 1}.")


def amount_field(label: str, help_text: str = "") -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, help_text=help_text
    )


@tracked(dates=("centre", "funder"))
class Contribution(Sourced):
    """Money of a funder to a centre for a year and an object; an empty amount is not known.

    Its columns hold what the SCDL schema « subventions » 2.1.1 asks of a grant, so that the file of
    a funder can be made of it: the share of the beneficiary is always the whole.
    """

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="contributions", verbose_name="centre"
    )
    funder = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="contributions",
        verbose_name="financeur",
    )
    year = models.PositiveSmallIntegerField(
        "année", validators=[refuse_far_year], help_text="L’année que le financement concerne."
    )
    object = models.CharField(
        "objet",
        max_length=256,
        blank=True,
        help_text="Vide pour le financement général du centre. Publié.",
    )
    requested = amount_field("demandé (€)")
    granted = amount_field("accordé (€)")
    paid = amount_field("versé (€)")
    is_public = models.BooleanField(
        "publié",
        default=False,
        help_text="Une fois le montant établi, vérifié, et sa publication permise.",
    )
    convention_on = models.DateField(
        "convention signée le", null=True, blank=True, validators=[refuse_to_come]
    )
    decision_reference = models.CharField("référence de la décision", max_length=100, blank=True)
    funder_siret = models.CharField(
        "SIRET du service qui attribue", max_length=14, blank=True, help_text="Quatorze chiffres."
    )
    nature = models.CharField(
        "nature de l’aide", max_length=10, choices=AidNature.pairs, default=AidNature.CASH
    )
    payment = models.CharField(
        "versement", max_length=12, choices=AidPayment.pairs, blank=True, default=""
    )
    paid_from = models.DateField("versé du", null=True, blank=True)
    paid_until = models.DateField("versé jusqu’au", null=True, blank=True)
    scheme = models.CharField("dispositif d’aide", max_length=200, blank=True)
    is_notified_eu = models.BooleanField("aide notifiée à l’Union européenne", default=False)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "financement"
        ordering = ["centre", "-year", "funder__order_key", "object", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("nature", AidNature),
            models.CheckConstraint(
                name="contribution_payment_known",
                condition=Q(payment="") | Q(payment__in=AidPayment.values),
                violation_error_message="Cette valeur ne fait pas partie de la liste.",
            ),
            luhn_number("funder_siret", length=14, label="SIRET"),
            models.UniqueConstraint(
                fields=["centre", "funder", "year", "object"],
                name="contribution_once",
                violation_error_message=(
                    "Ce financement est déjà noté pour cette année : corrigez-le, ou donnez un "
                    "autre objet."
                ),
            ),
            models.CheckConstraint(
                name="contribution_year_plausible",
                condition=Q(year__gte=FIRST_YEAR) & Q(year__lte=2200),
                violation_error_message="Cette année n’est pas celle d’un financement.",
            ),
            models.CheckConstraint(
                name="contribution_some_amount",
                condition=Q(requested__isnull=False)
                | Q(granted__isnull=False)
                | Q(paid__isnull=False),
                violation_error_message="Donnez au moins un montant : demandé, accordé ou versé.",
            ),
            models.CheckConstraint(
                name="contribution_not_negative",
                condition=Q(
                    *(Q(**{f"{each}__isnull": True}) | Q(**{f"{each}__gte": 0}) for each in AMOUNTS)
                ),
                violation_error_message="Un montant n’est pas négatif.",
            ),
            models.CheckConstraint(
                name="contribution_paid_within_granted",
                condition=Q(paid__isnull=True)
                | Q(granted__isnull=True)
                | Q(paid__lte=F("granted")),
                violation_error_message="Le montant versé dépasse le montant accordé.",
            ),
            models.CheckConstraint(
                name="contribution_paid_dates",
                condition=Q(paid_until__isnull=True)
                | Q(paid_from__isnull=True)
                | Q(paid_until__gte=F("paid_from")),
                violation_error_message="Le dernier versement suit le premier.",
            ),
            models.CheckConstraint(
                name="contribution_public_once_cleared",
                condition=Q(is_public=False)
                | (
                    Q(confidence__in=[Confidence.VERIFIED, Confidence.INFERRED])
                    & Q(checked_on__isnull=False)
                    & (Q(granted__isnull=False) | Q(paid__isnull=False))
                ),
                violation_error_message=(
                    "On ne publie qu’un montant accordé ou versé, avec sa source et le jour où il "
                    "a été vérifié."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} : {self.funder}, {self.year}"

    @property
    def amount(self) -> Decimal | None:
        """Return what counts: granted, else paid; None when only a request is known."""
        return self.paid if self.granted is None else self.granted


track_links(Contribution, "sources")
