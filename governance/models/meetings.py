"""Meetings in their own time zone, and their ordered agenda."""

import datetime
import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from crpv_portal.common.constraints import one_of, partial_date_constraint
from crpv_portal.common.dates import PartialDate, partial_date
from crpv_portal.common.functions import DayThere
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.markdown import HOW_TO_MARK
from crpv_portal.common.models import (
    SOURCED_CONSTRAINTS,
    Sourced,
    precision_field,
)
from partners.models import Person, Provision

from ..choices import (
    CALLED_OFF,
    ItemKind,
    MeetingCall,
    MeetingMode,
    MeetingStatus,
    Visibility,
)
from ..querysets import MeetingQuerySet
from ..validators import (
    LINK_IN_A_ROOM,
    validate_meeting_day,
    validate_public_place,
    validate_public_title,
    validate_time_zone,
    validate_video_link,
)
from .bodies import Body
from .public_moment import keeps_public_moment, public_moment_field

# Columns of a meeting that feeds, calendars and its public page show.
READ_BY_ALL = (
    *("title", "slug", "status", "starts_on", "starts_on_precision", "ends_on"),
    *("ends_on_precision", "starts_at", "ends_at", "time_zone", "mode", "place", "summary"),
    *("body_id", "postponed_to_id", "is_sample"),
)


@tracked()
class Meeting(Sourced):
    """Meeting of a body: on a day, at an hour when known, in the time zone of its place."""

    may_be_recorded = True
    lock_order = ("starts_on",)

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="meetings", verbose_name="instance"
    )
    slug = models.SlugField("adresse", max_length=120, unique=True)
    title = models.CharField("titre", max_length=250, validators=[validate_public_title])
    status = models.CharField(
        "état", max_length=10, choices=MeetingStatus.pairs, default=MeetingStatus.PLANNED
    )
    starts_on = models.DateField("date", validators=[validate_meeting_day])
    starts_on_precision = precision_field("précision de la date")
    ends_on = models.DateField(
        "dernier jour", null=True, blank=True, help_text="Pour une réunion de plusieurs jours."
    )
    ends_on_precision = precision_field("précision du dernier jour")
    starts_at = models.DateTimeField("ouverture", null=True, blank=True)
    ends_at = models.DateTimeField("clôture", null=True, blank=True)
    time_zone = models.CharField(
        "fuseau horaire", max_length=40, default="Europe/Paris", validators=[validate_time_zone]
    )
    mode = models.CharField(
        "tenue", max_length=10, choices=MeetingMode.pairs, default=MeetingMode.IN_PERSON
    )
    place = models.CharField("lieu", max_length=250, blank=True, validators=[validate_public_place])
    video_link = models.URLField(
        "lien de la visioconférence",
        max_length=500,
        blank=True,
        validators=[validate_video_link],
        help_text="Donné aux seules personnes convoquées ; jamais publié.",
    )
    summary = models.TextField(
        "en bref",
        blank=True,
        help_text="Public quand la réunion l’est. L’objet ou l’essentiel, en quelques lignes. "
        f"{HOW_TO_MARK}",
    )
    call = models.PositiveSmallIntegerField(
        "convocation", choices=MeetingCall.pairs, default=MeetingCall.FIRST
    )
    chair = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="chaired_meetings",
        verbose_name="présidence de séance",
    )
    secretary = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recorded_meetings",
        verbose_name="secrétariat de séance",
    )
    postponed_to = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name="reportée à",
    )
    second_call_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="second_calls",
        verbose_name="seconde convocation de",
    )
    is_sample = models.BooleanField("exemple", default=False, editable=False)
    visibility = models.CharField(
        "visibilité", max_length=10, choices=Visibility.pairs, default=Visibility.RESTRICTED
    )
    invitation_sequence = models.PositiveIntegerField(
        "version de l’invitation", default=0, editable=False
    )
    calendar_shift = models.PositiveIntegerField(
        "décalage de la version d’agenda",
        default=0,
        editable=False,
        help_text="Grandit à chaque retrait : ce qui part ensuite passe après lui dans un agenda.",
    )
    by_hand_sequence = models.PositiveIntegerField(
        "version convoquée sans liste de noms",
        null=True,
        blank=True,
        editable=False,
        help_text="Sur papier : collège compté par tête, instance sans composition connue.",
    )
    sent_agenda = models.JSONField(
        "ordre du jour et pièces envoyés",
        null=True,
        blank=True,
        editable=False,
        help_text="Ce que le dernier envoi donnait, pour dire ensuite ce qui a changé.",
    )
    convocation_message = models.TextField(
        "message joint à la convocation",
        max_length=2000,
        blank=True,
        editable=False,
        help_text="Celui du dernier envoi.",
    )
    version = models.PositiveIntegerField("version", default=1, editable=False)
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    updated_at = models.DateTimeField("modifiée le", auto_now=True)
    public_changed_at = public_moment_field()

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion"
        ordering = ["-starts_on", "pk"]
        constraints = [
            *SOURCED_CONSTRAINTS,
            one_of("status", MeetingStatus),
            one_of("mode", MeetingMode),
            one_of("call", MeetingCall),
            one_of("visibility", Visibility),
            partial_date_constraint("starts_on", required=True),
            partial_date_constraint("ends_on"),
            models.CheckConstraint(
                name="meeting_last_day_after_first",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="Le dernier jour ne précède pas le premier.",
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_begins",
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=False) & Q(ends_at__gt=F("starts_at")),
                violation_error_message="La clôture doit suivre l’ouverture.",
            ),
            models.CheckConstraint(
                name="meeting_hours_on_its_day",
                condition=Q(starts_at__isnull=True)
                | Q(starts_on=DayThere(F("time_zone"), F("starts_at"))),
                violation_error_message=(
                    "L’ouverture est d’un autre jour que la réunion : corrigez l’un ou l’autre."
                ),
            ),
            models.CheckConstraint(
                name="meeting_postponed_only",
                condition=Q(postponed_to__isnull=True) | Q(status=MeetingStatus.POSTPONED),
                violation_error_message="Seule une réunion reportée nomme celle qui la remplace.",
            ),
            models.CheckConstraint(
                name="meeting_link_of_a_remote_one",
                condition=Q(video_link="") | ~Q(mode=MeetingMode.IN_PERSON),
                violation_error_message=LINK_IN_A_ROOM,
            ),
            models.UniqueConstraint(
                name="meeting_one_second_call",
                fields=["second_call_of"],
                condition=~Q(status__in=CALLED_OFF),
                violation_error_message="Cette réunion a déjà sa seconde convocation.",
            ),
        ]
        indexes = [models.Index(fields=["body", "-starts_on"], name="meeting_by_body")]
        triggers = [
            keeps_public_moment(is_public="(ROW.visibility = 'public')", columns=READ_BY_ALL),
            pgtrigger.Trigger(
                # A meeting of a sample body is a sample, however it was planned.
                name="sample_like_its_body",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    NEW.is_sample := NEW.is_sample OR COALESCE(
                        (SELECT is_sample FROM governance_body WHERE id = NEW.body_id), FALSE
                    );
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("governance:meeting_detail", args=[self.slug])

    @property
    def starts(self) -> PartialDate | None:
        return partial_date(self, "starts_on")

    @property
    def ends(self) -> PartialDate | None:
        return partial_date(self, "ends_on")

    @property
    def changed_for_readers(self) -> datetime.datetime:
        """Return when what readers see last changed; of a restricted one, when anything did."""
        if self.visibility == Visibility.PUBLIC and self.public_changed_at is not None:
            return self.public_changed_at
        return self.updated_at

    @property
    def calendar_sequence(self) -> int:
        """Return the SEQUENCE of what is sent to calendars (RFC 5546): it only rises."""
        return self.invitation_sequence + self.calendar_shift

    @property
    def is_held(self) -> bool:
        return self.status == MeetingStatus.HELD


track_links(Meeting, "sources")


@tracked()
class AgendaItem(ConstrainedModel):
    """Point of the agenda, in its order, with what was said of it."""

    part_of = "meeting"

    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting: goes with it
        related_name="items",
        verbose_name="réunion",
    )
    position = models.PositiveSmallIntegerField("rang")
    title = models.CharField("titre", max_length=250)
    kind = models.CharField(
        "nature", max_length=15, choices=ItemKind.pairs, default=ItemKind.INFORMATION
    )
    presenter = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="presented_items",
        verbose_name="rapporteur",
    )
    minutes_planned = models.PositiveSmallIntegerField("durée en minutes", null=True, blank=True)
    note = models.TextField("note de séance", blank=True, help_text=HOW_TO_MARK)
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_to",
        verbose_name="repris de",
    )
    approves = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approving_items",
        verbose_name="réunion dont il approuve le compte rendu",
    )
    is_for_open_actions = models.BooleanField("suites des réunions précédentes", default=False)
    provisions = models.ManyToManyField(
        Provision, blank=True, related_name="agenda_items", verbose_name="dispositions citées"
    )
    visibility = models.CharField(
        "visibilité", max_length=10, choices=Visibility.pairs, default=Visibility.RESTRICTED
    )

    class Meta:
        verbose_name = "point de l’ordre du jour"
        verbose_name_plural = "points de l’ordre du jour"
        ordering = ["meeting", "position", "pk"]
        constraints = [
            one_of("kind", ItemKind),
            one_of("visibility", Visibility),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agendaitem_position_unique",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Ce rang est déjà pris dans l’ordre du jour.",
            ),
            models.CheckConstraint(
                name="agendaitem_not_carried_from_itself",
                condition=Q(carried_from__isnull=True) | ~Q(carried_from=F("id")),
                violation_error_message="Un point ne se reprend pas lui-même.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "approves"],
                name="agendaitem_approves_once",
                violation_error_message="Un point approuve déjà ce compte rendu.",
            ),
            models.CheckConstraint(
                name="agendaitem_approves_another_meeting",
                condition=Q(approves__isnull=True) | ~Q(approves=F("meeting")),
                violation_error_message="Une réunion n’approuve pas son propre compte rendu.",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_for_open_actions=True),
                name="agendaitem_open_actions_once",
                violation_error_message="Un point reprend déjà les suites précédentes.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


track_links(AgendaItem, "provisions")
