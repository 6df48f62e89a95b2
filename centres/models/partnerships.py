"""Missions, local partners and agreements of a centre."""

import datetime
import uuid

from django.db import models
from django.db.models import Q

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.constraints import (
    no_overlap,
    one_of,
    or_none,
    partial_date_constraint,
    web_address,
)
from crpv_portal.common.dates import PartialDate, months_before, partial_date, refuse_to_come
from crpv_portal.common.french import capitalised, euros, of
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import (
    FACT_CONSTRAINTS,
    Fact,
    StoredFile,
    precision_field,
)
from crpv_portal.common.periods import period_in_words, shown_when
from partners.models import Organisation, Provision

from ..choices import AgreementKind, AmountBasis, Renewal
from ..querysets import AgreementQuerySet, MissionOfferedQuerySet, OrganisationTieQuerySet
from .identity import Centre


@tracked(dates=("centre",))
class MissionOffered(Fact):
    """Mission of the framework that a centre fulfils, or one under its own title, or both."""

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="missions", verbose_name="centre"
    )
    provision = models.ForeignKey(
        Provision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="missions_offered",
        verbose_name="mission du cadre",
    )
    title = models.CharField(
        "intitulé propre",
        max_length=250,
        blank=True,
        help_text="Le nom que le centre lui donne, s’il en a un.",
    )

    objects = MissionOfferedQuerySet.as_manager()

    class Meta:
        verbose_name = "mission proposée"
        verbose_name_plural = "missions proposées"
        ordering = [
            "centre",
            "provision__parent__position",
            "provision__position",
            "pk",
        ]
        constraints = [
            *FACT_CONSTRAINTS,
            models.CheckConstraint(
                name="missionoffered_named",
                condition=Q(provision__isnull=False) | ~Q(title=""),
                violation_error_message="Choisissez une mission du cadre ou donnez un intitulé.",
            ),
            no_overlap(
                "missionoffered_once_at_a_time",
                "centre",
                or_none("provision"),
                "title",
                message="Cette mission est déjà notée sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.provision)

    @property
    def public_provision(self) -> Provision | None:
        """Return the provision when everybody may read it; its page answers nobody else."""
        return self.provision if self.provision and self.provision.is_public else None

    @property
    def in_words(self) -> str:
        """Return `décrite en 2007`, `formulée en 1993, avant le cadre de 2017`, or its period."""
        edition = self.public_provision.edition.start if self.public_provision else None
        first = self.start or (None if self.attested_by_reading else self.attested)
        if first and edition and first.last_possible_day < edition.date:
            return f"formulée {first.when()}, avant le cadre {of(str(edition.date.year))}"
        if not self.end_is_unknown:
            return period_in_words(self)
        return shown_when(self) if self.attested_by_reading else f"décrite {shown_when(self)}"


track_links(MissionOffered, "sources")


@tracked(dates=("centre", "organisation"))
class LocalPartnership(Fact):
    """Partnership of a centre with an organisation; an empty role means « not stated »."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="local_partnerships",
        verbose_name="centre",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="local_partnerships",
        verbose_name="organisation",
    )
    is_financial = models.BooleanField("finance le centre", null=True, blank=True)
    is_operational = models.BooleanField("agit avec le centre", null=True, blank=True)
    is_member = models.BooleanField("membre du centre", null=True, blank=True)
    terms = models.CharField(
        "cadre du partenariat", max_length=300, blank=True, help_text="Public."
    )

    objects = OrganisationTieQuerySet.as_manager()

    class Meta:
        verbose_name = "partenariat local"
        verbose_name_plural = "partenariats locaux"
        ordering = ["centre", "organisation__order_key", "start_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            no_overlap(
                "localpartnership_once_at_a_time",
                "centre",
                "organisation",
                message="Ce partenariat est déjà noté sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.in_words})"

    @property
    def in_words(self) -> str:
        """Return `en 2017` for a partnership of which nothing tells the end, else its period."""
        return shown_when(self) if self.end_is_unknown else period_in_words(self)

    @property
    def roles(self) -> list[str]:
        """Return the roles that a source states, in words."""
        stated = (
            (self.is_member, "membre"),
            (self.is_financial, "financeur"),
            (self.is_operational, self._joint_action),
        )
        return [word for says_so, word in stated if says_so]

    @property
    def what(self) -> str:
        """Return the roles and the terms: `membre du GIP, partenaire opérationnel`.

        Terms that begin with a role say it already; others follow the roles.
        """
        said = next((role for role in self.roles if self.terms.startswith(role)), None)
        if said:
            return ", ".join([self.terms, *(role for role in self.roles if role != said)])
        return " : ".join(filter(None, (", ".join(self.roles), self.terms)))

    @property
    def when(self) -> str:
        """Return the period in words; nothing when the terms already give the one date known."""
        known = self.start or self.attested
        is_given = self.end_is_unknown and known is not None and known.words() in self.terms
        return "" if is_given else self.in_words

    @property
    def _joint_action(self) -> str:
        """Return what a source shows: one action with an unknown end makes no lasting partner."""
        dated = self.start is not None and self.end_is_unknown
        return "action commune" if dated and not self.is_member else "partenaire opérationnel"


track_links(LocalPartnership, "sources")


@tracked(dates=("centre",))
class Agreement(Fact):
    """Text signed around a centre: its parties, its dates, its terms, its file.

    An empty term is not known, and never means that the text has none. Published, it is public
    whole: an amount then needs to be verified, as that of a contribution.
    """

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name="centre",
    )
    kind = models.CharField("nature", max_length=20, choices=AgreementKind.pairs)
    title = models.CharField("titre", max_length=250)
    parties = models.ManyToManyField(
        Organisation, blank=True, related_name="agreements", verbose_name="parties"
    )
    subject = models.CharField("objet", max_length=300, blank=True)
    amount = models.DecimalField(
        "montant (€)", max_digits=12, decimal_places=2, null=True, blank=True
    )
    amount_basis = models.CharField(
        "base du montant", max_length=10, choices=AmountBasis.pairs, blank=True, default=""
    )
    terms = models.TextField(
        "engagements", blank=True, help_text="Ce à quoi chaque partie s’engage, en quelques lignes."
    )
    renewal = models.CharField(
        "renouvellement", max_length=10, choices=Renewal.pairs, blank=True, default=""
    )
    notice_months = models.PositiveSmallIntegerField("préavis (mois)", null=True, blank=True)
    web_page = models.URLField(
        "adresse du texte", max_length=500, blank=True, help_text="La page où le texte est publié."
    )
    signed_on = models.DateField("signé le", null=True, blank=True, validators=[refuse_to_come])
    signed_on_precision = precision_field("précision de la signature")
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fichier",
    )
    is_public = models.BooleanField("publié", default=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "accord"
        ordering = ["centre", "-start_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            one_of("kind", AgreementKind),
            partial_date_constraint("signed_on"),
            web_address("web_page"),
            models.CheckConstraint(
                name="agreement_renewal_known",
                condition=Q(renewal="") | Q(renewal__in=Renewal.values),
                violation_error_message="Cette valeur ne fait pas partie de la liste.",
            ),
            models.CheckConstraint(
                name="agreement_amount_with_basis",
                condition=Q(amount__isnull=True, amount_basis="")
                | Q(amount__isnull=False, amount__gte=0, amount_basis__in=AmountBasis.values),
                violation_error_message=(
                    "Un montant n’est pas négatif, et dit s’il est par an ou au total."
                ),
            ),
            models.CheckConstraint(
                name="agreement_notice_plausible",
                condition=Q(notice_months__isnull=True) | Q(notice_months__range=(1, 36)),
                violation_error_message="Un préavis compte de 1 à 36 mois.",
            ),
            models.CheckConstraint(
                name="agreement_public_amount_cleared",
                condition=Q(is_public=False)
                | Q(amount__isnull=True)
                | Q(confidence__in=[Confidence.VERIFIED, Confidence.INFERRED])
                & Q(checked_on__isnull=False),
                violation_error_message=(
                    "On ne publie le montant d’un accord qu’avec sa source et le jour où il a été "
                    "vérifié."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def signed(self) -> PartialDate | None:
        return partial_date(self, "signed_on")

    @property
    def conditions(self) -> str:
        """Return the terms that are known, in sentences: `Signé en 2024. 30 000 € par an.`"""
        renewal = [self.get_renewal_display()] if self.renewal else []
        if self.notice_months:
            renewal.append(f"préavis de {self.notice_months} mois")
        parts = (
            f"signé {self.signed.when()}" if self.signed else "",
            f"{euros(self.amount)} {self.get_amount_basis_display()}" if self.amount_basis else "",
            ", ".join(renewal),
        )
        return " ".join(f"{capitalised(part)}." for part in parts if part)

    @property
    def notice_by(self) -> datetime.date | None:
        """Return the last day on which notice reaches the other parties in time, if it is known."""
        if not self.notice_months or not self.end_on or self.end_on_precision != DatePrecision.DAY:
            return None
        return months_before(self.end_on, self.notice_months) - datetime.timedelta(days=1)


track_links(Agreement, "sources")
track_links(Agreement, "parties")
