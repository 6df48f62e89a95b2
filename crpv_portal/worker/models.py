"""Last run of each job of the schedule, so that several workers run it once."""

from __future__ import annotations

from django.db import models


class ScheduledJob(models.Model):
    name = models.CharField("travail", max_length=60, unique=True)
    begun_at = models.DateTimeField("commencé le")

    class Meta:
        verbose_name = "travail régulier"
        verbose_name_plural = "travaux réguliers"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
