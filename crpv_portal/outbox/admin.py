"""Admin screen of the mails: read by the national staff, retried, given up."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from crpv_portal.common.admin.base import ReadOnlyAdmin
from crpv_portal.common.admin.lists import Pending, PendingFilter, badge
from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.french import counted

from .choices import PENDING_STATES, MailState
from .models import OutgoingMail
from .services import RETRIED, drop_mail, retry_mail

TONES = {
    MailState.QUEUED: "info",
    MailState.SENDING: "info",
    MailState.UNCERTAIN: "warn",
    MailState.SENT: "good",
    MailState.FAILED: "warn",
    MailState.DROPPED: "plain",
}
MEANINGS = {
    MailState.QUEUED: "Il attend son tour, ou le prochain essai ; rien n’est parti.",
    MailState.SENDING: "Il est en train d’être remis au serveur de courriel.",
    MailState.UNCERTAIN: (
        "L’envoi a été coupé avant que le serveur de courriel ne réponde : il est peut-être "
        "arrivé, peut-être pas. Il repart de lui-même sous le même identifiant, auquel le serveur "
        "du destinataire reconnaît et écarte un double."
    ),
    MailState.SENT: "Le serveur de courriel l’a pris. Son texte est oublié.",
    MailState.FAILED: (
        "Le serveur de courriel l’a refusé, ou n’a pas répondu pendant cinq jours. Corrigez la "
        "cause, puis choisissez « Réessayer » dans la liste."
    ),
    MailState.DROPPED: "Il a été abandonné avant de partir. Son texte est oublié.",
}
TWICE = " Un envoi précédent avait été coupé : le destinataire peut l’avoir reçu deux fois."

# Workers look every second: a mail due for that long means that none is running.
UNSEEN = datetime.timedelta(minutes=15)

MAIL_PENDING = (
    Pending(
        "echoues",
        "échoués, à réessayer",
        "courriel(s) (n’est|ne sont) pas parti(s)",
        lambda: Q(state=MailState.FAILED, purged_at__isnull=True),
    ),
    Pending(
        "en-souffrance",
        "en souffrance",
        "courriel(s) aurai(t|ent) dû partir : vérifiez que « manage.py work » tourne",
        lambda: Q(
            state__in=PENDING_STATES,
            next_attempt_at__lt=timezone.now() - UNSEEN,
        ),
    ),
)


class MailPendingFilter(PendingFilter):
    states = MAIL_PENDING


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """Screen of mails, without their content, which holds the secrets of its links."""

    help_text = (
        "Ce que le portail envoie, et où chaque courriel en est. « Incertain » : coupé en cours "
        "d’envoi, il repart de lui-même sous le même identifiant."
    )
    list_display = ("queued_at", "shown", "to", "subject", "situation")
    list_filter = (MailPendingFilter, "state", "kind")
    search_fields = ("to", "subject", "message_id", "about")
    date_hierarchy = "queued_at"
    ordering = ("-queued_at", "-pk")
    actions = ("retry",)
    page_actions = (
        PageAction(
            slug="abandonner",
            verb="Abandonner",
            explanation="Il ne partira pas, et ce qu’il disait est oublié aussitôt.",
            carry_out=lambda request, mail, data: drop_mail(mail=mail, **data),
            done="Le courriel est abandonné.",
            is_offered=lambda mail: mail.state in RETRIED,
            is_grave=True,
        ),
    )
    fieldsets = (
        ("État", {"fields": ("shown", "meaning", "situation", "attempts")}),
        ("Courriel", {"fields": ("to", "reply_to", "subject", "kind", "message_id")}),
        (
            "Quand",
            {"fields": ("queued_at", "sending_since", "cut_at", "ended_at", "purged_at")},
        ),
    )

    def may_take_page_actions(self, request: HttpRequest, row: Any) -> bool:
        return bool(self.has_view_permission(request, row))

    @admin.display(description="état", ordering="state")
    def shown(self, mail: OutgoingMail) -> SafeString:
        state = mail.shown_state
        return badge(str(state.label), TONES[state])

    @admin.display(description="situation")
    def situation(self, mail: OutgoingMail) -> str:
        """Return the last problem and the next attempt, or a dash."""
        said = [capfirst(mail.problem)] if mail.problem else []
        if mail.state in (MailState.QUEUED, MailState.UNCERTAIN) and mail.attempts:
            at = timezone.localtime(mail.next_attempt_at)
            said.append(f"essai n° {mail.attempts + 1} le {at:%d/%m à %H h %M}")
        return " ; ".join(said) or "–"

    @admin.display(description="ce que cela veut dire")
    def meaning(self, mail: OutgoingMail) -> str:
        state = mail.shown_state
        was_cut = state is MailState.SENT and mail.cut_at is not None
        return MEANINGS[state] + (TWICE if was_cut else "")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("shown", "meaning", "situation")

    @admin.action(description="Réessayer maintenant")
    def retry(self, request: HttpRequest, mails: QuerySet[OutgoingMail]) -> None:
        """Retry each mail by itself: one that cannot be retried does not stop the others."""
        tried, kept = 0, 0
        for mail in mails.order_by("pk"):
            try:
                retry_mail(mail=mail)
                tried += 1
            except ValidationError:
                kept += 1
        if tried:
            messages.success(request, f"{counted(tried, 'courriel(s) repar(t|tent)')}.")
        if kept:
            said = "courriel(s) laissé(s) : déjà parti(s), en cours d’envoi, ou dont le texte est"
            messages.warning(request, f"{counted(kept, said)} oublié.")
