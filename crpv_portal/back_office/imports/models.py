"""Imports: the run of a file, its rows, and the headings that agents matched with fields."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from crpv_portal.common.constraints import one_of
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import StoredFile

from .choices import AWAITING, ENDED, UNDER_WAY, WRITES, RunState, Verdict


class ImportRunQuerySet(models.QuerySet):
    def under_way(self) -> Self:
        """Keep those that the worker goes on with, the one that has waited longest first."""
        return self.filter(state__in=UNDER_WAY).order_by("worked_at", "pk")

    def awaiting_someone(self) -> Self:
        """Keep those that wait for a person, the one that has waited longest first."""
        return self.filter(state__in=AWAITING).order_by("created_at", "pk")


class ImportRun(ConstrainedModel):
    """File that an agent brings in, from its reading to what it wrote."""

    kind = models.CharField("ce que contient le fichier", max_length=30)
    state = models.CharField(
        "état", max_length=10, choices=RunState.pairs, default=RunState.READING
    )
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fichier",
    )
    name = models.CharField("nom du fichier", max_length=255)
    sha256 = models.CharField("empreinte SHA-256", max_length=64)
    read_as = models.CharField("lu comme", max_length=200, blank=True)
    headings = models.JSONField("titres des colonnes", default=list)
    # The field of each column, in the order of the headings; empty for one that is left out.
    fields = models.JSONField("champs des colonnes", default=list)
    refusal = models.TextField("refus", blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="par"
    )
    reason = models.CharField("motif", max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="écriture décidée par",
    )
    undo_reason = models.CharField("motif de l’annulation", max_length=300, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="annulation décidée par",
    )
    act = models.CharField("acte du journal", max_length=80, blank=True)
    created_at = models.DateTimeField("déposé le", auto_now_add=True)
    worked_at = models.DateTimeField("repris le", auto_now_add=True)
    ended_at = models.DateTimeField("terminé le", null=True, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = "import"
        ordering = ["-created_at", "-pk"]
        constraints = [
            one_of("state", RunState),
            models.CheckConstraint(
                name="importrun_done_has_act",
                condition=~Q(state=RunState.DONE) | ~Q(act="") & Q(ended_at__isnull=False),
                violation_error_message="Un import écrit nomme son acte et le moment de sa fin.",
            ),
            models.CheckConstraint(
                name="importrun_writing_has_reason",
                condition=~Q(state__in=[RunState.WRITING, RunState.DONE])
                | ~Q(reason="") & Q(decided_by__isnull=False),
                violation_error_message="Un import qui s’écrit dit pourquoi, et qui l’a décidé.",
            ),
            models.CheckConstraint(
                name="importrun_undone_has_reason",
                condition=~Q(state__in=[RunState.UNDOING, RunState.UNDONE])
                | ~Q(act="") & ~Q(undo_reason="") & Q(undone_by__isnull=False),
                violation_error_message="Un import qui s’annule dit pourquoi, et qui l’a décidé.",
            ),
            models.CheckConstraint(
                name="importrun_refused_says_why",
                condition=~Q(state=RunState.REFUSED) | ~Q(refusal=""),
                violation_error_message="Un fichier refusé dit pourquoi.",
            ),
        ]

    def __str__(self) -> str:
        return f"import n° {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("imports:run", args=[self.pk])

    @property
    def when(self) -> str:
        """Return the moment at which the file was dropped, in Paris: `1er mars 2026 à 14 h 32`."""
        return moment_in_words(self.created_at)

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def is_ended(self) -> bool:
        return self.state in ENDED


class ImportRowQuerySet(models.QuerySet):
    def waiting(self) -> Self:
        """Keep the rows that were not compared with the register yet."""
        return self.filter(verdict="")

    def to_write(self) -> Self:
        """Keep the rows that somebody left ticked among those that would change something."""
        return self.filter(verdict__in=WRITES, is_ticked=True)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each verdict; of those to come, under an empty one."""
        found = self.order_by().values("verdict").annotate(count=Count("pk"))
        return {each["verdict"]: each["count"] for each in found}


class ImportRow(ConstrainedModel):
    """Row of a file: what it says, what it would change, or why it is refused."""

    run = models.ForeignKey(
        ImportRun,
        on_delete=models.CASCADE,  # part of the import: goes with it
        related_name="rows",
        verbose_name="import",
    )
    line = models.PositiveIntegerField("ligne")
    cells = models.JSONField("cases", default=list)
    troubles = models.JSONField("cases illisibles", default=dict)
    verdict = models.CharField(
        "constat", max_length=10, choices=Verdict.pairs, blank=True, default=""
    )
    # Names the row of the register, or the one to come: two lines of a file do not say it twice.
    key = models.CharField("clé", max_length=64, blank=True)
    target = models.BigIntegerField("fiche", null=True, blank=True)
    label = models.CharField("ce qu’elle concerne", max_length=300, blank=True)
    # Before and after of each field, in the words of a cell, and by its name: [name, label, …].
    changes = models.JSONField("changements", default=list)
    problems = models.JSONField("refus", default=list)  # pairs: the column, the sentence
    is_ticked = models.BooleanField("retenue", default=True)
    written = models.BigIntegerField("fiche écrite", null=True, blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = "ligne d’import"
        verbose_name_plural = "lignes d’import"
        ordering = ["run", "line"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "line"],
                name="importrow_line_once",
                violation_error_message="Une ligne n’est lue qu’une fois.",
            ),
            models.CheckConstraint(
                name="importrow_verdict_known",
                condition=Q(verdict__in=["", *Verdict.values]),
                violation_error_message="Cette valeur ne fait pas partie de la liste.",
            ),
            models.CheckConstraint(
                name="importrow_refused_says_why",
                condition=~Q(verdict=Verdict.REFUSED) | ~Q(problems=[]),
                violation_error_message="Une ligne refusée dit pourquoi.",
            ),
        ]
        indexes = [
            models.Index(fields=["run", "key"], name="importrow_by_key"),
            models.Index(fields=["run", "verdict", "line"], name="importrow_by_verdict"),
        ]

    def __str__(self) -> str:
        return f"ligne {self.line} de l’import n° {self.run_id}"


class ImportHeading(ConstrainedModel):
    """Heading of a column as somebody matched it with a field, to be known the next time."""

    kind = models.CharField("ce que contient le fichier", max_length=30)
    heading = models.CharField("titre", max_length=200)
    field = models.CharField("champ", max_length=60, blank=True)

    class Meta:
        verbose_name = "titre de colonne connu"
        verbose_name_plural = "titres de colonnes connus"
        ordering = ["kind", "heading"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "heading"],
                name="importheading_once",
                violation_error_message="Ce titre est déjà relié à un champ.",
            ),
        ]

    def __str__(self) -> str:
        return self.heading
