"""Invitations to a meeting and their answers; points that members propose."""

import uuid

from django.db import models
from django.db.models import F, Q

from crpv_portal.accounts.models import User
from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Person

from ..choices import FORGOTTEN_ANSWER, Answer, InvitationChannel, ProposalState
from ..querysets import InvitationQuerySet
from .composition import Mandate
from .meetings import AgendaItem, Meeting


@tracked(erased=FORGOTTEN_ANSWER)
class Invitation(ConstrainedModel):
    """Convocation to a meeting of a member in office that day, or of a guest.

    No address is kept here: a mail goes to the function e-mail of `person`, and is forgotten with
    it. `sent_sequence` is the version of the meeting's invitation that was sent last.
    """

    part_of = "meeting"

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting: goes with it
        related_name="invitations",
        verbose_name="réunion",
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name="mandat",
        help_text="Vide pour un invité.",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        verbose_name="personne",
        help_text="À qui le message est adressé : le titulaire, le suppléant ou l’invité.",
    )
    channel = models.CharField(
        "envoi", max_length=10, choices=InvitationChannel.pairs, default=InvitationChannel.MAIL
    )
    sent_sequence = models.PositiveIntegerField("version envoyée", null=True, blank=True)
    sent_at = models.DateTimeField("envoyée le", null=True, blank=True)
    reminded_at = models.DateTimeField("relancée le", null=True, blank=True)
    withdrawn_at = models.DateTimeField("retirée le", null=True, blank=True)
    answer = models.CharField("réponse", max_length=10, choices=Answer.pairs, blank=True)
    answered_at = models.DateTimeField("répondu le", null=True, blank=True)
    answered_sequence = models.PositiveIntegerField(
        "version à laquelle il est répondu", null=True, blank=True
    )
    deputy_name = models.CharField("nom de la personne envoyée", max_length=200, blank=True)
    deputy_organisation = models.CharField(
        "organisation de la personne envoyée", max_length=250, blank=True
    )
    proxy = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="announced_proxies",
        verbose_name="pouvoir annoncé à",
    )
    word = models.CharField(
        "mot joint à la réponse",
        max_length=200,
        blank=True,
        help_text="« J’arriverai à 15 h » : lu par qui tient l’instance.",
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = "convocation"
        ordering = ["meeting", "pk"]
        constraints = [
            one_of("channel", InvitationChannel),
            models.CheckConstraint(
                name="invitation_answer_known",
                condition=Q(answer__in=["", *Answer.values]),
                violation_error_message="Cette réponse ne fait pas partie de la liste.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "mandate"],
                condition=Q(mandate__isnull=False),
                name="invitation_once_a_mandate",
                violation_error_message="Ce membre est déjà convoqué.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                condition=Q(mandate__isnull=True),
                name="invitation_once_a_guest",
                violation_error_message="Cette personne est déjà invitée.",
            ),
            models.CheckConstraint(
                name="invitation_is_somebody_s",
                condition=Q(mandate__isnull=False) | Q(person__isnull=False),
                violation_error_message="Une convocation s’adresse à un membre ou à un invité.",
            ),
            models.CheckConstraint(
                name="invitation_sent_with_its_version",
                condition=Q(sent_at__isnull=True, sent_sequence__isnull=True)
                | Q(sent_at__isnull=False, sent_sequence__isnull=False),
                violation_error_message="Un envoi dit son jour et sa version.",
            ),
            models.CheckConstraint(
                name="invitation_answer_complete",
                condition=Q(answer="", answered_at__isnull=True, answered_sequence__isnull=True)
                | ~Q(answer="") & Q(answered_at__isnull=False, answered_sequence__isnull=False),
                violation_error_message="Une réponse dit son jour et la version qu’elle vise.",
            ),
            models.CheckConstraint(
                name="invitation_deputy_when_sent",
                condition=Q(answer=Answer.SENDS) & (~Q(deputy_name="") | Q(proxy__isnull=False))
                | ~Q(answer=Answer.SENDS)
                & Q(deputy_name="", deputy_organisation="", proxy__isnull=True),
                violation_error_message="Nommez la personne envoyée ou le membre qui a le pouvoir.",
            ),
            models.CheckConstraint(
                name="invitation_word_with_an_answer",
                condition=Q(word="") | ~Q(answer=""),
                violation_error_message="Un mot accompagne une réponse.",
            ),
            models.CheckConstraint(
                name="invitation_not_own_proxy",
                condition=Q(proxy__isnull=True) | Q(mandate__isnull=True) | ~Q(proxy=F("mandate")),
                violation_error_message="Personne ne se donne pouvoir à soi-même.",
            ),
        ]

    def __str__(self) -> str:
        return f"convocation n° {self.pk}"

    @property
    def staff_label(self) -> str:
        """Return who is convened."""
        return (
            self.person.full_name if self.person else str(self.mandate and self.mandate.staff_label)
        )

    @property
    def is_sent_by_mail(self) -> bool:
        """Tell whether it was sent by mail and not withdrawn since."""
        return (
            self.channel == InvitationChannel.MAIL
            and self.sent_sequence is not None
            and self.withdrawn_at is None
        )


@tracked(exclude=("token_hash",))
class AnswerLink(models.Model):
    """Secret in the address by which a member answers; each mail has its own.

    Only the fingerprint is kept, so a mail sent again needs a new secret. Earlier ones go on
    working until all are revoked or the meeting is over.
    """

    invitation = models.ForeignKey(
        Invitation,
        on_delete=models.CASCADE,  # opens nothing without it: goes with it
        related_name="links",
        verbose_name="convocation",
    )
    token_hash = models.CharField("empreinte du jeton", max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField("créé le", auto_now_add=True)
    expires_at = models.DateTimeField("expire le")
    revoked_at = models.DateTimeField("révoqué le", null=True, blank=True)

    class Meta:
        verbose_name = "lien de réponse"
        verbose_name_plural = "liens de réponse"
        ordering = ["invitation", "pk"]

    def __str__(self) -> str:
        return f"lien de réponse n° {self.pk}"


@tracked()
class ItemCall(models.Model):
    """Call for points of the agenda: until which day, and with which words."""

    meeting = models.OneToOneField(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting: goes with it
        related_name="item_call",
        verbose_name="réunion",
    )
    until_on = models.DateField("propositions jusqu’au")
    message = models.TextField(
        "message aux membres", max_length=1000, blank=True, help_text="Repris dans le courriel."
    )

    class Meta:
        verbose_name = "appel à points"
        verbose_name_plural = "appels à points"

    def __str__(self) -> str:
        return f"appel à points de {self.meeting}"


@tracked()
class ItemProposal(ConstrainedModel):
    """Point proposed by a member; once accepted it is on the agenda, declined it has a reply."""

    part_of = "meeting"

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    meeting = models.ForeignKey(
        Meeting,
        on_delete=models.CASCADE,  # part of the meeting: goes with it
        related_name="proposals",
        verbose_name="réunion",
    )
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="mandat",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="personne",
    )
    author = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name="compte",
    )
    title = models.CharField("titre du point", max_length=250)
    reason = models.TextField("pourquoi", max_length=2000)
    minutes_wanted = models.PositiveSmallIntegerField("durée souhaitée", null=True, blank=True)
    state = models.CharField(
        "état", max_length=10, choices=ProposalState.pairs, default=ProposalState.PENDING
    )
    reply = models.CharField("réponse donnée", max_length=500, blank=True)
    item = models.OneToOneField(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name="point de l’ordre du jour",
    )
    proposed_at = models.DateTimeField("proposé le", auto_now_add=True)
    decided_at = models.DateTimeField("tranché le", null=True, blank=True)

    class Meta:
        verbose_name = "proposition de point"
        verbose_name_plural = "propositions de points"
        ordering = ["meeting", "proposed_at", "pk"]
        constraints = [
            one_of("state", ProposalState),
            models.CheckConstraint(
                name="itemproposal_is_somebody_s",
                condition=Q(mandate__isnull=False)
                | Q(person__isnull=False)
                | Q(author__isnull=False),
                violation_error_message="Une proposition vient d’un membre.",
            ),
            models.CheckConstraint(
                name="itemproposal_declined_with_a_word",
                condition=~Q(state=ProposalState.DECLINED) | ~Q(reply=""),
                violation_error_message="Un refus se dit en un mot.",
            ),
            models.CheckConstraint(
                name="itemproposal_decided_when_no_longer_pending",
                condition=Q(state=ProposalState.PENDING, decided_at__isnull=True)
                | ~Q(state=ProposalState.PENDING) & Q(decided_at__isnull=False),
                violation_error_message="Une proposition tranchée dit quand.",
            ),
        ]

    def __str__(self) -> str:
        return self.title
