"""Room of a meeting on its day: opened for phones to sign in, and for the second screen."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import TO_COME, SignInState, SignInWay
from ..querysets import RoomQuerySet, SignInQuerySet
from .attendance import Attendance
from .decisions import Decision
from .meetings import AgendaItem, Meeting


@tracked(exclude=("seed", "token_hash", "code_hash", "screen_hash"))
class Room(models.Model):
    """Opening of the room of a meeting: its secrets, until when they open, what the screen shows.

    The secrets are drawn from `seed` and from a key of the portal that the database does not hold
    (`room.secrets`): their page can show them again, and who reads the database opens nothing.
    """

    part_of = "meeting"

    meeting = models.OneToOneField(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting: goes with it
        related_name="room",
        verbose_name="réunion",
    )
    seed = models.CharField("graine des secrets", max_length=64, editable=False)
    token_hash = models.CharField(
        "empreinte du lien des téléphones", max_length=64, unique=True, editable=False
    )
    code_hash = models.CharField(
        "empreinte de l’adresse courte", max_length=64, unique=True, editable=False
    )
    screen_hash = models.CharField(
        "empreinte du lien de l’écran", max_length=64, unique=True, editable=False
    )
    opened_at = models.DateTimeField("ouverte le", default=timezone.now)
    closes_at = models.DateTimeField("se ferme le")
    closed_at = models.DateTimeField("fermée le", null=True, blank=True)
    current_item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="point en cours",
    )
    shown_decision = models.ForeignKey(
        Decision,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="décision montrée à l’écran",
    )
    changed_at = models.DateTimeField("modifiée le", auto_now=True)

    objects = RoomQuerySet.as_manager()

    class Meta:
        verbose_name = "salle"
        ordering = ["meeting"]

    def __str__(self) -> str:
        return f"salle n° {self.pk}"

    @property
    def is_open(self) -> bool:
        """Tell whether its secrets open anything: until it closes, or its meeting is over."""
        is_closed = self.closed_at is not None or self.closes_at <= timezone.now()
        return not is_closed and self.meeting.status in TO_COME

    @property
    def closed_since(self) -> datetime.datetime:
        """Return when it closed, or will by itself."""
        return self.closed_at or self.closes_at


# Words of people in the room, and what names their phone: in no trace.
TYPED_IN_THE_ROOM = ("phone_hash", "first_name", "last_name", "organisation", "before")


@tracked(exclude=TYPED_IN_THE_ROOM)
class SignIn(ConstrainedModel):
    """Signature given on a phone: for a line of the roll, or by somebody who is not on it yet.

    Of a deputy, the names are those of who came in the member's stead. `before` is what the roll
    said before the signature was counted, to be said again when it is taken back.
    """

    part_of = "room__meeting"

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.CASCADE,  # part of the room: goes with it
        related_name="sign_ins",
        verbose_name="salle",
    )
    attendance = models.ForeignKey(
        Attendance,
        on_delete=models.CASCADE,  # says how it was established: goes with it
        null=True,
        blank=True,
        related_name="sign_ins",
        verbose_name="présence",
    )
    phone_hash = models.CharField("empreinte du téléphone", max_length=64, blank=True)
    way = models.CharField("signé", max_length=10, choices=SignInWay.pairs)
    state = models.CharField(
        "état", max_length=10, choices=SignInState.pairs, default=SignInState.WAITING
    )
    is_deputy = models.BooleanField("vient à la place du membre", default=False)
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    organisation = models.CharField("organisation", max_length=250, blank=True)
    before = models.JSONField("appel d’avant", default=dict, blank=True, editable=False)
    signed_at = models.DateTimeField("signée le", default=timezone.now)
    settled_at = models.DateTimeField("tranchée par le secrétariat le", null=True, blank=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = "signature sur téléphone"
        verbose_name_plural = "signatures sur téléphone"
        ordering = ["room", "signed_at", "pk"]
        constraints = [
            one_of("way", SignInWay),
            one_of("state", SignInState),
            models.UniqueConstraint(
                fields=["attendance"],
                condition=Q(state=SignInState.COUNTED),
                name="signin_one_counted_a_line",
                violation_error_message="Une signature est déjà retenue pour ce nom.",
            ),
            models.CheckConstraint(
                name="signin_counted_on_the_roll",
                condition=~Q(state=SignInState.COUNTED) | Q(attendance__isnull=False),
                violation_error_message="Une signature retenue est celle d’une ligne de l’appel.",
            ),
            models.CheckConstraint(
                name="signin_of_a_line_or_added",
                condition=Q(attendance__isnull=False) | Q(way=SignInWay.ADDED),
                violation_error_message="Une signature choisit un nom de la liste, ou l’ajoute.",
            ),
        ]

    def __str__(self) -> str:
        return f"signature n° {self.pk}"

    @property
    def name(self) -> str:
        """Return the name that was typed: of who is not on the roll, or of a deputy."""
        return f"{self.first_name} {self.last_name}".strip()
