"""Mails of what waits: weekly to owners of actions, daily to keepers; who refuses them."""

from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.history import tracked
from partners.models import Person


class WeeklyDigest(models.Model):
    """Reminder sent to a person in an ISO week: the database refuses a second one.

    The fingerprint of its secret is kept; the secret opens the page that stops reminders.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", verbose_name="personne"
    )
    year = models.PositiveSmallIntegerField("année ISO")
    week = models.PositiveSmallIntegerField("semaine ISO")
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta:
        verbose_name = "rappel hebdomadaire"
        verbose_name_plural = "rappels hebdomadaires"
        ordering = ["-year", "-week", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year", "week"],
                name="weeklydigest_once_a_week",
                violation_error_message="Cette personne a déjà reçu son rappel de la semaine.",
            ),
            models.CheckConstraint(
                name="weeklydigest_week_exists",
                condition=Q(week__gte=1, week__lte=53),
                violation_error_message="Une année compte 52 ou 53 semaines.",
            ),
        ]

    def __str__(self) -> str:
        return f"rappel n° {self.pk}"


@tracked()
class DigestRefusal(models.Model):
    """Person who asked for no more reminders; deleted when they want them again."""

    person = models.OneToOneField(
        Person, on_delete=models.CASCADE, related_name="digest_refusal", verbose_name="personne"
    )
    refused_at = models.DateTimeField("refusés le", auto_now_add=True)

    class Meta:
        verbose_name = "refus des rappels"
        verbose_name_plural = "refus des rappels"
        ordering = ["-refused_at", "pk"]

    def __str__(self) -> str:
        return f"refus n° {self.pk}"


class DailyDigest(models.Model):
    """Mail sent to a keeper of bodies on a day: the database refuses a second one.

    What it told is kept as short digests, by which the next one knows what is new.
    """

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="+", verbose_name="compte"
    )
    day = models.DateField("jour")
    told = models.JSONField("ce qu’il disait", default=list)
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("envoyé le", auto_now_add=True)

    class Meta:
        verbose_name = "point du jour"
        verbose_name_plural = "points du jour"
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "day"],
                name="dailydigest_once_a_day",
                violation_error_message="Ce compte a déjà reçu son point du jour.",
            ),
        ]

    def __str__(self) -> str:
        return f"point du jour n° {self.pk}"


@tracked()
class DailyDigestRefusal(models.Model):
    """Account that asked for no more daily mails; deleted when it wants them again."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="+", verbose_name="compte"
    )
    refused_at = models.DateTimeField("refusés le", auto_now_add=True)

    class Meta:
        verbose_name = "refus du point du jour"
        verbose_name_plural = "refus du point du jour"
        ordering = ["-refused_at", "pk"]

    def __str__(self) -> str:
        return f"refus n° {self.pk}"
