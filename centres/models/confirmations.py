"""Confirmations of a centre's sheet by the centre itself."""

from __future__ import annotations

import datetime
from typing import Self

from django.db import models

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import ConfirmedBy
from .identity import Centre


class SheetConfirmationQuerySet(models.QuerySet["SheetConfirmation"]):
    def latest_by(self, centre: Centre, on: datetime.date) -> SheetConfirmation | None:
        """Return the last confirmation of the sheet until that day; None without one."""
        return self.filter(centre=centre, confirmed_on__lte=on).order_by("-confirmed_on").first()

    def since(self, day: datetime.date) -> Self:
        """Keep those of that day and later."""
        return self.filter(confirmed_on__gte=day)


@tracked(dates=("centre",))
class SheetConfirmation(ConstrainedModel):
    """Day on which a centre said that its sheet is exact; public, by function and never by name."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="confirmations",
        verbose_name="centre",
    )
    confirmed_on = models.DateField("confirmée le")
    confirmed_by = models.CharField("par", max_length=10, choices=ConfirmedBy.pairs)

    objects = SheetConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = "confirmation de fiche"
        verbose_name_plural = "confirmations de fiches"
        ordering = ["centre", "-confirmed_on", "pk"]
        constraints = [
            one_of("confirmed_by", ConfirmedBy),
            models.UniqueConstraint(
                fields=["centre", "confirmed_on"],
                name="sheetconfirmation_once_a_day",
                violation_error_message="La fiche est déjà confirmée ce jour-là.",
            ),
        ]

    def __str__(self) -> str:
        return f"fiche confirmée le {self.confirmed_on:%d/%m/%Y}"
