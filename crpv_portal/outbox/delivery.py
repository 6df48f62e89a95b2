"""Delivery of one message to the mail server, and its answer as the outbox needs it."""

from __future__ import annotations

import contextlib
import smtplib
from dataclasses import dataclass
from enum import Enum

from django.core.mail import get_connection

from .choices import ADDRESS_REFUSED
from .message import message_of
from .models import OutgoingMail

PERMANENT = 500  # RFC 5321, 4.2.1: 5xx, do not try again as it is


class ServerAnswer(Enum):
    ACCEPTED = "accepted"
    LATER = "later"  # certainly not taken: try again
    REFUSED = "refused"  # certainly not taken, and never will be
    UNKNOWN = "unknown"  # cut before the answer: it may have been taken


@dataclass(frozen=True)
class DeliveryOutcome:
    """Result; `problem` is in words for the staff, never the server's, which quote addresses."""

    answer: ServerAnswer
    problem: str = ""


def deliver(mail: OutgoingMail) -> DeliveryOutcome:
    """Hand the message to the mail server; raise nothing."""
    connection = get_connection()
    try:
        connection.open()
    except Exception as problem:  # a wrong setting too: mended there, and then the mail leaves
        return DeliveryOutcome(
            ServerAnswer.LATER, f"le serveur de courriel ne répond pas ({_name(problem)})"
        )
    try:
        message = message_of(mail)
        message.connection = connection
        message.send()
    except Exception as problem:
        return _outcome_of(problem)
    finally:
        with contextlib.suppress(OSError, smtplib.SMTPException):
            connection.close()
    return DeliveryOutcome(ServerAnswer.ACCEPTED)


def _outcome_of(problem: Exception) -> DeliveryOutcome:
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        [(code, _)] = problem.recipients.values()
        if code >= PERMANENT:
            return DeliveryOutcome(ServerAnswer.REFUSED, f"{ADDRESS_REFUSED} (code {code})")
        return _answered(code, "l’adresse", permanent=False)
    if isinstance(problem, smtplib.SMTPDataError):
        code = problem.smtp_code
        return _answered(code, "le message", permanent=code >= PERMANENT)
    if isinstance(problem, smtplib.SMTPResponseException):
        # Sender or log-in refused: to be corrected in the settings, not in this mail.
        return _answered(problem.smtp_code, "l’expéditeur", permanent=False)
    if isinstance(problem, smtplib.SMTPServerDisconnected | OSError):
        # Perhaps before the text went out, perhaps after: only the server knows.
        return DeliveryOutcome(
            ServerAnswer.UNKNOWN,
            f"coupé avant la réponse du serveur de courriel ({_name(problem)})",
        )
    return DeliveryOutcome(
        ServerAnswer.REFUSED, f"ce courriel ne peut pas être envoyé ({_name(problem)})"
    )


def _answered(code: int, what: str, *, permanent: bool) -> DeliveryOutcome:
    if permanent:
        return DeliveryOutcome(
            ServerAnswer.REFUSED, f"le serveur de courriel refuse {what} (code {code})"
        )
    return DeliveryOutcome(
        ServerAnswer.LATER, f"le serveur de courriel diffère {what} (code {code})"
    )


def _name(problem: Exception) -> str:
    return type(problem).__name__
