"""Takeovers: past meetings that an account brings in from a spreadsheet and a folder of files."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import one_of
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import StoredFile

from ..choices import TAKEOVER_UNDER_WAY, TakenVerdict, TakeoverState
from ..querysets import TakenFileQuerySet, TakenMeetingQuerySet, TakeoverQuerySet
from .bodies import Body


class Takeover(ConstrainedModel):
    """Past meetings that an account brings in, from the reading of files to what was written.

    What it read of people is forgotten two months later; what it wrote has its history.
    """

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="takeovers", verbose_name="par"
    )
    body = models.ForeignKey(
        Body,
        on_delete=models.CASCADE,  # of one that is gone, nothing is left to take over
        null=True,
        blank=True,
        related_name="+",
        verbose_name="instance",
    )
    state = models.CharField(
        "état", max_length=10, choices=TakeoverState.pairs, default=TakeoverState.MATCHING
    )
    name = models.CharField("nom du tableau", max_length=255, blank=True)
    read_as = models.CharField("lu comme", max_length=200, blank=True)
    headings = models.JSONField("titres des colonnes", default=list, blank=True)
    # What each column says, in the order of the headings; empty for one that is left out.
    fields = models.JSONField("sens des colonnes", default=list, blank=True)
    # Triples: the number of the line, its cells, what is wrong with some by their place.
    lines = models.JSONField("lignes", default=list, blank=True)
    # What its author said of what is not sure: see `takeover.choosing`.
    choices = models.JSONField("choix", default=dict, blank=True)
    # What the files leave to be said: names of bodies and of people, lines read as mere titles.
    questions = models.JSONField("questions", default=dict, blank=True)
    refusal = models.TextField("refus", blank=True)
    act = models.CharField("acte du journal", max_length=80, blank=True)
    written = models.JSONField("réunions inscrites", default=list, blank=True)
    created_at = models.DateTimeField("commencée le", auto_now_add=True)
    worked_at = models.DateTimeField("travaillée le", auto_now_add=True)
    ended_at = models.DateTimeField("terminée le", null=True, blank=True)

    objects = TakeoverQuerySet.as_manager()

    class Meta:
        verbose_name = "reprise de réunions passées"
        verbose_name_plural = "reprises de réunions passées"
        ordering = ["-created_at", "-pk"]
        constraints = [
            one_of("state", TakeoverState),
            models.CheckConstraint(
                name="takeover_done_has_act",
                condition=~Q(state__in=[TakeoverState.DONE, TakeoverState.UNDONE])
                | ~Q(act="") & Q(ended_at__isnull=False),
                violation_error_message="Une reprise écrite nomme son acte et le moment de sa fin.",
            ),
        ]

    def __str__(self) -> str:
        return f"reprise n° {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("espace:takeover_detail", args=[self.public_id])

    @property
    def when(self) -> str:
        """Return the moment at which it was begun, in Paris: `1er mars 2026 à 14 h 32`."""
        return moment_in_words(self.created_at)

    @property
    def is_under_way(self) -> bool:
        return self.state in TAKEOVER_UNDER_WAY


class TakenMeeting(ConstrainedModel):
    """Meeting as the lines of a file tell it: what would be written, or why it is refused."""

    takeover = models.ForeignKey(
        Takeover,
        on_delete=models.CASCADE,  # part of it: goes with it
        related_name="meetings",
        verbose_name="reprise",
    )
    rank = models.PositiveIntegerField("rang")
    key = models.CharField("clé", max_length=80)
    verdict = models.CharField("constat", max_length=10, choices=TakenVerdict.pairs)
    # By number, so that a body or a meeting is not held by a file that nobody wrote.
    body_key = models.BigIntegerField("instance", null=True, blank=True)
    day = models.DateField("jour", null=True, blank=True)
    known = models.BigIntegerField("réunion déjà inscrite", null=True, blank=True)
    # The lines, the hours, the place, who was there, the decisions: see `takeover.said`.
    said = models.JSONField("contenu", default=dict, blank=True)
    problems = models.JSONField(
        "refus", default=list, blank=True
    )  # triples: column, line, sentence
    is_kept = models.BooleanField("retenue", default=True)

    objects = TakenMeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion à reprendre"
        verbose_name_plural = "réunions à reprendre"
        ordering = ["takeover", "rank"]
        constraints = [
            one_of("verdict", TakenVerdict),
            models.UniqueConstraint(
                fields=["takeover", "rank"],
                name="takenmeeting_rank_once",
                violation_error_message="Ce rang est déjà pris.",
            ),
            models.CheckConstraint(
                name="takenmeeting_refused_says_why",
                condition=~Q(verdict=TakenVerdict.REFUSED) | ~Q(problems=[]),
                violation_error_message="Une réunion refusée dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return f"réunion {self.rank} de la reprise n° {self.takeover_id}"


class TakenFile(models.Model):
    """File of old minutes, and the meeting that it goes to."""

    takeover = models.ForeignKey(
        Takeover,
        on_delete=models.CASCADE,  # part of it: goes with it
        related_name="files",
        verbose_name="reprise",
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="fichier"
    )
    days = models.JSONField("jours lus", default=list, blank=True)
    words = models.TextField("début du texte", blank=True)
    # `new:<key of the meeting to come>` or `known:<number of the meeting>`; empty for none.
    target = models.CharField("réunion", max_length=100, blank=True)
    targets = models.JSONField("réunions possibles", default=list, blank=True)
    document = models.BigIntegerField("document déposé", null=True, blank=True)
    created_at = models.DateTimeField("déposé le", auto_now_add=True)

    objects = TakenFileQuerySet.as_manager()

    class Meta:
        verbose_name = "compte rendu à reprendre"
        verbose_name_plural = "comptes rendus à reprendre"
        ordering = ["takeover", "pk"]
        indexes = [models.Index(fields=["created_at"], name="takenfile_by_day")]

    def __str__(self) -> str:
        return f"fichier n° {self.pk} de la reprise n° {self.takeover_id}"


class TakeoverHeading(ConstrainedModel):
    """Heading of a column as an account matched it, to be known the next time."""

    author = models.ForeignKey(
        User,
        on_delete=models.CASCADE,  # a habit of theirs
        related_name="takeover_headings",
        verbose_name="compte",
    )
    heading = models.CharField("titre", max_length=200)
    field = models.CharField("sens", max_length=20, blank=True)

    class Meta:
        verbose_name = "titre de colonne retenu"
        verbose_name_plural = "titres de colonnes retenus"
        ordering = ["author", "heading"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "heading"],
                name="takeoverheading_once",
                violation_error_message="Ce titre est déjà relié.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading
