"""Review of minutes: the link of each reader, and what each remarks on the text."""

from django.db import models
from django.db.models import Q

from crpv_portal.accounts.models import User
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Person

from ..choices import RemarkOutcome
from ..querysets import ReviewLinkQuerySet
from .composition import Mandate
from .minutes import Minutes


@tracked()
class MinutesRemark(ConstrainedModel):
    """Remark on minutes in review, by somebody who attended; it changes no text.

    Signed by an account or, when it came through a link, by a person or a seat.
    """

    part_of = "minutes__meeting"

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="remarks", verbose_name="compte rendu"
    )
    author = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="auteur",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,  # read through its minutes, never through the person
        related_name="+",
        verbose_name="auteur sans compte",
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes_remarks",
        verbose_name="siège",
        help_text="Quand elle vient de la boîte d’un service.",
    )
    text = models.TextField("remarque")
    passage = models.CharField(
        "passage",
        max_length=24,
        blank=True,
        db_default="",
        default="",
        help_text="Empreinte du passage sur lequel elle porte ; vide pour l’ensemble.",
    )
    excerpt = models.CharField(
        "début du passage", max_length=200, blank=True, db_default="", default=""
    )
    made_at = models.DateTimeField("faite le", auto_now_add=True)
    outcome = models.CharField(
        "issue", max_length=15, choices=RemarkOutcome.pairs, blank=True, db_default="", default=""
    )
    answer = models.CharField("suite donnée", max_length=300, blank=True)

    class Meta:
        verbose_name = "remarque"
        ordering = ["minutes", "made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="minutesremark_has_one_author",
                condition=Q(author__isnull=False, person__isnull=True, mandate__isnull=True)
                | Q(author__isnull=True, person__isnull=False, mandate__isnull=True)
                | Q(author__isnull=True, person__isnull=True, mandate__isnull=False),
                violation_error_message="Une remarque a un auteur, et un seul.",
            ),
            models.CheckConstraint(
                name="minutesremark_answered_in_words",
                condition=Q(outcome="") | Q(outcome__in=RemarkOutcome.values) & ~Q(answer=""),
                violation_error_message="Dites en une phrase ce que devient la remarque.",
            ),
            models.CheckConstraint(
                name="minutesremark_passage_with_words",
                condition=Q(passage="", excerpt="") | ~Q(passage="") & ~Q(excerpt=""),
                violation_error_message="Une remarque sur un passage en garde le début.",
            ),
        ]

    def __str__(self) -> str:
        return f"remarque n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return who made it."""
        if self.mandate:
            return self.mandate.staff_label
        return (
            self.author.get_full_name()
            if self.author
            else str(self.person and self.person.full_name)
        )


@tracked(exclude=("token_hash",))
class ReviewLink(ConstrainedModel):
    """Link that opens minutes in review to one person who attended, or to a seat at its mailbox.

    It needs no account. Only the fingerprint of its secret is kept. It expires with the last day of
    the review.
    """

    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, related_name="review_links", verbose_name="compte rendu"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="personne",
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="review_links",
        verbose_name="siège",
        help_text="Quand il part à la boîte d’un service.",
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    until = models.DateField("valable jusqu’au")
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True, editable=False)

    objects = ReviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "lien de relecture"
        verbose_name_plural = "liens de relecture"
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "person"],
                condition=Q(revoked_at__isnull=True),
                name="reviewlink_one_at_a_time",
                violation_error_message="Cette personne a déjà un lien de relecture.",
            ),
            models.UniqueConstraint(
                fields=["minutes", "mandate"],
                condition=Q(revoked_at__isnull=True),
                name="reviewlink_one_a_seat",
                violation_error_message="Ce siège a déjà un lien de relecture.",
            ),
            models.CheckConstraint(
                name="reviewlink_is_somebody_s",
                condition=Q(person__isnull=False, mandate__isnull=True)
                | Q(person__isnull=True, mandate__isnull=False),
                violation_error_message="Un lien de relecture est à une personne ou à un siège.",
            ),
        ]

    def __str__(self) -> str:
        return f"lien de relecture n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return whose link it is."""
        if self.mandate:
            return self.mandate.staff_label
        return str(self.person and self.person.full_name)
