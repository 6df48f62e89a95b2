"""Charter and framework: texts, their editions, their provisions."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from crpv_portal.common.constraints import (
    one_of,
    or_none,
    partial_date_constraint,
    web_address,
)
from crpv_portal.common.dates import PartialDate, partial_date
from crpv_portal.common.functions import FrenchSortKey
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.markdown import HOW_TO_MARK
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced, precision_field
from crpv_portal.common.periods import last_day, period_in_words

from ..choices import MISSION_KINDS, Audience, EditionStatus, ProvisionKind, TextKind
from ..querysets import EditionQuerySet, ProvisionQuerySet


@tracked()
class ReferenceText(ConstrainedModel):
    """Charter or framework, apart from its editions."""

    kind = models.CharField("nature", max_length=20, choices=TextKind.pairs, unique=True)
    title = models.CharField("titre", max_length=250)

    class Meta:
        verbose_name = "texte de référence"
        verbose_name_plural = "textes de référence"
        ordering = ["kind"]
        constraints = [one_of("kind", TextKind)]

    def __str__(self) -> str:
        return self.title

    @property
    def is_charter(self) -> bool:
        return self.kind == TextKind.CHARTER


@tracked()
class Edition(Sourced):
    """Edition of a text: adopted on a day, in effect over a period that may differ."""

    text = models.ForeignKey(
        ReferenceText,
        on_delete=models.PROTECT,
        related_name="editions",
        verbose_name="texte",
    )
    slug = models.SlugField("adresse", max_length=60, unique=True)
    title = models.CharField("titre", max_length=250)
    status = models.CharField(
        "état", max_length=20, choices=EditionStatus.pairs, default=EditionStatus.DRAFT
    )
    adopted_on = models.DateField("adoptée le", null=True, blank=True)
    adopted_on_precision = precision_field("précision de l’adoption")
    start_on = models.DateField("prend effet le", null=True, blank=True)
    start_on_precision = precision_field("précision de la prise d’effet")
    end_on = models.DateField(
        "cesse d’avoir effet le",
        null=True,
        blank=True,
        help_text="Premier jour où l’édition n’a plus effet.",
    )
    end_on_precision = precision_field("précision de la fin d’effet")
    official_document = models.URLField(
        "document officiel",
        max_length=500,
        blank=True,
        help_text="Adresse du texte complet.",
    )
    introduction = models.TextField(
        "introduction",
        blank=True,
        help_text="Publiée. Ce que l’édition apporte, dans les mots de l’équipe et non ceux du "
        f"texte. {HOW_TO_MARK}",
    )
    updated_at = models.DateTimeField("modifiée le", auto_now=True)

    state: str  # on the day that a page shows; set by its view

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "édition"
        ordering = ["text", F("start_on").desc(nulls_first=True), "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("status", EditionStatus),
            partial_date_constraint("adopted_on"),
            partial_date_constraint("start_on"),
            partial_date_constraint("end_on"),
            web_address("official_document"),
            models.CheckConstraint(
                name="edition_effect_follows_status",
                condition=Q(
                    status=EditionStatus.DRAFT,
                    start_on__isnull=True,
                    end_on__isnull=True,
                )
                | Q(
                    status=EditionStatus.IN_FORCE,
                    start_on__isnull=False,
                    end_on__isnull=True,
                )
                | Q(
                    status=EditionStatus.SUPERSEDED,
                    start_on__isnull=False,
                    end_on__isnull=False,
                ),
                violation_error_message=(
                    "Une édition en préparation n’a pas de date d’effet ; une édition en vigueur "
                    "a un début sans fin ; une édition remplacée a un début et une fin."
                ),
            ),
            models.CheckConstraint(
                name="edition_slug_free",
                condition=~Q(slug="comparer"),
                violation_error_message="Cette adresse est celle de la comparaison des éditions.",
            ),
            models.CheckConstraint(
                name="edition_end_after_start",
                condition=Q(end_on__isnull=True)
                | Q(start_on__isnull=True)
                | Q(end_on__gt=F("start_on")),
                violation_error_message="La fin d’effet doit suivre la prise d’effet.",
            ),
            models.UniqueConstraint(
                fields=["text"],
                condition=Q(status=EditionStatus.IN_FORCE),
                name="edition_one_in_force",
                violation_error_message="Une autre édition de ce texte est déjà en vigueur.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.text.is_charter:
            return reverse("partners:charter")
        return reverse("partners:edition_detail", args=[self.slug])

    @property
    def adopted(self) -> PartialDate | None:
        return partial_date(self, "adopted_on")

    @property
    def start(self) -> PartialDate | None:
        return partial_date(self, "start_on")

    @property
    def end(self) -> PartialDate | None:
        return partial_date(self, "end_on")

    @property
    def last_day(self) -> PartialDate | None:
        """Return the last day on which it was in effect: the eve of the day that replaced it."""
        return last_day(self.end) if self.end else None

    attested = None
    end_is_unknown = False
    attested_by_reading = False

    @property
    def short_title(self) -> str:
        """Return « Cadre de référence de 2017 » for a framework in force since, else the title.

        « Le nouveau cadre » is new for nobody for long.
        """
        if self.start and "cadre de référence" in self.title.lower():
            return f"Cadre de référence de {self.start.date.year}"
        return self.title

    @property
    def effect_in_words(self) -> str:
        """Return `en vigueur depuis le 16 mars 2017`, `en vigueur de 2006 à 2011`, or its state."""
        if not self.start:
            return self.get_status_display()
        return f"en vigueur {period_in_words(self)}"

    @property
    def is_draft(self) -> bool:
        return self.status == EditionStatus.DRAFT


track_links(Edition, "sources")


@tracked(dates=("edition", "parent"))
class Provision(Sourced):
    """Chapter or article of an edition, in our own words; the full text is elsewhere."""

    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        related_name="provisions",
        verbose_name="édition",
    )
    code = models.SlugField(
        "code",
        max_length=60,
        help_text="Stable : il fait partie de l’adresse publique.",
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name="chapitre",
    )
    position = models.PositiveSmallIntegerField("rang")
    kind = models.CharField("nature", max_length=30, choices=ProvisionKind.pairs)
    audience = models.CharField(
        "destinataires", max_length=20, choices=Audience.pairs, default=Audience.ALL
    )
    title = models.CharField("titre", max_length=250)
    body = models.TextField(
        "résumé",
        blank=True,
        help_text="Publié. L’essentiel de la disposition, dans les mots de l’équipe. "
        f"{HOW_TO_MARK}",
    )
    replaces = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="replaced_by",
        verbose_name="remplace",
        help_text="Les dispositions de l’édition précédente que celle-ci remplace.",
    )
    sort_key = models.GeneratedField(
        expression=FrenchSortKey("title"),
        output_field=models.TextField(),
        db_persist=True,
    )
    updated_at = models.DateTimeField("modifiée le", auto_now=True)

    objects = ProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = "disposition"
        ordering = ["edition", "position", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("kind", ProvisionKind),
            one_of("audience", Audience),
            models.UniqueConstraint(
                fields=["edition", "code"],
                name="provision_code_unique",
                violation_error_message="Une disposition de cette édition porte déjà ce code.",
            ),
            ExclusionConstraint(
                name="provision_position_unique",
                expressions=[
                    ("edition", RangeOperators.EQUAL),
                    (or_none("parent"), RangeOperators.EQUAL),
                    ("position", RangeOperators.EQUAL),
                ],
                deferrable=models.Deferrable.IMMEDIATE,  # two rows of a page exchange their ranks
                violation_error_message="Ce rang est déjà pris dans ce chapitre.",
            ),
            models.CheckConstraint(
                name="provision_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="Une disposition n’est pas son propre chapitre.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def numbered(self) -> str:
        """Return the title after its place in the edition: `2.1 Animer les réseaux`."""
        rank = f"{self.parent.position}.{self.position}" if self.parent else f"{self.position}."
        return f"{rank} {self.title}"

    def get_absolute_url(self) -> str:
        if self.edition.text.is_charter:
            return f"{reverse('partners:charter')}#{self.code}"
        return reverse("partners:provision_detail", args=[self.edition.slug, self.code])

    @property
    def is_public(self) -> bool:
        """Tell whether everybody may read it, as `ProvisionQuerySet.public` keeps it."""
        return not (self.is_unverified or self.edition.is_unverified)

    @property
    def is_mission(self) -> bool:
        return self.kind in MISSION_KINDS

    @property
    def is_core_mission(self) -> bool:
        return self.kind == ProvisionKind.MISSION_CORE


track_links(Provision, "sources")
track_links(Provision, "replaces")
