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


# How a mail says that the address itself was refused, which the staff of a body can correct.
ADDRESS_REFUSED = "le serveur de courriel refuse l’adresse"

# Still to leave: their content is needed.
PENDING_STATES = (MailState.QUEUED, MailState.SENDING, MailState.UNCERTAIN)
