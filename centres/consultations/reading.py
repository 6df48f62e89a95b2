"""Text of a consultation laid out: each provision with what changes and what the group says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from partners.models import Provision
from partners.texts.comparing import ProvisionChange, compare, edition_before

from ..models import Consultation, ConsultationComment, ConsultedParty


@dataclass
class ConsultedProvision:
    """Provision in consultation with its comments; `change` is None for the edition as a whole."""

    change: ProvisionChange | None
    comments: list[ConsultationComment] = field(default_factory=list)

    @property
    def provision(self) -> Provision | None:
        return self.change.after if self.change else None

    @property
    def key(self) -> str:
        """Return what names its boxes: the number of the provision, or « ensemble »."""
        return str(self.provision.pk) if self.provision else "ensemble"

    @property
    def heading(self) -> str:
        return self.change.heading if self.change else "L’ensemble du texte"

    @property
    def is_open(self) -> bool:
        """Tell whether it can be commented: what the new text no longer has cannot."""
        return self.change is None or self.change.after is not None


def read_consultation(consultation: Consultation) -> list[ConsultedProvision]:
    """Return the edition as a whole, then each provision in its order, with the comments."""
    edition = consultation.edition
    old = edition_before(edition)
    published = Provision.objects.established().filter(edition=old)
    rows = Provision.objects.filter(edition=edition) | published
    found = list(rows.prefetch_related("replaces").order_by("edition", "position", "pk"))
    changes = compare(
        [row for row in found if row.edition_id != edition.pk],
        [row for row in found if row.edition_id == edition.pk],
    )
    laid = [ConsultedProvision(None), *(ConsultedProvision(change) for change in changes)]
    by_key = {each.key: each for each in laid if each.is_open}
    for comment in comments_of(consultation):
        by_key[str(comment.provision_id or "ensemble")].comments.append(comment)
    return laid


def comments_of(consultation: Consultation) -> Iterable[ConsultationComment]:
    """Return the comments in the order in which they were made, with who made them."""
    return (
        ConsultationComment.objects.filter(party__consultation=consultation)
        .select_related("party__organisation", "party__centre", "provision")
        .order_by("made_at", "pk")
    )


def party_state(party: ConsultedParty, comments: int) -> str:
    """Return where a party stands, in words."""
    if comments or party.answered_at:
        return "a répondu"
    if not party.invited_at:
        return "pas encore écrit" if party.email else "sans adresse"
    return "relancée, sans réponse" if party.reminded_on else "sans réponse"
