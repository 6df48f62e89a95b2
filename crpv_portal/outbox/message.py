"""Message to send: its parts, in the order that mail and calendar programs expect."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.http import http_date

from .models import OutgoingMail


def message_of(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Build the message; identifier and date are those of the mail, the same at each attempt."""
    headers = {
        "Message-ID": mail.message_id,
        "Date": http_date(mail.queued_at.timestamp()).replace("GMT", "+0000"),
        "Auto-Submitted": "auto-generated",  # RFC 3834: absence notices do not answer it
    }
    if mail.unsubscribe_url:  # RFC 8058: left in one click, from the mail program itself
        headers["List-Unsubscribe"] = f"<{mail.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers=headers,
        reply_to=[mail.reply_to] if mail.reply_to else None,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    calendar = bytes(mail.calendar)
    if calendar:
        # RFC 6047, 2.4: the method of the part is that of the object. The last alternative is the
        # preferred one; programs that know no invitation open the attached file.
        message.attach_alternative(
            calendar.decode("utf-8"), f"text/calendar; method={mail.calendar_method}"
        )
        message.attach("invite.ics", calendar, "application/ics")
    return message
