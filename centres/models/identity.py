"""Centre, its names over time, its legal person, its milestones, its members."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import (
    PERIOD_CONSTRAINTS,
    no_overlap,
    one_of,
    partial_date_constraint,
)
from crpv_portal.common.dates import PartialDate, partial_date, refuse_to_come
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.markdown import HOW_TO_MARK
from crpv_portal.common.models import (
    FACT_CONSTRAINTS,
    SOURCED_CONSTRAINTS,
    Fact,
    Period,
    Sourced,
    precision_field,
)
from crpv_portal.common.names import (
    DatedName,
    Named,
    keep_current_name,
    name_constraints,
    name_indexes,
)
from crpv_portal.common.successions import no_circle_of_successors
from partners.models import Organisation

from ..choices import CentreStatus, MilestoneKind
from ..querysets import (
    CentreMembershipQuerySet,
    CentreQuerySet,
    OrganisationTieQuerySet,
)

if TYPE_CHECKING:
    from .perimeter import Coverage
    from .places import Contact, Site


@tracked()
class Centre(Named, Sourced):
    """Centre de ressources politique de la ville, apart from the legal person that carries it."""

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    summary = models.TextField(
        "présentation",
        blank=True,
        help_text="Publiée. Ce que fait le centre et pour qui, en quelques lignes, dans les mots "
        f"de l’équipe. {HOW_TO_MARK}",
    )
    status = models.CharField(
        "état", max_length=20, choices=CentreStatus.pairs, default=CentreStatus.DRAFT
    )
    published_at = models.DateTimeField("publié le", null=True, blank=True)
    closed_on = models.DateField("fermé le", null=True, blank=True)
    closed_on_precision = precision_field("précision de la fermeture")
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name="successeur",
    )
    last_seen_on = models.DateField(
        "vu actif",
        null=True,
        blank=True,
        validators=[refuse_to_come],
        help_text="La dernière date à laquelle une page publique montre le centre au travail.",
    )
    last_seen_on_precision = precision_field("précision de la dernière activité vue")
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    updated_at = models.DateTimeField("modifié le", auto_now=True)

    # Set by CentreQuerySet.for_list, and for_answer.
    names_on: "list[CentreName]"
    coverages_on: "list[Coverage]"
    sites_on: "list[Site]"
    bodies_on: "list[CentreLegalBody]"
    websites: "list[Contact]"
    # Set by CentreQuerySet.with_confirmation.
    confirmed_last_on: "datetime.date | None"

    objects = CentreQuerySet.as_manager()

    class Meta:
        verbose_name = "centre de ressources"
        verbose_name_plural = "centres de ressources"
        ordering = ["order_key", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("status", CentreStatus),
            partial_date_constraint("closed_on"),
            partial_date_constraint("last_seen_on"),
            models.CheckConstraint(
                name="centre_published_has_date",
                condition=Q(status=CentreStatus.DRAFT) | Q(published_at__isnull=False),
                violation_error_message="Un centre publié ou fermé porte une date de publication.",
            ),
            models.CheckConstraint(
                name="centre_closed_has_date",
                condition=Q(status=CentreStatus.CLOSED, closed_on__isnull=False)
                | ~Q(status=CentreStatus.CLOSED) & Q(closed_on__isnull=True),
                violation_error_message=(
                    "Un centre fermé porte la date de sa fermeture, et lui seul."
                ),
            ),
            models.CheckConstraint(
                name="centre_not_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                violation_error_message="Un centre ne se succède pas à lui-même.",
            ),
        ]
        triggers = [no_circle_of_successors("centres_centre")]

    def get_absolute_url(self) -> str:
        return reverse("centres:detail", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.status != CentreStatus.DRAFT

    @property
    def is_closed(self) -> bool:
        return self.status == CentreStatus.CLOSED

    @property
    def last_seen(self) -> PartialDate | None:
        return partial_date(self, "last_seen_on")

    @property
    def is_seen_lately(self) -> bool:
        """Tell whether a dated public page shows it at work, as `seen_since` asks of a list."""
        seen = self.last_seen_on
        return seen is not None and seen.year >= settings.CRPV_SEEN_SINCE

    @property
    def closed(self) -> PartialDate | None:
        return partial_date(self, "closed_on")


track_links(Centre, "sources")


@tracked(dates=("centre",))
class CentreName(DatedName):
    """Name of a centre over a period."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.CASCADE,  # part of the centre: goes with it
        related_name="names",
        verbose_name="centre",
    )

    class Meta:
        verbose_name = "nom du centre"
        verbose_name_plural = "noms du centre"
        ordering = ["centre", "start_on", "attested_on", "pk"]
        constraints = name_constraints("centre")
        indexes = name_indexes("centre")
        triggers = [
            keep_current_name(
                names="centres_centrename", owners="centres_centre", owner="centre_id"
            )
        ]


track_links(CentreName, "sources")


@tracked(dates=("centre",))
class CentreLegalBody(Fact):
    """Legal person of a centre over a period: the centre itself, or its host organisation.

    SIREN, legal form and GIP term are columns of the organisation only.
    """

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="legal_bodies",
        verbose_name="centre",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="carried_centres",
        verbose_name="personne morale",
    )
    is_host = models.BooleanField(
        "structure porteuse",
        default=False,
        help_text="Cochez quand le centre est porté par une autre personne morale que lui-même.",
    )

    objects = OrganisationTieQuerySet.as_manager()

    class Meta:
        verbose_name = "personne morale du centre"
        verbose_name_plural = "personnes morales du centre"
        ordering = ["centre", "start_on", "attested_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            no_overlap(
                "centrelegalbody_one_at_a_time",
                "centre",
                message="Une autre personne morale porte déjà le centre sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.in_words})"


track_links(CentreLegalBody, "sources")


@tracked(dates=("centre",))
class Milestone(Sourced):
    """Dated step in the life of a centre."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="milestones",
        verbose_name="centre",
    )
    kind = models.CharField("nature", max_length=20, choices=MilestoneKind.pairs)
    happened_on = models.DateField("date")
    happened_on_precision = precision_field("précision de la date")
    description = models.CharField("description", max_length=300, blank=True)

    class Meta:
        verbose_name = "étape"
        ordering = ["centre", "happened_on", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("kind", MilestoneKind),
            partial_date_constraint("happened_on", required=True),
            models.UniqueConstraint(
                fields=["centre", "kind", "happened_on"],
                name="milestone_once",
                violation_error_message="Cette étape est déjà notée à cette date.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.happened})"

    @property
    def happened(self) -> PartialDate | None:
        return partial_date(self, "happened_on")


track_links(Milestone, "sources")


@tracked()
class CentreMembership(Period):
    """Account that belongs to a centre over a period."""

    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        related_name="memberships",
        verbose_name="centre",
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        related_name="centre_memberships",
        verbose_name="compte",
    )
    is_director = models.BooleanField("direction", default=False)

    objects = CentreMembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "membre du centre"
        verbose_name_plural = "membres du centre"
        ordering = ["centre", "pk"]
        constraints = [
            *PERIOD_CONSTRAINTS,
            no_overlap(
                "centremembership_once_at_a_time",
                "centre",
                "user",
                message="Ce compte est déjà membre du centre sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"membre de {self.centre}"
