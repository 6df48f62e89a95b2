"""Sites of a centre, its contacts and its positions."""

from django.db import models
from django.db.models import Q

from crpv_portal.common.choices import Confidence
from crpv_portal.common.constraints import (
    luhn_number,
    no_overlap,
    one_of,
    partial_date_constraint,
)
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import (
    FACT_CONSTRAINTS,
    SOURCED_CONSTRAINTS,
    Fact,
    Sourced,
    precision_field,
)
from crpv_portal.territories.models import Commune
from partners.models import Person

from ..choices import ContactKind, Function, SiteKind
from ..querysets import ContactQuerySet, PositionQuerySet
from .identity import Centre


@tracked(dates=("centre",))
class Site(Fact):
    """Place of a centre: its seat or a branch. The street is public once checked."""

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="sites", verbose_name="centre"
    )
    kind = models.CharField("nature", max_length=10, choices=SiteKind.pairs, default=SiteKind.SEAT)
    address = models.CharField("adresse", max_length=250, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True)
    city = models.CharField("ville", max_length=100)
    commune = models.ForeignKey(
        Commune,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sites",
        verbose_name="commune",
    )
    address_checked_on = models.DateField(
        "adresse vérifiée le",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="La rue n’est publiée qu’une fois vérifiée.",
    )
    address_checked_on_precision = precision_field("précision de la vérification de l’adresse")
    opening_hours = models.CharField(
        "horaires d’ouverture",
        max_length=200,
        blank=True,
        help_text="En quelques mots ; publiés avec la rue, une fois l’adresse vérifiée.",
    )
    siret = models.CharField("SIRET", max_length=14, blank=True, help_text="Quatorze chiffres.")
    latitude = models.DecimalField(
        "latitude", max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        "longitude", max_digits=8, decimal_places=5, null=True, blank=True
    )

    class Meta:
        verbose_name = "implantation"
        ordering = ["centre", "-kind", "start_on", "attested_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            one_of("kind", SiteKind),
            luhn_number("siret", length=14, label="SIRET"),
            models.CheckConstraint(
                name="site_postcode_format",
                condition=Q(postcode="") | Q(postcode__regex=r"^[0-9]{5}$"),
                violation_error_message="Un code postal compte cinq chiffres.",
            ),
            models.CheckConstraint(
                name="site_coordinates_together",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # Not redundant: a range compared with NULL is unknown, and a CHECK lets that pass.
                | Q(latitude__isnull=False, longitude__isnull=False)
                & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                violation_error_message="Indiquez la latitude et la longitude, ou aucune des deux.",
            ),
            partial_date_constraint("address_checked_on"),
            models.CheckConstraint(
                name="site_checked_address_exists",
                condition=Q(address_checked_on__isnull=True) | ~Q(address=""),
                violation_error_message="Il n’y a pas d’adresse à déclarer vérifiée.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} : {self.city}"

    @property
    def address_checked(self) -> PartialDate | None:
        return partial_date(self, "address_checked_on")

    @property
    def public_address(self) -> str:
        """Return the street and postcode once somebody checked them, else an empty text."""
        if not self.address_checked_on:
            return ""
        return f"{self.address}, {self.postcode}".strip(", ")


track_links(Site, "sources")


# The contacts of a centre differ by their value: the number tells two erased ones apart.
@tracked(erased={"value": "effacée {row}", "label": "", "note": ""}, dates=("centre",))
class Contact(Sourced):
    """Contact of a centre: of a function, never of a private person; public once checked."""

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="contacts", verbose_name="centre"
    )
    kind = models.CharField("nature", max_length=10, choices=ContactKind.pairs)
    value = models.CharField("valeur", max_length=300)
    label = models.CharField(
        "précision",
        max_length=100,
        blank=True,
        help_text="« accueil », « documentation »…",
    )
    seen_on = models.DateField(
        "relevé le",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="La date de la page où il a été lu.",
    )
    seen_on_precision = precision_field("précision du relevé")
    is_public = models.BooleanField("publié", default=False)
    erased_at = models.DateTimeField("effacé le", null=True, blank=True, editable=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = "coordonnée"
        ordering = ["centre", "kind", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("kind", ContactKind),
            partial_date_constraint("seen_on"),
            models.CheckConstraint(
                name="contact_public_once_checked",
                condition=Q(is_public=False)
                | Q(checked_on__isnull=False) & ~Q(confidence=Confidence.UNVERIFIED),
                violation_error_message=(
                    "Une coordonnée n’est publiée qu’une fois vérifiée : dites le jour, et d’après "
                    "quelle source."
                ),
            ),
            models.CheckConstraint(
                name="contact_value_format",
                condition=Q(erased_at__isnull=False)
                | Q(kind=ContactKind.WEBSITE, value__iregex=r"^https?://[^\s]+$")
                | Q(kind=ContactKind.EMAIL, value__regex=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
                | Q(
                    kind=ContactKind.PHONE,
                    value__regex=r"^(\+[0-9]{2,3}|0)[0-9 ]{8,14}$",
                ),
                violation_error_message=(
                    "Écrivez un site en https://, une adresse électronique entière, ou un "
                    "téléphone comme 01 23 45 67 89."
                ),
            ),
            models.UniqueConstraint(
                fields=["centre", "kind", "value"],
                name="contact_once",
                violation_error_message="Cette coordonnée est déjà enregistrée.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} n° {self.pk}"

    @property
    def staff_label(self) -> str:
        return f"{self.get_kind_display()} : {self.value}"

    @property
    def seen(self) -> PartialDate | None:
        return partial_date(self, "seen_on")


track_links(Contact, "sources")


@tracked(dates=("centre",))
class Position(Fact):
    """Function held in a centre by a person, over a period; the name is public only by choice."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="positions",
        verbose_name="centre",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        related_name="positions",
        verbose_name="personne",
    )
    function = models.CharField("fonction", max_length=20, choices=Function.pairs)
    title = models.CharField("intitulé", max_length=150, blank=True)
    is_public = models.BooleanField(
        "nom publié", default=False, help_text="Avec l’accord de la personne."
    )

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = "fonction"
        ordering = ["centre", "function", "start_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            one_of("function", Function),
            no_overlap(
                "position_once_at_a_time",
                "centre",
                "person",
                "function",
                message="Cette personne exerce déjà cette fonction sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.get_function_display()} ({self.in_words})"


track_links(Position, "sources")
