"""Outgoing mail, with its identifier and its state."""

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from crpv_portal.common.constraints import one_of
from crpv_portal.common.joint_constraints import ConstrainedModel

from .choices import CalendarMethod, MailState
from .querysets import OutgoingMailQuerySet

# A mail server that answers at all answers within `EMAIL_TIMEOUT` at each of some ten steps.
LONGEST_SENDING = datetime.timedelta(minutes=5)


class OutgoingMail(ConstrainedModel):
    """Mail to one address, kept from the moment it is decided; pending rows are the queue.

    `message_id` is drawn once and never changes: SMTP has no two-phase commit, so that a mail cut
    while it was being sent may have arrived. It is sent again under the same identifier, by which
    the receiving side recognises a duplicate.

    Its content is erased as soon as it is sent, for it holds the secrets of its links; the address
    and the subject later (`retention.purge_mails`).
    """

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    message_id = models.CharField(
        "identifiant du message (Message-ID)", max_length=300, unique=True, editable=False
    )
    kind = models.CharField("nature", max_length=60)
    about = models.CharField("à propos de", max_length=100, blank=True, db_index=True)

    to = models.EmailField("destinataire", blank=True)
    reply_to = models.EmailField("réponse à", blank=True)
    subject = models.CharField("objet", max_length=250, blank=True)
    text = models.TextField("texte", blank=True)
    html = models.TextField("texte en HTML", blank=True)
    calendar = models.BinaryField("invitation", blank=True, default=b"")
    calendar_method = models.CharField(
        "nature de l’invitation",
        max_length=10,
        choices=CalendarMethod.pairs,
        blank=True,
        default="",
    )
    unsubscribe_url = models.URLField("adresse de désabonnement", max_length=500, blank=True)
    is_forgotten_at_end = models.BooleanField(
        "oublié dès qu’il n’attend plus",
        default=False,
        db_default=False,
        editable=False,
        help_text="Son adresse peut être celle de quelqu’un que le registre ne connaît pas.",
    )

    state = models.CharField(
        "état", max_length=10, choices=MailState.pairs, default=MailState.QUEUED, editable=False
    )
    attempts = models.PositiveIntegerField("essais", default=0, editable=False)
    problem = models.CharField("dernière difficulté", max_length=200, blank=True, editable=False)
    queued_at = models.DateTimeField("mis en attente le", default=timezone.now, editable=False)
    # The days before giving up are counted from here: its queueing, or the last retry by staff.
    trying_since = models.DateTimeField("essayé depuis le", default=timezone.now, editable=False)
    # Moment from which a worker looks at a pending row that nobody has locked.
    next_attempt_at = models.DateTimeField(
        "prochain essai le", default=timezone.now, editable=False
    )
    sending_since = models.DateTimeField("envoi commencé le", null=True, blank=True, editable=False)
    cut_at = models.DateTimeField("envoi coupé le", null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(
        "parti, échoué ou abandonné le", null=True, blank=True, editable=False
    )
    purged_at = models.DateTimeField("contenu effacé le", null=True, blank=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "courriel"
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=("queued", "sending", "uncertain")),
                name="outgoingmail_due",
            ),
        ]
        constraints = [
            one_of("state", MailState),
            models.CheckConstraint(
                name="outgoingmail_calendar_has_method",
                condition=Q(calendar=b"") | Q(calendar_method__in=CalendarMethod.values),
                violation_error_message="Une invitation dit ce qu’elle demande.",
            ),
            models.CheckConstraint(
                name="outgoingmail_end_has_time",
                condition=Q(state__in=("sent", "failed", "dropped"), ended_at__isnull=False)
                | Q(state__in=("queued", "sending", "uncertain"), ended_at__isnull=True),
                violation_error_message="Un courriel qui n’attend plus dit depuis quand.",
            ),
            models.CheckConstraint(
                name="outgoingmail_waiting_is_whole",
                condition=Q(state__in=("sent", "dropped"))
                | Q(purged_at__isnull=False)
                | ~Q(to="") & ~Q(text=""),
                violation_error_message="Un courriel qui attend garde son adresse et son texte.",
            ),
        ]

    def __str__(self) -> str:
        return f"Courriel n° {self.pk}"

    @property
    def shown_state(self) -> MailState:
        """Return the state; uncertain for a mail whose worker died and no other found yet."""
        state = MailState(self.state)
        if (
            state is MailState.SENDING
            and self.sending_since is not None
            and timezone.now() - self.sending_since > LONGEST_SENDING
        ):
            return MailState.UNCERTAIN
        return state

    def forget_content(self) -> None:
        self.text = self.html = self.unsubscribe_url = ""
        self.calendar = b""

    def forget_address(self) -> None:
        self.to = self.reply_to = self.subject = ""
        self.purged_at = timezone.now()
