"""Bodies, in one model: national committees, working groups, and the organs of each centre."""

import datetime
import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from centres.models import Centre
from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import PERIOD_CONSTRAINTS, no_overlap, one_of
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.markdown import HOW_TO_MARK
from crpv_portal.common.models import FACT_CONSTRAINTS, Fact, Period
from crpv_portal.common.names import (
    DatedName,
    Named,
    keep_current_name,
    name_constraints,
    name_indexes,
)
from crpv_portal.territories.models import Region
from partners.models import Organisation

from ..choices import BodyKind, BodyLevel, QuorumBasis, QuorumScope
from ..querysets import BodyQuerySet, SecretaryshipQuerySet
from .declarations import DECLARATION_CONSTRAINTS, Declared
from .public_moment import keeps_public_moment, moves_public_moment, public_moment_field

if TYPE_CHECKING:
    from .meetings import Meeting

SAMPLE_PREFIX = "Exemple"

# Columns of a body that its public page shows; those of any dated and sourced fact.
FACT_READ_BY_ALL = (
    *("start_on", "start_on_precision", "end_on", "end_on_precision", "end_is_unknown"),
    *("attested_on", "attested_on_precision", "attested_by_reading"),
    *("confidence", "checked_on", "checked_on_precision"),
)
BODY_READ_BY_ALL = (
    *FACT_READ_BY_ALL,
    *("name", "acronym", "slug", "kind", "level", "parent_id", "centre_id", "region_id", "role"),
    *("expected_per_year", "quorum_basis", "quorum_scope", "quorum_numerator"),
    *("quorum_denominator", "quorum_is_strict", "second_call_without_quorum", "organiser_id"),
)


@tracked()
class Body(Named, Declared, Fact):
    """Body that meets; its rhythm and its quorum rule, as far as they are known."""

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    code = models.CharField(
        "sigle des décisions",
        max_length=12,
        unique=True,
        help_text="Court et stable : il numérote les décisions (CAN-2026-07).",
        error_messages={"unique": "Une autre instance porte déjà ce sigle."},
    )
    kind = models.CharField("nature", max_length=30, choices=BodyKind.pairs)
    level = models.CharField("niveau", max_length=10, choices=BodyLevel.pairs)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="instance de rattachement",
    )
    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name="centre",
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bodies",
        verbose_name="région",
    )
    organiser = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organised_bodies",
        verbose_name="organisation qui la réunit",
        help_text="Pour une instance nationale ou régionale, quand une source le dit. Public.",
    )
    role = models.TextField(
        "rôle",
        blank=True,
        help_text=f"Public. Ce que fait l’instance, dans les mots de l’équipe. {HOW_TO_MARK}",
    )
    expected_per_year = models.PositiveSmallIntegerField(
        "réunions attendues par an", null=True, blank=True, help_text="Vide : rythme non connu."
    )
    quorum_basis = models.CharField(
        "quorum compté en", max_length=10, choices=QuorumBasis.pairs, default=QuorumBasis.NONE
    )
    quorum_scope = models.CharField(
        "quorum apprécié", max_length=10, choices=QuorumScope.pairs, default=QuorumScope.OVERALL
    )
    quorum_numerator = models.PositiveSmallIntegerField(
        "part exigée",
        null=True,
        blank=True,
        help_text="Pour la moitié : 1 sur 2. Pour deux tiers : 2 sur 3.",
    )
    quorum_denominator = models.PositiveSmallIntegerField("sur combien", null=True, blank=True)
    quorum_is_strict = models.BooleanField(
        "part à dépasser",
        default=False,
        help_text="Cochez quand la part doit être dépassée (« plus de la moitié »).",
    )
    second_call_without_quorum = models.BooleanField(
        "sans quorum sur seconde convocation",
        default=False,
        help_text="Cochez quand l’instance délibère sans quorum sur seconde convocation.",
    )
    max_proxies = models.PositiveSmallIntegerField(
        "pouvoirs par personne",
        default=1,
        help_text="Combien de pouvoirs une même personne peut porter.",
    )
    deputies_vote = models.BooleanField(
        "les personnes envoyées votent",
        default=True,
        help_text="Cochez quand la personne qu’un membre envoie compte au quorum et vote.",
    )
    votes_by_name = models.BooleanField(
        "vote par appel nominal",
        default=False,
        help_text="Cochez quand la règle demande que chacun soit appelé à voter par son nom.",
    )
    is_sample = models.BooleanField(
        "exemple",
        default=False,
        db_default=False,
        editable=False,
        help_text="Inventée pour la démonstration ; ses réunions sont des exemples aussi.",
    )
    updated_at = models.DateTimeField("modifiée le", auto_now=True)
    public_changed_at = public_moment_field()

    # Set by BodyQuerySet.for_list.
    public_meetings: "list[Meeting]"
    # Set by BodyQuerySet.with_page_changed_at.
    page_changed_at: datetime.datetime

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = "instance"
        ordering = ["order_key", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            *DECLARATION_CONSTRAINTS,
            one_of("kind", BodyKind),
            one_of("level", BodyLevel),
            one_of("quorum_basis", QuorumBasis),
            one_of("quorum_scope", QuorumScope),
            models.CheckConstraint(
                name="body_code_format",
                condition=Q(code__regex=r"^[A-Z0-9]{2,12}$"),
                violation_error_message="Le sigle compte de 2 à 12 capitales ou chiffres.",
            ),
            models.CheckConstraint(
                name="body_level_matches_owner",
                condition=Q(level=BodyLevel.CENTRE, centre__isnull=False, region__isnull=True)
                | Q(level=BodyLevel.REGIONAL, centre__isnull=True, region__isnull=False)
                | Q(level=BodyLevel.NATIONAL, centre__isnull=True, region__isnull=True),
                violation_error_message=(
                    "Une instance d’un centre nomme ce centre, une instance régionale sa région, "
                    "une instance nationale ni l’un ni l’autre."
                ),
            ),
            models.CheckConstraint(
                name="body_sample_says_so",
                condition=Q(is_sample=False) | Q(name__startswith=SAMPLE_PREFIX),
                violation_error_message="Le nom d’une instance d’exemple commence par « Exemple ».",
            ),
            models.CheckConstraint(
                name="body_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message="Une instance ne se rattache pas à elle-même.",
            ),
            models.CheckConstraint(
                name="body_quorum_complete",
                condition=Q(
                    quorum_basis=QuorumBasis.NONE,
                    quorum_numerator__isnull=True,
                    quorum_denominator__isnull=True,
                )
                | ~Q(quorum_basis=QuorumBasis.NONE)
                & Q(
                    quorum_numerator__isnull=False,
                    quorum_denominator__isnull=False,
                    quorum_numerator__gte=1,
                    quorum_denominator__gte=F("quorum_numerator"),
                ),
                violation_error_message=(
                    "Une règle de quorum dit une part (1 sur 2) ; sans règle, laissez-la vide."
                ),
            ),
            models.CheckConstraint(
                name="body_quorum_can_be_reached",
                condition=Q(quorum_is_strict=False)
                | Q(quorum_numerator__isnull=True)
                | Q(quorum_denominator__gt=F("quorum_numerator")),
                violation_error_message="La totalité ne peut pas être dépassée.",
            ),
        ]
        triggers = [keeps_public_moment(is_public="TRUE", columns=BODY_READ_BY_ALL)]

    @property
    def may_be_recorded(self) -> bool:
        """Tell whether the portal is the source: once ANCT confirmed what was declared in it."""
        return self.confirmed_at is not None

    @property
    def named_centre(self) -> Centre | None:
        """Return the centre that readers are told: a sample borrows one, never its name."""
        return None if self.is_sample else self.centre

    def get_absolute_url(self) -> str:
        return reverse("governance:body_detail", args=[self.slug])


track_links(Body, "sources")


@tracked()
class BodyName(DatedName):
    """Name of a body over a period."""

    part_of = "body"
    may_be_recorded = True  # the name under which a body was declared

    body = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,  # part of the body: goes with it
        related_name="names",
        verbose_name="instance",
    )

    class Meta:
        verbose_name = "nom de l’instance"
        verbose_name_plural = "noms de l’instance"
        ordering = ["body", "start_on", "attested_on", "pk"]
        constraints = name_constraints("body")
        indexes = name_indexes("body")
        triggers = [
            keep_current_name(
                names="governance_bodyname", owners="governance_body", owner="body_id"
            ),
            moves_public_moment(
                of="governance_body",
                owner="ROW.body_id",
                columns=[*FACT_READ_BY_ALL, "name", "acronym", "slug"],
            ),
        ]


track_links(BodyName, "sources")


@tracked()
class Secretaryship(Period):
    """Secretary of a body over a period; may log its meetings."""

    part_of = "body"

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="secretaryships", verbose_name="instance"
    )
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="secretaryships", verbose_name="compte"
    )

    objects = SecretaryshipQuerySet.as_manager()

    class Meta:
        verbose_name = "secrétariat"
        ordering = ["body", "start_on", "pk"]
        constraints = [
            *PERIOD_CONSTRAINTS,
            no_overlap(
                "secretaryship_once_at_a_time",
                "body",
                "user",
                message="Ce compte assure déjà le secrétariat sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"secrétariat de {self.body}"
