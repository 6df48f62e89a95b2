"""Mails of what waits: weekly to owners of actions, daily to keepers; who refuses them."""

from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Person

from ..choices import ReminderAnswer
from ..querysets import ActionAnswerQuerySet, DigestLinkQuerySet
from .decisions import ActionItem


class WeeklyDigest(ConstrainedModel):
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


class DigestLink(models.Model):
    """Link of a reminder, by which its reader answers for their own actions without an account.

    Only the fingerprint of its secret is kept. What it opens is judged at each request.
    """

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="+", verbose_name="personne"
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    day = models.DateField("jour du rappel")
    expires_at = models.DateTimeField("valable jusqu’à")
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True, editable=False)

    objects = DigestLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien d’un rappel"
        verbose_name_plural = "liens des rappels"
        ordering = ["-day", "pk"]

    def __str__(self) -> str:
        return f"lien de rappel n° {self.pk}"


@tracked()
class ActionAnswer(ConstrainedModel):
    """Answer of the owner of an action by the link of a reminder; unread until a keeper read it.

    It closes nothing and moves no day by itself: services do, and say so in the history.
    """

    part_of = "action"

    action = models.ForeignKey(
        ActionItem, on_delete=models.CASCADE, related_name="answers", verbose_name="suite à donner"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        db_index=False,  # read through its action, never through the person
        related_name="+",
        verbose_name="auteur",
    )
    kind = models.CharField("réponse", max_length=10, choices=ReminderAnswer.pairs)
    word = models.CharField("mot", max_length=300, blank=True)
    not_before = models.DateField("pas avant le", null=True, blank=True)
    given_at = models.DateTimeField("donnée le", auto_now_add=True)
    read_at = models.DateTimeField("lue le", null=True, blank=True, editable=False)

    objects = ActionAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "réponse à un rappel"
        verbose_name_plural = "réponses aux rappels"
        ordering = ["action", "given_at", "pk"]
        constraints = [
            one_of("kind", ReminderAnswer),
            models.CheckConstraint(
                name="actionanswer_later_has_day",
                condition=Q(kind=ReminderAnswer.LATER, not_before__isnull=False)
                | ~Q(kind=ReminderAnswer.LATER) & Q(not_before__isnull=True),
                violation_error_message="« Pas avant » porte un jour, et lui seul.",
            ),
            models.CheckConstraint(
                name="actionanswer_word_is_said",
                condition=~Q(kind=ReminderAnswer.WORD, word=""),
                violation_error_message="Écrivez votre mot.",
            ),
        ]

    def __str__(self) -> str:
        return f"réponse n° {self.pk}"


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


class DailyDigest(ConstrainedModel):
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
