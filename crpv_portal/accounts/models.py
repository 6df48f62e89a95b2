"""Accounts, and the régions that officers are assigned to."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from crpv_portal.common.constraints import PERIOD_CONSTRAINTS, no_overlap
from crpv_portal.common.functions import FrenchOrderKey
from crpv_portal.common.history import tracked
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
class User(AbstractBaseUser):
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
