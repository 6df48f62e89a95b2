"""Links of a consultation: the party of each, and until when it opens."""

from __future__ import annotations

import datetime

from crpv_portal.common.dates import today
from crpv_portal.common.links import LinkClosed
from crpv_portal.common.locks import locked
from crpv_portal.common.tokens import fingerprint

from ..models import ConsultationLink, ConsultedParty

READABLE_DAYS = 90  # after the last day: the answers are read by the same link


def link_of(token: str) -> ConsultationLink | None:
    """Return the link of this secret, open or closed; None for a forged one."""
    return (
        ConsultationLink.objects.filter(token_hash=fingerprint(token))
        .select_related(
            "party__consultation__edition__text", "party__organisation", "party__centre"
        )
        .first()
    )


def is_readable(link: ConsultationLink) -> bool:
    """Tell whether the link still opens its page today."""
    last = link.party.consultation.until + datetime.timedelta(days=READABLE_DAYS)
    return link.revoked_at is None and today() <= last


def held_party(link: ConsultationLink) -> ConsultedParty:
    """Lock what keeps the link open, in this transaction, and return its party as stored.

    Raises LinkClosed when it was replaced while its page was open.
    """
    locked(link.party.consultation)
    party = locked(link.party, "consultation")
    link = locked(link)
    link.party = party
    if not is_readable(link):
        raise LinkClosed(link)
    return party
