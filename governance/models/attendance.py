"""Attendance: by person and by organisation, or by head where an assembly is too large."""

from django.db import models
from django.db.models import F, Q

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Organisation, Person

from ..choices import FORGOTTEN_DEPUTY, AttendanceState
from .composition import College, Mandate
from .meetings import Meeting


@tracked(erased=FORGOTTEN_DEPUTY)
class Attendance(ConstrainedModel):
    """Presence of a member in office that day, or of a guest, with the weight of their vote.

    Nobody is absent before the roll is called: until then the line is « non relevé », and its
    proxy or deputy is what the member announced. A represented member has one of the two: a proxy
    given to another member, or a deputy, named without being a member. `voting_weight` is that of
    the seat on the day: a later change of the seat does not alter it.
    """

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting's record: goes with it
        related_name="attendances",
        verbose_name="réunion",
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="mandat",
        help_text="Vide pour un invité.",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="personne",
        help_text="Qui était là : le titulaire, le suppléant ou une autre personne.",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="organisation",
    )
    organisation_name = models.CharField(
        "nom de l’organisation ce jour", max_length=250, blank=True
    )
    state = models.CharField(
        "présence",
        max_length=15,
        choices=AttendanceState.pairs,
        default=AttendanceState.NOT_CALLED,
    )
    represented_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proxies",
        verbose_name="pouvoir donné à",
    )
    deputy_name = models.CharField(
        "personne envoyée",
        max_length=200,
        blank=True,
        help_text="Qui représente le membre, sans être membre.",
    )
    deputy_organisation = models.CharField(
        "fonction ou organisation de cette personne", max_length=250, blank=True
    )
    voting_weight = models.PositiveSmallIntegerField("voix", default=0)
    remark = models.CharField(
        "remarque", max_length=200, blank=True, help_text="« arrivée à 15 h », par exemple."
    )

    class Meta:
        verbose_name = "présence"
        ordering = ["meeting", "pk"]
        constraints = [
            one_of("state", AttendanceState),
            models.UniqueConstraint(
                fields=["meeting", "mandate"],
                condition=Q(mandate__isnull=False),
                name="attendance_once_a_mandate",
                violation_error_message="Ce membre figure déjà dans l’appel.",
            ),
            models.CheckConstraint(
                name="attendance_proxy_when_represented",
                condition=Q(state=AttendanceState.REPRESENTED)
                & (Q(represented_by__isnull=False) | ~Q(deputy_name=""))
                | Q(state=AttendanceState.NOT_CALLED)
                | ~Q(state=AttendanceState.REPRESENTED) & Q(represented_by__isnull=True),
                violation_error_message=(
                    "Un membre représenté dit à qui il donne pouvoir, ou qui il envoie."
                ),
            ),
            models.CheckConstraint(
                name="attendance_deputy_when_represented",
                condition=Q(deputy_name="", deputy_organisation="")
                | ~Q(deputy_name="")
                & Q(
                    state__in=[AttendanceState.REPRESENTED, AttendanceState.NOT_CALLED],
                    represented_by__isnull=True,
                ),
                violation_error_message="Un pouvoir, ou une personne envoyée : l’un des deux.",
            ),
            models.CheckConstraint(
                name="attendance_not_own_proxy",
                condition=Q(represented_by__isnull=True) | ~Q(represented_by=F("id")),
                violation_error_message="Personne ne se donne pouvoir à soi-même.",
            ),
            models.CheckConstraint(
                name="attendance_guest_does_not_vote",
                condition=Q(mandate__isnull=False) | Q(voting_weight=0),
                violation_error_message="Un invité n’a pas de voix.",
            ),
            models.CheckConstraint(
                name="attendance_guest_is_named",
                condition=Q(mandate__isnull=False)
                | Q(person__isnull=False)
                | Q(organisation__isnull=False)
                | ~Q(organisation_name=""),
                violation_error_message="Nommez l’invité ou son organisation.",
            ),
        ]

    def __str__(self) -> str:
        return f"présence n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return who was expected, by the seat or by name."""
        return str(
            self.person.full_name
            if self.person
            else self.mandate.staff_label
            if self.mandate
            else self.organisation or self.organisation_name
        )


@tracked()
class HeadCount(ConstrainedModel):
    """Presence of a college counted by head."""

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting's record: goes with it
        related_name="head_counts",
        verbose_name="réunion",
    )
    college = models.ForeignKey(
        College, on_delete=models.PROTECT, related_name="head_counts", verbose_name="collège"
    )
    in_office = models.PositiveIntegerField("en exercice")
    present = models.PositiveIntegerField("présents")
    represented = models.PositiveIntegerField("représentés", default=0)

    class Meta:
        verbose_name = "présence d’un collège"
        verbose_name_plural = "présences par collège"
        ordering = ["meeting", "college__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "college"],
                name="headcount_once_a_college",
                violation_error_message="Ce collège est déjà compté.",
            ),
            models.CheckConstraint(
                name="headcount_within_office",
                condition=Q(in_office__gte=F("present") + F("represented")),
                violation_error_message="Présents et représentés ne dépassent pas l’effectif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.college} : {self.present} présents"
