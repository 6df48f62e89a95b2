"""Base models of every fact of the register: period, sources, files."""

import datetime

from django.db import models
from django.db.models import Q

from .choices import Confidence, DatePrecision
from .constraints import (
    PERIOD_CONSTRAINTS,
    one_of,
    partial_date_constraint,
    web_address,
)
from .dates import PartialDate, in_words, partial_date, refuse_to_come, today
from .functions import FrenchOrderKey
from .history import tracked
from .joint_constraints import ConstrainedModel
from .periods import period_in_words
from .querysets import FactQuerySet, PlannedChangeQuerySet, SourcedQuerySet


def precision_field(label: str) -> models.CharField:
    """Return the column for the precision of the date beside it; empty with an empty date."""
    return models.CharField(
        label, max_length=5, choices=DatePrecision.pairs, blank=True, default=""
    )


class Period(ConstrainedModel):
    """Fact that holds from `start_on`, the first day true, to `end_on`, the first no longer true.

    An unknown start is empty and needs `attested_on`, a day on which the source shows it true.
    `attested_by_reading` says that the source bears no date: that day is the one of its reading.
    `end_is_unknown` says that nothing shows the fact still true, or since when it is not: unknown
    is not open.
    """

    start_on = models.DateField("début", null=True, blank=True)
    start_on_precision = precision_field("précision du début")
    end_on = models.DateField(
        "fin",
        null=True,
        blank=True,
        help_text="Premier jour où le fait n’est plus vrai.",
    )
    end_on_precision = precision_field("précision de la fin")
    end_is_unknown = models.BooleanField(
        "fin inconnue",
        default=False,
        help_text="Rien ne dit que le fait est encore vrai, ni quel jour il a cessé de l’être.",
    )
    attested_on = models.DateField(
        "attesté le",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="Un jour où la source montre le fait vrai ; exigé quand le début est inconnu.",
    )
    attested_on_precision = precision_field("précision de l’attestation")
    attested_by_reading = models.BooleanField(
        "page non datée",
        default=False,
        help_text="La source ne porte pas de date : le jour attesté est celui où elle a été lue.",
    )

    standing: str  # set by `with_standing`

    class Meta:
        abstract = True
        constraints = PERIOD_CONSTRAINTS

    @property
    def start(self) -> PartialDate | None:
        return partial_date(self, "start_on")

    @property
    def end(self) -> PartialDate | None:
        return partial_date(self, "end_on")

    @property
    def attested(self) -> PartialDate | None:
        return partial_date(self, "attested_on")

    @property
    def in_words(self) -> str:
        """Return `depuis 2007`, `du 29 mai 2007 à 2017`, `en 2016 au plus tard`."""
        return period_in_words(self)


@tracked()
class Source(ConstrainedModel):
    """Page or document that shows a fact."""

    title = models.CharField("titre", max_length=300)
    publisher = models.CharField("éditeur", max_length=200, blank=True)
    address = models.URLField(
        "adresse",
        max_length=500,
        blank=True,
        help_text="Adresse complète, en https:// ou http://.",
    )
    page_on = models.DateField(
        "date de la page",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="Date que porte la page elle-même.",
    )
    page_on_precision = precision_field("précision de la date de la page")
    read_on = models.DateField("lue le", null=True, blank=True, validators=[refuse_to_come])
    read_on_precision = precision_field("précision du jour de lecture")

    class Meta:
        verbose_name = "source"
        ordering = [FrenchOrderKey("publisher"), FrenchOrderKey("title"), "pk"]
        constraints = [
            web_address("address"),
            partial_date_constraint("page_on"),
            partial_date_constraint("read_on"),
            models.UniqueConstraint(
                fields=["address"],
                condition=~Q(address=""),
                name="source_address_unique",
                violation_error_message="Une source porte déjà cette adresse.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title}" if self.publisher else self.title

    @property
    def page_date(self) -> PartialDate | None:
        return partial_date(self, "page_on")

    @property
    def read_date(self) -> PartialDate | None:
        return partial_date(self, "read_on")


class Sourced(ConstrainedModel):
    """Fact that somebody could doubt: its sources, its confidence, the day it was checked."""

    sources = models.ManyToManyField(Source, verbose_name="sources", blank=True, related_name="+")
    confidence = models.CharField(
        "fiabilité", max_length=10, choices=Confidence.pairs, default=Confidence.UNVERIFIED
    )
    checked_on = models.DateField("vérifié le", null=True, blank=True, validators=[refuse_to_come])
    checked_on_precision = precision_field("précision de la vérification")
    note = models.TextField(
        "note interne",
        blank=True,
        help_text="Pour les équipes seulement ; jamais publiée.",
    )

    # Whether the portal itself may be the source: rows that are kept in it, as its meetings are.
    may_be_recorded = False

    objects = SourcedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def checked(self) -> PartialDate | None:
        return partial_date(self, "checked_on")

    @property
    def is_inferred(self) -> bool:
        return self.confidence == Confidence.INFERRED

    @property
    def is_unverified(self) -> bool:
        return self.confidence == Confidence.UNVERIFIED


SOURCED_CONSTRAINTS = [one_of("confidence", Confidence), partial_date_constraint("checked_on")]
FACT_CONSTRAINTS = [*PERIOD_CONSTRAINTS, *SOURCED_CONSTRAINTS]


class Fact(Period, Sourced):
    """Dated and sourced fact: most of the register."""

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = FACT_CONSTRAINTS

    def is_planned_by(self, on: datetime.date) -> bool:
        """Tell whether sources plan that it begins or ends after today, and by that day."""
        days = (self.start_on, self.end_on)
        return not self.is_unverified and any(day and today() < day <= on for day in days)


@tracked()
class StoredFile(ConstrainedModel):
    """File kept by its content. It has no address of its own: the app that owns it serves it."""

    file = models.FileField("fichier", upload_to="files/%Y/", max_length=200)
    original_name = models.CharField("nom d’origine", max_length=255)
    media_type = models.CharField("type détecté", max_length=100)
    size = models.PositiveBigIntegerField("taille en octets")
    sha256 = models.CharField("empreinte SHA-256", max_length=64)
    stored_at = models.DateTimeField("déposé le", auto_now_add=True)
    hidden_data = models.CharField(
        "ce que le fichier cache", max_length=500, blank=True, editable=False
    )
    public_copy = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="copie sans ce que le fichier cache",
    )

    class Meta:
        verbose_name = "fichier"
        ordering = ["-stored_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="storedfile_sha256_format",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message="Une empreinte SHA-256 compte 64 caractères.",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name


@tracked()
class Erasure(models.Model):
    """Record of an erasure of personal data: what, when, why, by whom; never the data."""

    kind = models.CharField("nature", max_length=50)
    row = models.BigIntegerField("numéro de la ligne")
    reason = models.CharField("motif", max_length=300)
    erased_at = models.DateTimeField("effacé le", auto_now_add=True)
    pseudonymised_events = models.PositiveIntegerField("traces anonymisées", default=0)

    class Meta:
        verbose_name = "effacement de données personnelles"
        verbose_name_plural = "effacements de données personnelles"
        ordering = ["-erased_at"]

    def __str__(self) -> str:
        return f"{self.kind} n° {self.row}"


@tracked(exclude=("tried_on", "refusal"))
class PlannedChange(ConstrainedModel):
    """Change of a record that is written today and takes effect by itself on its day in Paris.

    It keeps what was typed in the form of an action of the record, which is read again, and judged
    again, on that day. concerned: the record and those that its form names, as `mark_of` tells
    them: none may go while it waits. tried_on, refusal: the last day on which the portal tried, and
    why it could not; no act of anybody, and not undone with what took effect: what was taken back
    stays so.
    """

    subject_label = models.CharField("nature de la fiche", max_length=60)
    subject_key = models.BigIntegerField("numéro de la fiche")
    deed = models.CharField("action", max_length=40)
    takes_effect_on = models.DateField("prend effet le")
    typed = models.JSONField("saisie")
    concerned = models.JSONField("fiches concernées", default=list)
    wording = models.CharField("changement", max_length=900)
    is_announced = models.BooleanField("annoncé sur le site", default=False)
    is_done = models.BooleanField("a pris effet", default=False)
    tried_on = models.DateField("essayé le", null=True, blank=True, editable=False)
    refusal = models.TextField("refus", blank=True, editable=False)

    objects = PlannedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "changement prévu"
        verbose_name_plural = "changements prévus"
        ordering = ["takes_effect_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_label", "subject_key", "deed", "takes_effect_on"],
                condition=Q(is_done=False),
                name="plannedchange_once_a_day",
                violation_error_message=(
                    "Un changement de cette sorte est déjà prévu ce jour-là pour cette fiche : "
                    "modifiez-le, ou abandonnez-le."
                ),
            ),
            models.CheckConstraint(
                name="plannedchange_is_worded",
                condition=~Q(wording=""),
                violation_error_message="Un changement prévu se dit en une phrase.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wording} ({in_words(self.takes_effect_on)})"

    @property
    def is_stuck(self) -> bool:
        """Tell whether its day came without its effect: refused, or taken back since."""
        return (
            not self.is_done and self.tried_on is not None and self.tried_on >= self.takes_effect_on
        )


class SpentForm(models.Model):
    """Form that an account sent and that acted: sent again, it leads to the first result."""

    digest = models.CharField("empreinte de l’envoi", max_length=64, unique=True)
    address = models.TextField("adresse du résultat", blank=True)
    window = models.TextField("réponse de la petite fenêtre", blank=True)
    said = models.TextField("ce qui a été dit", blank=True)
    spent_at = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta:
        verbose_name = "formulaire envoyé"
        verbose_name_plural = "formulaires envoyés"
        ordering = ["-spent_at", "pk"]

    def __str__(self) -> str:
        return f"formulaire envoyé n° {self.pk}"
