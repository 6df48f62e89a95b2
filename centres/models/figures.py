"""National figures that were published, each with its date; never mixed with computed ones."""

from django.db import models

from crpv_portal.common.constraints import one_of, partial_date_constraint
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import SOURCED_CONSTRAINTS, Sourced, precision_field

from ..choices import Indicator, Unit


@tracked()
class NetworkFigure(Sourced):
    """National figure as a public page gave it on a date."""

    indicator = models.CharField("indicateur", max_length=30, choices=Indicator.pairs)
    value = models.DecimalField("valeur", max_digits=12, decimal_places=2)
    unit = models.CharField("unité", max_length=20, choices=Unit.pairs)
    stated_on = models.DateField("date", validators=[refuse_to_come])
    stated_on_precision = precision_field("précision de la date")
    remark = models.CharField("précision publiée", max_length=250, blank=True)

    class Meta:
        verbose_name = "chiffre publié du réseau"
        verbose_name_plural = "chiffres publiés du réseau"
        ordering = ["indicator", "-stated_on", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("indicator", Indicator),
            one_of("unit", Unit),
            partial_date_constraint("stated_on", required=True),
            models.UniqueConstraint(
                fields=["indicator", "stated_on", "stated_on_precision"],
                name="networkfigure_once",
                violation_error_message="Ce chiffre est déjà noté à cette date.",
            ),
            models.CheckConstraint(
                name="networkfigure_not_negative",
                condition=models.Q(value__gte=0),
                violation_error_message="Un chiffre du réseau n’est pas négatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()} ({self.stated})"

    @property
    def stated(self) -> PartialDate | None:
        return partial_date(self, "stated_on")


track_links(NetworkFigure, "sources")
