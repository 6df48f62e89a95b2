"""Figures of what centres did in a year, that each sends up, and the years that are asked.

The figures are those that ANCT asks of the centres for its yearly « bilan d’activité »: half-days
of intervention by kind and at a distance (3,123 in all in 2021, « Bilan 2021 de l’activité des
centres de ressources », reseau-crpv.fr), actions, people reached, publications, full-time
equivalents (2,400, 20,000, 738 and 81 in 2017, same site). Cumulated participations and different
people are two figures. Money is not among them: it has its own table (`money.Contribution`).
"""

from __future__ import annotations

import functools
import operator
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from crpv_portal.common.constraints import one_of
from crpv_portal.common.dates import today
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import ReportStatus
from ..querysets import ActivityCampaignQuerySet, ActivityReportQuerySet
from .identity import Centre
from .money import FIRST_YEAR

HALF_DAY_KINDS = (
    "half_days_training",
    "half_days_cycles",
    "half_days_network",
    "half_days_groups",
    "half_days_events",
    "half_days_support",
)
# The most that each figure may be: a keyboard that slipped goes further.
LIMITS = {
    "half_days": 20_000,
    **dict.fromkeys(HALF_DAY_KINDS, 20_000),
    "half_days_remote": 20_000,
    "actions": 20_000,
    "participations": 500_000,
    "people": 500_000,
    "publications": 10_000,
    "fte": 500,
}
FIGURES = tuple(LIMITS)
# In these states the figures are the centre's word, or the staff's.
SAID = (ReportStatus.SENT, ReportStatus.ACCEPTED)


def refuse_year_to_come(year: int) -> None:
    """Refuse a year before the first centres, or one that has not begun."""
    if not FIRST_YEAR <= year <= today().year:
        raise ValidationError(f"Donnez une année de {FIRST_YEAR} à {today().year}.")


def _year_field(help_text: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        "année", validators=[refuse_year_to_come], help_text=help_text
    )


def _figure(label: str, name: str, help_text: str = "") -> models.PositiveIntegerField:
    """Make the column of a figure; empty: the centre does not count it, which is not zero."""
    return models.PositiveIntegerField(
        label,
        null=True,
        blank=True,
        help_text=help_text,
        validators=[MaxValueValidator(LIMITS[name])],
    )


def _any_known(names: tuple[str, ...]) -> Q:
    return functools.reduce(operator.or_, (Q(**{f"{name}__isnull": False}) for name in names))


def _zero_if_empty(name: str) -> Coalesce:
    return Coalesce(F(name), Value(0))


@tracked()
class ActivityCampaign(ConstrainedModel):
    """Year whose figures are asked of the published centres, until a day."""

    year = _year_field("L’année dont les centres rendent compte.")
    opened_on = models.DateField("ouverte le")
    until = models.DateField(
        "jusqu’au", help_text="Dernier jour où le portail relance les centres : 31/03/2027."
    )

    message = models.TextField(
        "mot aux centres",
        max_length=2_000,
        blank=True,
        help_text="Dans chaque courriel ; ce que l’année a de particulier.",
    )

    objects = ActivityCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = "année des bilans d’activité"
        verbose_name_plural = "années des bilans d’activité"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                name="activitycampaign_once",
                violation_error_message="Les bilans de cette année sont déjà demandés.",
            ),
            models.CheckConstraint(
                name="activitycampaign_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=2200),
                violation_error_message="Cette année n’est pas celle d’un bilan.",
            ),
            models.CheckConstraint(
                name="activitycampaign_until_after_opening",
                condition=Q(until__gte=F("opened_on")),
                violation_error_message="Le dernier jour suit l’ouverture.",
            ),
        ]

    def __str__(self) -> str:
        return f"bilans d’activité {self.year}"


@tracked(dates=("centre",))
class ActivityReport(ConstrainedModel):
    """Figures of a centre for a year; an empty one is not counted by the centre, and is no zero."""

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="activity_reports", verbose_name="centre"
    )
    year = _year_field("L’année que les chiffres racontent.")
    half_days = _figure(
        "demi-journées d’intervention",
        "half_days",
        "Toutes natures ensemble, sur place et à distance.",
    )
    half_days_training = _figure("dont formations", "half_days_training")
    half_days_cycles = _figure("dont cycles de qualification", "half_days_cycles")
    half_days_network = _figure("dont animation de réseaux", "half_days_network")
    half_days_groups = _figure("dont groupes de travail", "half_days_groups")
    half_days_events = _figure("dont manifestations d’information", "half_days_events")
    half_days_support = _figure("dont accompagnement individualisé", "half_days_support")
    half_days_remote = _figure(
        "dont à distance", "half_days_remote", "De toutes natures : une autre coupe du même total."
    )
    actions = _figure("actions", "actions")
    participations = _figure(
        "participations cumulées",
        "participations",
        "Qui vient trois fois compte trois fois.",
    )
    people = _figure("participants différents", "people", "Qui vient trois fois compte une fois.")
    publications = _figure("publications", "publications")
    fte = models.DecimalField(
        "équivalents temps plein (ETP)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Du personnel du centre, en moyenne sur l’année.",
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(LIMITS["fte"]))],
    )
    details = models.TextField(
        "précisions",
        max_length=2_000,
        blank=True,
        help_text="Ce que ces chiffres comptent ou laissent de côté. Lu par l’équipe nationale, "
        "jamais publié ; ne nommez personne.",
    )
    status = models.CharField(
        "état", max_length=10, choices=ReportStatus.pairs, default=ReportStatus.AWAITED
    )
    is_public = models.BooleanField(
        "publié",
        default=False,
        help_text="Une fois le bilan validé, et sa publication permise : la fiche du centre montre "
        "alors ses chiffres. Les sommes nationales comptent tous les bilans validés.",
    )
    asked_on = models.DateField("demandé le", null=True, blank=True, editable=False)
    reminded_on = models.DateField("relancé le", null=True, blank=True, editable=False)
    sent_at = models.DateTimeField("envoyé le", null=True, blank=True, editable=False)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="envoyé par",
    )
    accepted_on = models.DateField("validé le", null=True, blank=True, editable=False)
    reply = models.CharField(
        "mot de l’équipe nationale", max_length=500, blank=True, editable=False
    )

    objects = ActivityReportQuerySet.as_manager()

    class Meta:
        verbose_name = "bilan d’activité"
        verbose_name_plural = "bilans d’activité"
        ordering = ["-year", "centre__order_key", "pk"]
        constraints = [
            one_of("status", ReportStatus),
            models.UniqueConstraint(
                fields=["centre", "year"],
                name="activityreport_once",
                violation_error_message="Ce centre a déjà un bilan pour cette année.",
            ),
            models.CheckConstraint(
                name="activityreport_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=2200),
                violation_error_message="Cette année n’est pas celle d’un bilan.",
            ),
            *(
                models.CheckConstraint(
                    name=f"activityreport_{name}_sane",
                    condition=Q(**{f"{name}__isnull": True})
                    | Q(**{f"{name}__gte": 0, f"{name}__lte": most}),
                    violation_error_message="Un des chiffres est négatif, ou trop grand pour un "
                    "seul centre.",
                )
                for name, most in LIMITS.items()
            ),
            models.CheckConstraint(
                name="activityreport_kinds_within_total",
                condition=Q(half_days__isnull=True)
                | Q(
                    half_days__gte=functools.reduce(
                        operator.add, (_zero_if_empty(name) for name in HALF_DAY_KINDS)
                    )
                ),
                violation_error_message="Les demi-journées par nature dépassent leur total.",
            ),
            models.CheckConstraint(
                name="activityreport_remote_within_total",
                condition=Q(half_days__isnull=True)
                | Q(half_days_remote__isnull=True)
                | Q(half_days_remote__lte=F("half_days")),
                violation_error_message="Les demi-journées à distance dépassent leur total.",
            ),
            models.CheckConstraint(
                name="activityreport_people_within_participations",
                condition=Q(people__isnull=True)
                | Q(participations__isnull=True)
                | Q(people__lte=F("participations")),
                violation_error_message="Il y a plus de participants différents que de "
                "participations.",
            ),
            models.CheckConstraint(
                name="activityreport_said_with_figures",
                condition=~Q(status__in=SAID) | _any_known(FIGURES),
                violation_error_message="Donnez au moins un chiffre : un zéro en est un.",
            ),
            models.CheckConstraint(
                name="activityreport_said_with_total",
                condition=~Q(status__in=SAID)
                | Q(half_days__isnull=False)
                | ~_any_known((*HALF_DAY_KINDS, "half_days_remote")),
                violation_error_message="Donnez le total des demi-journées, dont celles-ci sont "
                "une part.",
            ),
            models.CheckConstraint(
                name="activityreport_sent_once_sent",
                condition=~Q(status=ReportStatus.SENT) | Q(sent_at__isnull=False),
                violation_error_message="Un bilan envoyé l’a été un jour.",
            ),
            models.CheckConstraint(
                name="activityreport_accepted_on_a_day",
                condition=Q(status=ReportStatus.ACCEPTED, accepted_on__isnull=False)
                | ~Q(status=ReportStatus.ACCEPTED) & Q(accepted_on__isnull=True),
                violation_error_message="Un bilan validé l’a été un jour, et lui seul.",
            ),
            models.CheckConstraint(
                name="activityreport_returned_with_a_word",
                condition=~Q(status=ReportStatus.RETURNED) | ~Q(reply=""),
                violation_error_message="Un bilan renvoyé l’est avec un mot.",
            ),
            models.CheckConstraint(
                name="activityreport_public_once_accepted",
                condition=Q(is_public=False) | Q(status=ReportStatus.ACCEPTED),
                violation_error_message="On ne publie que les chiffres d’un bilan validé.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre}, bilan d’activité {self.year}"

    @property
    def is_open(self) -> bool:
        """Tell whether the centre may write in it: not sent, or sent back."""
        return self.status in (ReportStatus.AWAITED, ReportStatus.RETURNED)

    @property
    def has_figures(self) -> bool:
        return any(getattr(self, name) is not None for name in FIGURES)
