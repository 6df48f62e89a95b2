"""Accounts, and the régions that officers are assigned to."""

import datetime

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from crpv_portal.common.choices import TextChoices
from crpv_portal.common.constraints import PERIOD_CONSTRAINTS, no_overlap
from crpv_portal.common.dates import PARIS, hour_in_words, moment_in_words
from crpv_portal.common.functions import FrenchOrderKey
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from crpv_portal.common.models import Period
from crpv_portal.common.querysets import PeriodQuerySet
from crpv_portal.territories.models import Region

from .managers import UserManager

ERASED_DOMAIN = "efface.invalid"  # RFC 2606: no mail ever goes there


@tracked(
    exclude=("password", "last_login"),
    erased={
        "email": f"compte-{{row}}@{ERASED_DOMAIN}",
        "first_name": "",
        "last_name": "compte effacé",
    },
)
class User(ConstrainedModel, AbstractBaseUser):
    """Account; its roles follow from `is_staff`, from assignments and memberships of centres."""

    email = models.EmailField(
        "adresse électronique",
        max_length=254,
        unique=True,
        error_messages={"unique": "Un compte porte déjà cette adresse."},
    )
    first_name = models.CharField("prénom", max_length=100, blank=True)
    last_name = models.CharField("nom", max_length=100, blank=True)
    is_staff = models.BooleanField(
        "agent national",
        default=False,
        help_text="Agent de l’ANCT : modifie tout le registre dans l’administration.",
    )
    is_active = models.BooleanField(
        "actif",
        default=True,
        help_text="Décochez pour fermer le compte sans l’effacer.",
    )
    date_joined = models.DateTimeField("créé le", auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    # Of the account as whom an agent sees the portal: what it alone may read is not shown.
    is_borrowed = False

    objects = UserManager()

    class Meta:
        verbose_name = "compte"
        ordering = [FrenchOrderKey("last_name"), FrenchOrderKey("first_name"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="user_email_lower",
                condition=Q(email=Lower(F("email"))),
                violation_error_message="L’adresse s’écrit en minuscules.",
            ),
        ]

    def __str__(self) -> str:
        """Return no personal data: this text ends up in logs and error pages."""
        return f"compte n° {self.pk}"

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        """Return the person's name, or the address when none was given."""
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def get_short_name(self) -> str:
        return self.first_name or self.email

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Tell whether the account is of the national staff, which may do all in /admin/.

        Finer rights are the `can_…` functions of each app.
        """
        return self.is_active and self.is_staff

    def has_perms(self, perm_list: list[str], obj: object = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff


class Session(AbstractBaseSession):
    """Session, with the account that it logs in: its owner sees it, and may close it.

    Of where it was opened, the kind of browser in words alone: no address of the network.
    """

    session_key = models.CharField("clé", max_length=40, primary_key=True)
    session_data = models.TextField("contenu")
    expire_date = models.DateTimeField("fin", db_index=True)
    user = models.ForeignKey(
        User,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name="compte",
    )
    begun_at = models.DateTimeField("ouverte le", null=True, blank=True)
    browser = models.CharField("navigateur", max_length=60, blank=True)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "session"
        verbose_name_plural = "sessions"
        ordering = ["-expire_date", "pk"]

    def __str__(self) -> str:
        """Return no key, which is a secret."""
        return f"session du compte n° {self.user_id}"


@tracked()
class Assignment(Period):
    """Région of an officer over a period; that of a stand-in ends by itself."""

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="assignments", verbose_name="agent"
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        related_name="assignments",
        verbose_name="région",
    )
    stands_in_for = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stand_ins",
        verbose_name="suppléance de",
        help_text="Une suppléance porte toujours une date de fin.",
    )
    service = models.CharField(
        "service", max_length=200, blank=True, help_text="SGAR, DREETS, préfecture…"
    )

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = "affectation régionale"
        verbose_name_plural = "affectations régionales"
        ordering = ["-start_on", "pk"]
        constraints = [
            *PERIOD_CONSTRAINTS,
            no_overlap(
                "assignment_once_at_a_time",
                "user",
                "region",
                message="Cet agent est déjà affecté à cette région sur cette période.",
            ),
            models.CheckConstraint(
                name="assignment_start_known",
                condition=Q(start_on__isnull=False),
                violation_error_message="Une affectation commence un jour connu.",
            ),
            models.CheckConstraint(
                name="assignment_stand_in_ends",
                condition=Q(stands_in_for__isnull=True) | Q(end_on__isnull=False),
                violation_error_message="Une suppléance porte une date de fin.",
            ),
            models.CheckConstraint(
                name="assignment_not_own_stand_in",
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("user")),
                violation_error_message="Personne ne se supplée soi-même.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} ({self.in_words})"


class SeenAs(TextChoices):
    """Choices of as whom an agent sees the portal; those of accounts are keys of `roles.KINDS`."""

    PUBLIC = "public", "le public"
    OFFICER = "regional", "agent régional"
    MEMBER = "centre", "membre d’un centre"


@tracked()
class BorrowedView(ConstrainedModel):
    """View of the portal as somebody else has it, read-only, by an agent of the national staff.

    Why is in the history. It ends by itself; once it has, the row never changes.
    """

    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="borrowed_views", verbose_name="agent"
    )
    kind = models.CharField("vue", max_length=10, choices=SeenAs.pairs)
    seen_as = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="views_as",
        verbose_name="compte emprunté",
    )
    begun_at = models.DateTimeField("ouverte")
    ends_at = models.DateTimeField("limite")
    ended_at = models.DateTimeField("quittée", null=True, blank=True)

    class Meta:
        verbose_name = "vue empruntée"
        verbose_name_plural = "vues empruntées"
        ordering = ["-begun_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="borrowedview_of_somebody",
                condition=Q(kind=SeenAs.PUBLIC, seen_as__isnull=True)
                | (~Q(kind=SeenAs.PUBLIC) & Q(seen_as__isnull=False)),
                violation_error_message="Un compte est emprunté, ou le public, pas les deux.",
            ),
            models.CheckConstraint(
                name="borrowedview_not_oneself",
                condition=Q(seen_as__isnull=True) | ~Q(seen_as=F("user")),
                violation_error_message="Personne n’emprunte sa propre vue.",
            ),
            models.CheckConstraint(
                name="borrowedview_is_short",
                condition=Q(ends_at__gt=F("begun_at"))
                & Q(ends_at__lte=F("begun_at") + datetime.timedelta(hours=1)),
                violation_error_message="Une vue empruntée dure une heure au plus.",
            ),
            models.CheckConstraint(
                name="borrowedview_ends_after",
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("begun_at")),
                violation_error_message="Une vue ne se quitte pas avant d’être ouverte.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="borrowed_view_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.ended_at IS NOT NULL OR "
                    "(OLD.user_id, OLD.kind, OLD.seen_as_id, OLD.begun_at, OLD.ends_at) "
                    "IS DISTINCT FROM "
                    "(NEW.user_id, NEW.kind, NEW.seen_as_id, NEW.begun_at, NEW.ends_at)"
                ),
            ),
            pgtrigger.Protect(name="borrowed_view_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        """Return no personal data: this text ends up in logs and error pages."""
        return f"vue empruntée n° {self.pk}"

    @property
    def as_whom(self) -> str:
        """Return `le public`, or `Jeanne Martin, agent régional`."""
        kind = SeenAs(self.kind).label
        return f"{self.seen_as.get_full_name()}, {kind}" if self.seen_as else str(kind)

    @property
    def until(self) -> str:
        """Return `14 h 32`, in Paris."""
        return hour_in_words(self.ends_at.astimezone(PARIS))

    @property
    def staff_label(self) -> str:
        """Return how the journal names it."""
        begun = moment_in_words(self.begun_at)
        return f"portail vu comme {self.as_whom}, le {begun}, jusqu’à {self.until} au plus tard"
