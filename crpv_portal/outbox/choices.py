"""States of a mail, and methods of a calendar part."""

from crpv_portal.common.choices import TextChoices


class MailState(TextChoices):
    QUEUED = "queued", "en attente"
    SENDING = "sending", "en cours d’envoi"
    UNCERTAIN = "uncertain", "incertain"
    SENT = "sent", "parti"
    FAILED = "failed", "échoué"
    DROPPED = "dropped", "abandonné"


class CalendarMethod(TextChoices):
    """Request of a calendar part to its reader (RFC 5546)."""

    REQUEST = "REQUEST", "invitation"
    CANCEL = "CANCEL", "annulation"
    PUBLISH = "PUBLISH", "information"


# Still to leave: their content is needed.
PENDING_STATES = (MailState.QUEUED, MailState.SENDING, MailState.UNCERTAIN)
