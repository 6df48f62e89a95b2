"""Composition of a body: colleges, seats with their weight, and mandates over time."""

from django.db import models
from django.db.models import F, Q

from crpv_portal.common.constraints import no_overlap, one_of
from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import FACT_CONSTRAINTS, Fact
from partners.models import Organisation, Person

from ..choices import Voice
from ..querysets import MandateQuerySet
from .bodies import FACT_READ_BY_ALL, Body
from .public_moment import moves_public_moment

BODY_OF_COLLEGE = "(SELECT body_id FROM governance_college WHERE id = ROW.college_id)"
BODY_OF_SEAT = (
    "(SELECT college.body_id FROM governance_college AS college "
    "JOIN governance_seat AS seat ON seat.college_id = college.id WHERE seat.id = ROW.seat_id)"
)


@tracked()
class College(ConstrainedModel):
    """Category of members that has seats in a body."""

    part_of = "body"

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="colleges", verbose_name="instance"
    )
    name = models.CharField("nom", max_length=150, validators=[refuse_contacts])
    position = models.PositiveSmallIntegerField("rang", default=1)
    is_counted_by_head = models.BooleanField(
        "compté par tête",
        default=False,
        help_text="Collège nombreux : la présence est un nombre, pas une liste de noms.",
    )
    head_count_seats = models.PositiveIntegerField(
        "effectif",
        null=True,
        blank=True,
        help_text="Nombre de membres d’un collège compté par tête.",
    )

    class Meta:
        verbose_name = "collège"
        ordering = ["body", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="college_name_unique",
                violation_error_message="Un collège de cette instance porte déjà ce nom.",
            ),
            models.CheckConstraint(
                name="college_head_count_known",
                condition=Q(is_counted_by_head=False, head_count_seats__isnull=True)
                | Q(is_counted_by_head=True, head_count_seats__isnull=False),
                violation_error_message="Un collège compté par tête dit son effectif, et lui seul.",
            ),
        ]
        triggers = [
            moves_public_moment(
                of="governance_body",
                owner="ROW.body_id",
                columns=["name", "position", "is_counted_by_head", "head_count_seats"],
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Seat(ConstrainedModel):
    """Place in a college, with the weight of its vote."""

    part_of = "college__body"

    college = models.ForeignKey(
        College, on_delete=models.PROTECT, related_name="seats", verbose_name="collège"
    )
    title = models.CharField("siège", max_length=200, validators=[refuse_contacts])
    position = models.PositiveSmallIntegerField("rang", default=1)
    voting_weight = models.PositiveSmallIntegerField("poids du vote", default=1)

    class Meta:
        verbose_name = "siège"
        ordering = ["college", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["college", "title"],
                name="seat_title_unique",
                violation_error_message="Un siège de ce collège porte déjà ce nom.",
            ),
            models.CheckConstraint(
                name="seat_weight_positive",
                condition=Q(voting_weight__gte=1),
                violation_error_message="Un siège pèse au moins une voix.",
            ),
        ]
        triggers = [
            moves_public_moment(
                of="governance_body",
                owner=BODY_OF_COLLEGE,
                columns=["college_id", "title", "position", "voting_weight"],
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class Mandate(Fact):
    """Occupation of a seat by an organisation over a period.

    Holder and alternate are optional persons: « le préfet de région ou son représentant » is
    complete without a name.
    """

    part_of = "seat__college__body"

    may_be_recorded = True

    seat = models.ForeignKey(
        Seat, on_delete=models.PROTECT, related_name="mandates", verbose_name="siège"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name="organisation",
    )
    organisation_name = models.CharField(
        "nom de l’organisation au début du mandat",
        max_length=250,
        blank=True,
        validators=[refuse_contacts],
        help_text="Gardé tel quel quand l’organisation change de nom.",
    )
    holder = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates",
        verbose_name="titulaire",
    )
    alternate = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="alternate_mandates",
        verbose_name="suppléant",
    )
    capacity = models.CharField(
        "qualité",
        max_length=200,
        blank=True,
        validators=[refuse_contacts],
        help_text="« préfet de région ou son représentant »",
    )
    function_email = models.EmailField(
        "adresse de fonction du siège",
        blank=True,
        help_text="Boîte d’un service, jamais publiée : elle reçoit la convocation quand aucune "
        "des personnes nommées n’a d’adresse.",
    )
    voice = models.CharField("voix", max_length=15, choices=Voice.pairs, default=Voice.DELIBERATIVE)
    is_name_public = models.BooleanField(
        "nom publié", default=False, help_text="Avec l’accord de la personne, pour ce mandat."
    )

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = "mandat"
        ordering = ["seat__college__position", "seat__position", "start_on", "pk"]
        constraints = [
            *FACT_CONSTRAINTS,
            one_of("voice", Voice),
            no_overlap(
                "mandate_one_holder_per_seat",
                "seat",
                message="Ce siège est déjà pourvu sur cette période.",
            ),
            models.CheckConstraint(
                name="mandate_somebody_sits",
                condition=Q(organisation__isnull=False) | Q(holder__isnull=False) | ~Q(capacity=""),
                violation_error_message=(
                    "Dites qui siège : une organisation, une personne ou une qualité."
                ),
            ),
            models.CheckConstraint(
                name="mandate_alternate_is_another",
                condition=Q(alternate__isnull=True)
                | Q(holder__isnull=True)
                | ~Q(alternate=F("holder")),
                violation_error_message="Le suppléant n’est pas le titulaire.",
            ),
        ]
        triggers = [
            moves_public_moment(
                of="governance_body",
                owner=BODY_OF_SEAT,
                columns=[
                    *FACT_READ_BY_ALL,
                    *("seat_id", "organisation_id", "organisation_name", "capacity", "voice"),
                    # The names are public where the mandate says so.
                    "CASE WHEN ROW.is_name_public THEN ROW.holder_id END",
                    "CASE WHEN ROW.is_name_public THEN ROW.alternate_id END",
                ],
            )
        ]

    def __str__(self) -> str:
        """Return the organisation or the capacity, never a person: this text ends up in logs."""
        return self.organisation_name or self.capacity or f"mandat n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return who holds the seat, else the seat itself."""
        return self.organisation_name or self.capacity or str(self.organisation or self.seat)

    @property
    def is_voting(self) -> bool:
        return self.voice == Voice.DELIBERATIVE


track_links(Mandate, "sources")
