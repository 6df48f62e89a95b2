"""Régions, départements, intercommunalités, communes and priority neighbourhoods.

Codes are text and unique within a kind only: région 01 is the Guadeloupe, département 01 the Ain.
These tables keep no history: the extract in `data/` is under version control. The neighbourhoods
do, which agents bring in as a file.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse

from crpv_portal.common.constraints import luhn_number, one_of
from crpv_portal.common.functions import FrenchOrderKey, FrenchSortKey
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from .choices import (
    AliasKind,
    DepartmentKind,
    Generation,
    IntercommunalityKind,
    Liaison,
    RegionKind,
)
from .querysets import (
    CommuneQuerySet,
    DepartmentQuerySet,
    HigherLevelQuerySet,
    NeighbourhoodQuerySet,
    TerritoryQuerySet,
)
from .wording import WithLiaison, in_commune, of_commune, the_territory

REGION_CODE = r"^([0-9]{2}|9[78][0-9])$"
DEPARTMENT_CODE = r"^([0-9]{2}|2[AB]|9[78][0-9])$"
COMMUNE_CODE = r"^([0-9]{2}|2[AB])[0-9]{3}$"
# QP, the 3 characters of the département, 3 digits until 2023; then QN, 2 digits and a letter:
# new, modified, identical.
NEIGHBOURHOOD_CODE = r"^(QP[0-9]{2}[0-9AB][0-9]{3}|QN[0-9]{2}[0-9AB][0-9]{2}[A-Z])$"


def code_format(pattern: str, message: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name="%(class)s_code_format",
        condition=Q(code__regex=pattern),
        violation_error_message=message,
    )


def sort_key_field() -> models.GeneratedField:
    return models.GeneratedField(
        expression=FrenchSortKey("name"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name="clé de recherche",
    )


def order_key_field() -> models.GeneratedField:
    return models.GeneratedField(
        expression=FrenchOrderKey("name"),
        output_field=models.TextField(),
        db_persist=True,
        verbose_name="clé de tri",
    )


class Territory(ConstrainedModel):
    """Territory of the official lists; one that left them stays while something cites it."""

    name = models.CharField("nom", max_length=200)
    is_current = models.BooleanField(
        "en vigueur",
        default=True,
        help_text="Décoché quand le code a quitté la liste officielle.",
    )
    sort_key = sort_key_field()
    order_key = order_key_field()

    class Meta:
        abstract = True
        ordering = ["order_key", "code"]

    def __str__(self) -> str:
        return self.name


class Region(WithLiaison, Territory):
    """Région, or overseas collectivity with a code at this level."""

    code = models.CharField("code", max_length=3, unique=True)
    slug = models.SlugField("identifiant d’adresse", max_length=80, unique=True)
    kind = models.CharField("nature", max_length=12, choices=RegionKind.pairs)
    is_overseas = models.BooleanField("outre-mer", default=False)
    liaison = models.PositiveSmallIntegerField(
        "liaison", choices=Liaison.pairs, default=Liaison.CONSONANT
    )
    population = models.PositiveIntegerField(
        "population", default=0, help_text="Somme des communes."
    )
    chef_lieu = models.ForeignKey(
        "Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chef-lieu",
    )

    objects = HigherLevelQuerySet.as_manager()

    class Meta(Territory.Meta):
        verbose_name = "région"
        constraints = [
            code_format(REGION_CODE, "Un code de région compte deux chiffres, trois outre-mer."),
            one_of("kind", RegionKind),
            one_of("liaison", Liaison),
        ]

    def get_absolute_url(self) -> str:
        return reverse("territories:region", args=[self.slug])


class Department(WithLiaison, Territory):
    """Département, or overseas collectivity with a code at this level."""

    code = models.CharField("code", max_length=3, unique=True)
    slug = models.SlugField("identifiant d’adresse", max_length=80, unique=True)
    kind = models.CharField("nature", max_length=12, choices=DepartmentKind.pairs)
    is_overseas = models.BooleanField("outre-mer", default=False)
    liaison = models.PositiveSmallIntegerField(
        "liaison", choices=Liaison.pairs, default=Liaison.CONSONANT
    )
    population = models.PositiveIntegerField(
        "population", default=0, help_text="Somme des communes."
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="departments",
        verbose_name="région",
    )
    chef_lieu = models.ForeignKey(
        "Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="chef-lieu",
    )

    objects = DepartmentQuerySet.as_manager()

    class Meta(Territory.Meta):
        verbose_name = "département"
        constraints = [
            code_format(
                DEPARTMENT_CODE,
                "Un code de département compte deux caractères (2A et 2B en Corse), "
                "trois outre-mer.",
            ),
            one_of("kind", DepartmentKind),
            one_of("liaison", Liaison),
        ]

    def get_absolute_url(self) -> str:
        """Return the address; costs a query without `select_related("region")`."""
        return reverse("territories:department", args=[self.region.slug, self.slug])

    @property
    def the_name(self) -> str:
        """Return « le Nord », « la Sarthe », « l’Ain », « Paris »."""
        return the_territory(self.name, self.liaison)


class Commune(Territory):
    """Commune of today, with its municipal population."""

    code = models.CharField("code Insee", max_length=5, unique=True)
    liaison = models.PositiveSmallIntegerField(
        "liaison", choices=Liaison.pairs, default=Liaison.CONSONANT
    )
    population = models.PositiveIntegerField(
        "population",
        null=True,
        blank=True,
        help_text="Vide quand la liste n’en donne pas.",
    )
    siren = models.CharField(
        "numéro SIREN",
        max_length=9,
        blank=True,
        default="",
        help_text="Vide quand la liste n’en donne pas.",
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        related_name="communes",
        verbose_name="département",
    )

    objects = CommuneQuerySet.as_manager()

    class Meta(Territory.Meta):
        verbose_name = "commune"
        constraints = [
            code_format(COMMUNE_CODE, "Un code Insee de commune compte cinq caractères."),
            one_of("liaison", Liaison),
            luhn_number("siren", length=9, label="numéro SIREN"),
        ]
        indexes = [
            GinIndex(OpClass("sort_key", "gin_trgm_ops"), name="commune_sort_key_trigram"),
            models.Index(OpClass("sort_key", "text_pattern_ops"), name="commune_sort_key_prefix"),
        ]

    @property
    def region(self) -> Region:
        return self.department.region

    def may_have_postcode(self, postcode: str) -> bool:
        """Tell whether a postcode is one of the commune's, or of a CEDEX of its département."""
        department = "20" if self.department.code in {"2A", "2B"} else self.department.code
        return postcode.startswith(department) or self.postcodes.filter(code=postcode).exists()

    @property
    def of_name(self) -> str:
        """Return « de Lille », « du Havre », « des Mureaux »."""
        return of_commune(self.name, self.liaison)

    @property
    def in_name(self) -> str:
        """Return « à Lille », « au Havre », « aux Mureaux »."""
        return in_commune(self.name, self.liaison)


class Postcode(ConstrainedModel):
    """Postcode of a commune: a commune has several, and a postcode several communes."""

    code = models.CharField("code postal", max_length=5)
    commune = models.ForeignKey(  # a part of the commune's description: it goes with it
        Commune,
        on_delete=models.CASCADE,
        related_name="postcodes",
        verbose_name="commune",
    )

    objects = models.Manager()

    class Meta:
        verbose_name = "code postal"
        verbose_name_plural = "codes postaux"
        ordering = ["code", "commune__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "commune"],
                name="postcode_once_a_commune",
                violation_error_message="La commune a déjà ce code postal.",
            ),
            code_format(r"^[0-9]{5}$", "Un code postal compte cinq chiffres."),
        ]

    def __str__(self) -> str:
        return self.code


class CommuneAlias(ConstrainedModel):
    """Other name or former code that leads to a commune.

    Of a municipal arrondissement, a commune déléguée or a commune associée. Hundreds of them have
    the code of the commune that they lead to, so this code is no key among communes.
    """

    code = models.CharField("code Insee", max_length=5, unique=True)
    name = models.CharField("nom", max_length=200, blank=True)
    kind = models.CharField("nature", max_length=4, choices=AliasKind.pairs)
    commune = models.ForeignKey(  # a part of the commune's description: it goes with it
        Commune,
        on_delete=models.CASCADE,
        related_name="aliases",
        verbose_name="commune",
    )
    sort_key = sort_key_field()

    objects = models.Manager()

    class Meta:
        verbose_name = "autre nom de commune"
        verbose_name_plural = "autres noms de communes"
        ordering = [FrenchOrderKey("name"), "code"]
        constraints = [
            code_format(COMMUNE_CODE, "Un code Insee de commune compte cinq caractères."),
            one_of("kind", AliasKind),
            models.CheckConstraint(
                name="communealias_named_unless_code",
                condition=Q(kind=AliasKind.FORMER_CODE, name="")
                | ~Q(kind=AliasKind.FORMER_CODE) & ~Q(name=""),
                violation_error_message="Seul un ancien code va sans nom.",
            ),
        ]
        indexes = [
            GinIndex(OpClass("sort_key", "gin_trgm_ops"), name="alias_sort_key_trigram"),
            models.Index(OpClass("sort_key", "text_pattern_ops"), name="alias_sort_key_prefix"),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class Intercommunality(Territory):
    """Group of communes with its own taxes, or a territory of the Grand Paris.

    A commune of the Grand Paris is in the métropole and in its établissement public territorial.
    """

    code = models.CharField("numéro SIREN", max_length=9, unique=True)
    kind = models.CharField("nature", max_length=5, choices=IntercommunalityKind.pairs)
    population = models.PositiveIntegerField(
        "population", default=0, help_text="Somme des communes."
    )
    communes = models.ManyToManyField(
        Commune, related_name="intercommunalities", verbose_name="communes"
    )

    objects = TerritoryQuerySet.as_manager()

    class Meta(Territory.Meta):
        verbose_name = "intercommunalité"
        constraints = [
            code_format(r"^[0-9]{9}$", "Un numéro SIREN compte neuf chiffres."),
            luhn_number("code", length=9, label="numéro SIREN"),
            one_of("kind", IntercommunalityKind),
        ]
        indexes = [
            GinIndex(OpClass("sort_key", "gin_trgm_ops"), name="intercommunality_key_trigram"),
        ]


@tracked()
class PriorityNeighbourhood(ConstrainedModel):
    """Priority neighbourhood of the politique de la ville (QPV), in one or more communes."""

    code = models.CharField("code", max_length=8, unique=True)
    name = models.CharField("nom", max_length=250)
    generation = models.CharField("génération", max_length=4, choices=Generation.pairs)
    communes = models.ManyToManyField(
        Commune, related_name="priority_neighbourhoods", verbose_name="communes"
    )
    sort_key = sort_key_field()
    order_key = order_key_field()

    objects = NeighbourhoodQuerySet.as_manager()

    class Meta:
        verbose_name = "quartier prioritaire (QPV)"
        verbose_name_plural = "quartiers prioritaires (QPV)"
        ordering = ["order_key", "code"]
        constraints = [
            code_format(
                NEIGHBOURHOOD_CODE,
                "Un code de quartier s’écrit QP et six caractères (2015) ou QN, cinq caractères "
                "et une lettre (2024 et 2025).",
            ),
            models.CheckConstraint(
                name="neighbourhood_code_of_generation",
                condition=Q(generation=Generation.G2015, code__startswith="QP")
                | Q(
                    generation__in=[Generation.G2024, Generation.G2025],
                    code__startswith="QN",
                ),
                violation_error_message="Le code ne correspond pas à la génération du quartier.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


track_links(PriorityNeighbourhood, "communes")
