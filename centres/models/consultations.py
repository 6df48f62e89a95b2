"""Consultation on a draft edition: who is asked, by which link, and what they comment."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q

from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Edition, Organisation, Provision

from ..querysets import ConsultationQuerySet, ConsultedPartyQuerySet
from .identity import Centre

LONGEST_COMMENT = 5_000


@tracked(dates=("edition",))
class Consultation(ConstrainedModel):
    """Consultation of signatories and centres on a draft edition, in a closed group, until a day.

    Nothing of it is public, neither who is asked nor what they say, but a synthesis that the staff
    writes and publishes once the edition is in force.
    """

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="consultations", verbose_name="édition"
    )
    message = models.TextField(
        "message",
        blank=True,
        max_length=LONGEST_COMMENT,
        help_text="En tête du courriel et de la page : ce que vous attendez de cette consultation.",
    )
    until = models.DateField(
        "jusqu’au", help_text="Dernier jour pour commenter ; la page se lit encore ensuite."
    )
    sent_at = models.DateTimeField("envoyée le", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("close le", null=True, blank=True, editable=False)
    synthesis = models.TextField(
        "synthèse publiée", blank=True, editable=False, validators=[MaxLengthValidator(20_000)]
    )
    published_at = models.DateTimeField(
        "synthèse publiée le", null=True, blank=True, editable=False
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "consultation"
        ordering = ["-until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(closed_at__isnull=True),
                name="consultation_edition_once_at_a_time",
                violation_error_message="Une consultation sur cette édition n’est pas close.",
            ),
            models.CheckConstraint(
                name="consultation_synthesis_said",
                condition=Q(published_at__isnull=True) | ~Q(synthesis=""),
                violation_error_message="Une synthèse publiée dit quelque chose.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}, consultation"


@tracked(exclude=("email",))
class ConsultedParty(ConstrainedModel):
    """Signatory or centre that is asked; its address is left out of the history, and forgotten."""

    consultation = models.ForeignKey(
        Consultation,
        on_delete=models.PROTECT,
        related_name="parties",
        verbose_name="consultation",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
    )
    centre = models.ForeignKey(
        Centre,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="centre",
    )
    email = models.EmailField(
        "adresse",
        blank=True,
        help_text="D’une fonction ou d’un service. Sans adresse, rien n’est envoyé.",
    )
    invited_at = models.DateTimeField("invitée le", null=True, blank=True, editable=False)
    reminded_on = models.DateField("relancée le", null=True, blank=True, editable=False)
    answered_at = models.DateTimeField("a répondu le", null=True, blank=True, editable=False)
    is_named = models.BooleanField(
        "accepte d’être nommée dans la synthèse publiée", default=False, editable=False
    )
    copied_at = models.DateTimeField(
        "copie de sa réponse envoyée le", null=True, blank=True, editable=False
    )

    objects = ConsultedPartyQuerySet.as_manager()

    class Meta:
        verbose_name = "organisation consultée"
        verbose_name_plural = "organisations consultées"
        ordering = ["consultation", "pk"]
        constraints = [
            models.CheckConstraint(
                name="consultedparty_organisation_or_centre",
                condition=Q(organisation__isnull=False, centre__isnull=True)
                | Q(organisation__isnull=True, centre__isnull=False),
                violation_error_message="Choisissez une organisation ou un centre, pas les deux.",
            ),
            models.UniqueConstraint(
                fields=["consultation", "organisation"],
                name="consultedparty_organisation_once",
                violation_error_message="Cette organisation est déjà consultée.",
            ),
            models.UniqueConstraint(
                fields=["consultation", "centre"],
                name="consultedparty_centre_once",
                violation_error_message="Ce centre est déjà consulté.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Return the name under which the group sees its comments: never a person's."""
        return str(
            self.centre.name if self.centre else self.organisation and self.organisation.name
        )


@tracked(exclude=("token_hash",))
class ConsultationLink(models.Model):
    """Link that opens a consultation to one party; only the fingerprint of its secret is kept."""

    party = models.ForeignKey(
        ConsultedParty,
        on_delete=models.PROTECT,
        related_name="links",
        verbose_name="organisation consultée",
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "lien de consultation"
        verbose_name_plural = "liens de consultation"
        ordering = ["-created_at", "pk"]

    def __str__(self) -> str:
        return f"lien de consultation n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return whose link it is."""
        return self.party.name


@tracked()
class ConsultationComment(ConstrainedModel):
    """Comment of a party on a provision, or on the edition as a whole, and what was answered."""

    party = models.ForeignKey(
        ConsultedParty,
        on_delete=models.PROTECT,
        related_name="comments",
        verbose_name="organisation consultée",
    )
    provision = models.ForeignKey(
        Provision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name="disposition",
    )
    text = models.TextField("commentaire", validators=[MaxLengthValidator(LONGEST_COMMENT)])
    made_at = models.DateTimeField("écrit le", auto_now_add=True)
    answer = models.TextField(
        "réponse", blank=True, validators=[MaxLengthValidator(LONGEST_COMMENT)]
    )

    class Meta:
        verbose_name = "commentaire"
        ordering = [F("provision").asc(nulls_first=True), "made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="consultationcomment_text_said",
                condition=~Q(text=""),
                violation_error_message="Un commentaire dit quelque chose.",
            ),
        ]

    def __str__(self) -> str:
        return f"commentaire n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return who made it."""
        return self.party.name
