"""Organisations with their names over time, and the people who act for them."""

import uuid

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import (
    luhn_number,
    one_of,
    partial_date_constraint,
    web_address,
)
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come
from crpv_portal.common.functions import FrenchOrderKey, FrenchSortKey
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced, precision_field
from crpv_portal.common.names import (
    MAX_NAME_LENGTH,
    DatedName,
    Named,
    keep_current_name,
    name_constraints,
    name_indexes,
)
from crpv_portal.common.successions import no_circle_of_successors
from crpv_portal.territories.models import Commune, Department, Intercommunality, Region

from ..choices import (
    LEVEL_OF_KIND,
    LegalForm,
    OrganisationKind,
    PartnerLevel,
    SirenAbsence,
)
from ..querysets import OrganisationQuerySet

TERRITORY_FIELDS = ("region", "department", "intercommunality", "commune")


def _at_most_one_territory() -> Q:
    """Return the constraint: national, or one territory of one kind, or none known."""
    places = [
        Q(is_national=True),
        *(Q(**{f"{name}__isnull": False}) for name in TERRITORY_FIELDS),
    ]
    condition = Q()
    for index, place in enumerate(places):
        for other in places[index + 1 :]:
            condition &= ~(place & other)
    return condition


@tracked()
class Organisation(Named, Sourced):
    """Partner, signatory, service of the State or legal person behind a centre."""

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    kind = models.CharField("nature", max_length=30, choices=OrganisationKind.pairs)
    legal_form = models.CharField(
        "forme juridique", max_length=20, choices=LegalForm.pairs, blank=True, default=""
    )
    role = models.CharField(
        "rôle dans le réseau",
        max_length=200,
        blank=True,
        help_text="Une phrase, publique, que ses sources disent.",
    )
    siren = models.CharField("SIREN", max_length=9, blank=True, help_text="Neuf chiffres.")
    siren_absence = models.CharField(
        "absence de SIREN",
        max_length=20,
        choices=SirenAbsence.pairs,
        blank=True,
        default="",
        help_text="Un SIREN, ou la raison de son absence.",
    )
    website = models.URLField("site", max_length=300, blank=True)
    website_checked_on = models.DateField(
        "site vérifié le",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="Le site n’est publié qu’une fois vérifié.",
    )
    website_checked_on_precision = precision_field("précision de la vérification du site")
    is_national = models.BooleanField("de portée nationale", default=False)
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="région",
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="département",
    )
    intercommunality = models.ForeignKey(
        Intercommunality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="intercommunalité",
    )
    commune = models.ForeignKey(
        Commune,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name="commune",
    )
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="successeur",
    )
    succeeded_on = models.DateField("succession le", null=True, blank=True)
    succeeded_on_precision = precision_field("précision de la succession")
    term_ends_on = models.DateField(
        "terme du groupement",
        null=True,
        blank=True,
        help_text="Un GIP est constitué pour une durée limitée.",
    )
    term_ends_on_precision = precision_field("précision du terme")
    updated_at = models.DateTimeField("modifié le", auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "organisation"
        ordering = ["order_key", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("kind", OrganisationKind),
            luhn_number("siren", length=9, label="SIREN"),
            models.UniqueConstraint(
                fields=["siren"],
                condition=~Q(siren=""),
                name="organisation_siren_unique",
                violation_error_message="Une organisation porte déjà ce SIREN.",
            ),
            models.CheckConstraint(
                name="organisation_siren_or_reason",
                condition=~Q(siren="") & Q(siren_absence="") | Q(siren="") & ~Q(siren_absence=""),
                violation_error_message="Indiquez un SIREN, ou bien la raison de son absence.",
            ),
            web_address("website"),
            models.CheckConstraint(
                name="organisation_one_territory",
                condition=_at_most_one_territory(),
                violation_error_message="Une organisation relève d’un seul territoire.",
            ),
            models.CheckConstraint(
                name="organisation_not_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                violation_error_message="Une organisation ne se succède pas à elle-même.",
            ),
            models.CheckConstraint(
                name="organisation_succession_named",
                condition=Q(succeeded_on__isnull=True) | Q(successor__isnull=False),
                violation_error_message="Une date de succession demande un successeur.",
            ),
            partial_date_constraint("website_checked_on"),
            partial_date_constraint("succeeded_on"),
            partial_date_constraint("term_ends_on"),
        ]
        triggers = [no_circle_of_successors("partners_organisation")]

    def get_absolute_url(self) -> str:
        return reverse("partners:organisation_detail", args=[self.slug])

    @property
    def is_whole_state(self) -> bool:
        """Tell whether it stands for the State where a source names none of its services."""
        return self.siren_absence == SirenAbsence.WHOLE_STATE

    @property
    def nature(self) -> str:
        """Return its kind in words."""
        return "ensemble des services de l’État" if self.is_whole_state else self.get_kind_display()

    @property
    def level(self) -> PartnerLevel:
        return LEVEL_OF_KIND[OrganisationKind(self.kind)]

    @property
    def territory(self) -> Region | Department | Intercommunality | Commune | None:
        """Return its own territory, if any (needs select_related in lists)."""
        return self.region or self.department or self.intercommunality or self.commune

    @property
    def succeeded(self) -> PartialDate | None:
        return partial_date(self, "succeeded_on")

    @property
    def term_ends(self) -> PartialDate | None:
        return partial_date(self, "term_ends_on")

    @property
    def website_checked(self) -> PartialDate | None:
        return partial_date(self, "website_checked_on")

    @property
    def public_website(self) -> str:
        """Return the website once somebody checked it, else an empty text."""
        return self.website if self.website_checked_on else ""


track_links(Organisation, "sources")


@tracked(dates=("organisation",))
class OrganisationName(DatedName):
    """Name of an organisation over a period."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,  # part of the organisation: goes with it
        related_name="names",
        verbose_name="organisation",
    )

    class Meta:
        verbose_name = "nom d’organisation"
        verbose_name_plural = "noms d’organisation"
        ordering = ["organisation", "start_on", "attested_on", "pk"]
        constraints = name_constraints("organisation")
        indexes = name_indexes("organisation")
        triggers = [
            keep_current_name(
                names="partners_organisationname",
                owners="partners_organisation",
                owner="organisation_id",
            )
        ]

    def clean(self) -> None:
        super().clean()
        absorbed = MergedAddress.objects.filter(slug=self.slug).select_related("organisation")
        if known := absorbed.first():
            raise ValidationError(
                {
                    "slug": f"Cette adresse mène à {known.organisation.name}, qui a absorbé un "
                    "doublon : choisissez-en une autre."
                }
            )

    @classmethod
    def slugs_from(cls, beginning: str) -> set[str]:
        absorbed = MergedAddress.objects.filter(slug__startswith=beginning)
        return super().slugs_from(beginning) | set(absorbed.values_list("slug", flat=True))


track_links(OrganisationName, "sources")


@tracked()
class MergedAddress(models.Model):
    """Address of an organisation that was merged into another, to whose page it leads.

    With the name that it was that of, by which the one kept is found.
    """

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,  # leads nowhere without it: goes with it
        related_name="merged_addresses",
        verbose_name="organisation",
    )
    slug = models.SlugField("adresse", max_length=100, unique=True)
    name = models.CharField("nom du doublon", max_length=MAX_NAME_LENGTH)
    acronym = models.CharField("sigle du doublon", max_length=40, blank=True)
    sort_key = models.GeneratedField(
        expression=FrenchSortKey("name"),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = "adresse d’une organisation fusionnée"
        verbose_name_plural = "adresses d’organisations fusionnées"
        ordering = ["organisation", "slug"]
        indexes = [
            GinIndex(fields=["sort_key"], name="mergedaddress_trigrams", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.slug


@tracked(
    erased={
        "first_name": "",
        "last_name": "personne effacée",
        "function_email": "",
        "user": None,
    }
)
class Person(ConstrainedModel):
    """Person who acts for an organisation or a centre; never listed publicly by itself."""

    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100)
    function_email = models.EmailField(
        "adresse de fonction",
        blank=True,
        help_text="Adresse professionnelle seulement, donnée par la personne.",
    )
    user = models.OneToOneField(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="compte",
    )
    erased_at = models.DateTimeField("effacée le", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "personne"
        ordering = [FrenchOrderKey("last_name"), FrenchOrderKey("first_name"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="person_has_name",
                condition=~Q(last_name=""),
                violation_error_message="Indiquez au moins un nom.",
            ),
        ]

    def __str__(self) -> str:
        """Return no personal data: this text ends up in logs and error pages."""
        return f"personne n° {self.pk}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()
