"""Declaration of a body by those who will keep it, and what ANCT decided of it."""

import datetime

from django.db import models
from django.db.models import F, Q

from crpv_portal.accounts.models import User
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import day_of
from crpv_portal.common.joint_constraints import ConstrainedModel

NOT_CONFIRMED = (
    "Cette instance a été déclarée depuis un espace de travail : elle reste « à vérifier » tant "
    "que sa déclaration n’est pas confirmée."
)


class Declared(ConstrainedModel):
    """Columns of a body that one of its keepers may have declared; all empty for the others.

    Until ANCT confirms, the database keeps it « à vérifier »: no public page, feed or file has it.
    """

    declared_at = models.DateTimeField("déclarée le", null=True, blank=True, editable=False)
    declared_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="déclarée par",
    )
    confirmed_at = models.DateTimeField("confirmée le", null=True, blank=True, editable=False)
    declined_at = models.DateTimeField("écartée le", null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="confirmée ou écartée par",
    )
    declined_why = models.CharField(
        "motif de la mise à l’écart", max_length=300, blank=True, editable=False
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="declared_twice",
        verbose_name="instance déjà connue",
    )

    class Meta:
        abstract = True

    @property
    def awaits_confirmation(self) -> bool:
        return bool(self.declared_at) and not self.confirmed_at and not self.declined_at

    @property
    def declared_on(self) -> datetime.date | None:
        return day_of(self.declared_at) if self.declared_at else None

    @property
    def declined_on(self) -> datetime.date | None:
        return day_of(self.declined_at) if self.declined_at else None

    @property
    def is_declined(self) -> bool:
        return self.declined_at is not None


DECLARATION_CONSTRAINTS = [
    models.CheckConstraint(
        name="body_declared_by_an_account",
        condition=Q(declared_at__isnull=True, declared_by__isnull=True)
        | Q(declared_at__isnull=False, declared_by__isnull=False),
        violation_error_message="Une déclaration dit qui l’a faite, et quand.",
    ),
    models.CheckConstraint(
        name="body_decided_once",
        condition=Q(confirmed_at__isnull=True, declined_at__isnull=True, decided_by__isnull=True)
        | Q(declared_at__isnull=False, decided_by__isnull=False)
        & (
            Q(confirmed_at__isnull=False, declined_at__isnull=True)
            | Q(confirmed_at__isnull=True, declined_at__isnull=False)
        ),
        violation_error_message=(
            "Une déclaration est confirmée ou écartée, une fois, par un compte."
        ),
    ),
    models.CheckConstraint(
        name="body_declined_says_why",
        condition=Q(declined_at__isnull=True, declined_why="", same_as__isnull=True)
        | Q(declined_at__isnull=False) & ~Q(declined_why=""),
        violation_error_message="Une déclaration écartée dit pourquoi.",
    ),
    models.CheckConstraint(
        name="body_not_its_own_double",
        condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")),
        violation_error_message="Une instance n’est pas son propre double.",
    ),
    models.CheckConstraint(
        name="body_hidden_until_confirmed",
        condition=Q(declared_at__isnull=True)
        | Q(confirmed_at__isnull=False)
        | Q(confidence=Confidence.UNVERIFIED),
        violation_error_message=NOT_CONFIRMED,
    ),
]
