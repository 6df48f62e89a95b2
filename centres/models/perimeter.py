"""Perimeter of a centre, and its recognition by the State."""

from django.db import models

from crpv_portal.common.constraints import no_overlap
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.models import FACT_CONSTRAINTS, Fact
from crpv_portal.common.periods import period_in_words, shown_when
from crpv_portal.territories.models import Department
from partners.models import Edition, Organisation

from ..querysets import CentreFactQuerySet, CoverageQuerySet
from .identity import Centre


@tracked(dates=("centre",))
class Coverage(Fact):
    """Département within a centre's perimeter, over a period."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="coverages",
        verbose_name="centre",
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        related_name="coverages",
        verbose_name="département",
    )

    objects = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name = "territoire d’intervention"
        verbose_name_plural = "territoires d’intervention"
        ordering = [
            "centre",
            "department__region__order_key",
            "department__order_key",
            "start_on",
        ]
        constraints = [
            *FACT_CONSTRAINTS,
            no_overlap(
                "coverage_once_at_a_time",
                "centre",
                "department",
                message="Le centre couvre déjà ce département sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} ({self.in_words})"


track_links(Coverage, "sources")


@tracked(dates=("centre",))
class Label(Fact):
    """Recognition of a centre by the State, under an edition of the framework."""

    centre = models.ForeignKey(
        Centre, on_delete=models.PROTECT, related_name="labels", verbose_name="centre"
    )
    authority = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="granted_labels",
        verbose_name="autorité",
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="labels",
        verbose_name="édition du cadre",
    )

    objects = CentreFactQuerySet.as_manager()

    class Meta:
        verbose_name = "label"
        ordering = ["centre", "start_on", "attested_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            no_overlap(
                "label_one_at_a_time",
                "centre",
                message="Un autre label du centre court déjà sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"label {self.in_words}"

    @property
    def public_authority(self) -> Organisation | None:
        """Return the authority when everybody may read of it: it is established."""
        return None if self.authority.is_unverified else self.authority

    @property
    def public_edition(self) -> Edition | None:
        return self.edition if self.edition and not self.edition.is_unverified else None

    @property
    def in_words(self) -> str:
        """Return `en 2009` for a label of which nothing tells the end, else its period."""
        return shown_when(self) if self.end_is_unknown else period_in_words(self)


track_links(Label, "sources")
