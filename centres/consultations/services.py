"""Services on a consultation: prepare, send, remind, close, comment, answer, forget."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from crpv_portal.common.dates import in_words, judge_last_day, today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because, required_reason
from crpv_portal.common.locks import locked, locked_rows
from partners.choices import SirenAbsence, TextKind
from partners.models import Edition, Provision, Signature

from ..choices import CentreStatus, ContactKind
from ..models import (
    Centre,
    Consultation,
    ConsultationComment,
    ConsultedParty,
    Contact,
)
from ..models.consultations import LONGEST_COMMENT
from .links import READABLE_DAYS
from .mails import send_copies, send_copy, write_to

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

TOO_FAR = "Une consultation dure un an au plus."
MOST_COMMENTS = 10  # of a party on one provision: the page shows them all to the whole group
OVER = "Cette consultation est close : les commentaires ne changent plus."


@transaction.atomic
def prepare_consultation(
    *, edition: Edition, until: datetime.date, message: str, reason: str
) -> Consultation:
    """Prepare a consultation on a draft: signatories of the charter and published centres.

    Each centre has the address that was checked for it, if any; nobody is written to. Raises
    ValidationError for an edition that is no draft, or whose consultation is not closed.
    """
    reason = required_reason(reason)
    edition = locked(edition)
    if not edition.is_draft:
        raise ValidationError({"edition": "Cette édition n’est plus en préparation."})
    judge_last_day(until, too_far=TOO_FAR)
    if Consultation.objects.filter(edition=edition, closed_at__isnull=True).exists():
        raise ValidationError({"edition": "Une consultation sur cette édition n’est pas close."})
    made = Consultation(edition=edition, until=until, message=message)
    with because(reason, action="prepare_consultation"):
        made.full_clean()
        made.save()
        for party in _proposed(made):
            party.full_clean()
            party.save()
    return made


def _proposed(consultation: Consultation) -> Iterable[ConsultedParty]:
    """Yield the signatories of the charter in force, or those that succeed them, then centres."""
    signatures = (
        Signature.objects.established()
        .filter(edition__in=Edition.objects.established().of_kind(TextKind.CHARTER).current())
        .select_related("organisation__successor__successor")
        .order_by("pk")
    )
    found = {}
    for signature in signatures:
        organisation = signature.organisation
        while organisation.successor is not None:
            organisation = organisation.successor
        if organisation.siren_absence != SirenAbsence.ENDED:
            found[organisation.pk] = organisation
    for organisation in found.values():
        yield ConsultedParty(consultation=consultation, organisation=organisation)
    emails = (
        Contact.objects.established().filter(kind=ContactKind.EMAIL, erased_at__isnull=True)
    ).order_by("-is_public", "pk")
    by_centre: dict[int, str] = {}
    for contact in emails:
        by_centre.setdefault(contact.centre_id, contact.value)
    centres = Centre.objects.filter(status=CentreStatus.PUBLISHED).order_by("order_key", "pk")
    for centre in centres:
        yield ConsultedParty(
            consultation=consultation, centre=centre, email=by_centre.get(centre.pk, "")
        )


def to_invite(consultation: Consultation) -> list[ConsultedParty]:
    """Return those with an address that were not written to yet."""
    waiting = consultation.parties.filter(invited_at__isnull=True).exclude(email="")
    return list(waiting.with_names())


def to_remind(consultation: Consultation) -> list[ConsultedParty]:
    """Return those that said nothing, with an address, and were not reminded today."""
    silent = consultation.parties.silent().exclude(email="")
    reminded = Q(reminded_on__isnull=True) | Q(reminded_on__lt=today())
    return list(silent.filter(reminded).with_names())


def is_open(consultation: Consultation) -> bool:
    """Tell whether comments are taken today."""
    return (
        consultation.sent_at is not None
        and consultation.closed_at is None
        and consultation.until >= today()
    )


@transaction.atomic
def send_consultation(*, consultation: Consultation, user: User, reason: str) -> int:
    """Write to those that were not written to; return how many. Safe to run again.

    Raises ValidationError when it is closed or over, or when nobody is left to write to.
    """
    reason = required_reason(reason)
    consultation = locked(consultation)
    _require_running(consultation)
    parties = _held(to_invite(consultation))
    if not parties:
        raise ValidationError("Personne n’attend ce courriel : donnez d’abord une adresse.")
    now = timezone.now()
    with because(reason, action="send_consultation"):
        for party in parties:
            write_to(party, consultation, user, is_reminder=False)
            party.invited_at = now
            party.save(update_fields=["invited_at"])
        if consultation.sent_at is None:
            consultation.sent_at = now
            consultation.save(update_fields=["sent_at"])
    return len(parties)


@transaction.atomic
def remind_parties(*, consultation: Consultation, user: User, reason: str) -> int:
    """Write again to those that said nothing, once a day at most; return how many."""
    reason = required_reason(reason)
    consultation = locked(consultation)
    _require_running(consultation)
    parties = _held(to_remind(consultation))
    if not parties:
        raise ValidationError("Personne n’est à relancer aujourd’hui.")
    with because(reason, action="remind_parties"):
        for party in parties:
            write_to(party, consultation, user, is_reminder=True)
            party.reminded_on = today()
            party.save(update_fields=["reminded_on"])
    return len(parties)


def _held(parties: Iterable[ConsultedParty]) -> list[ConsultedParty]:
    keys = [party.pk for party in parties]
    return list(locked_rows(ConsultedParty.objects.filter(pk__in=keys)))


def _require_running(consultation: Consultation) -> None:
    if consultation.closed_at is not None:
        raise ValidationError(OVER)
    if consultation.until < today():
        raise ValidationError(
            f"Le dernier jour ({in_words(consultation.until)}) est passé : changez-le d’abord."
        )


@transaction.atomic
def readdress_party(*, party: ConsultedParty, email: str, reason: str) -> ConsultedParty:
    """Correct the address of a party: what was sent to the other opens nothing any more.

    It is written to at the next sending. Raises ValidationError for the same address.
    """
    reason = required_reason(reason)
    locked(party.consultation)
    party = locked(party)
    if party.email == email:
        raise ValidationError({"email": "C’est déjà l’adresse de cette organisation."})
    with because(reason, action="readdress_party"):
        party.links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
        party.email, party.invited_at, party.reminded_on = email, None, None
        party.full_clean()
        party.save()
    return party


@transaction.atomic
def close_consultation(*, consultation: Consultation, reason: str) -> Consultation:
    """Close it before its last day, or for good: comments are read, and no longer made.

    Each party gets the copy of what it wrote.
    """
    reason = required_reason(reason)
    consultation = locked(consultation)
    if consultation.closed_at is not None:
        raise ValidationError(OVER)
    with because(reason, action="close_consultation"):
        consultation.closed_at = timezone.now()
        consultation.save(update_fields=["closed_at"])
    send_copies(consultation)
    return consultation


@transaction.atomic
def comment(
    *,
    party: ConsultedParty,
    texts: Mapping[int | None, str],
    has_done: bool = False,
    is_named: bool | None = None,
) -> list[ConsultationComment]:
    """Keep the comments of a party, by the key of their provision (None: the edition as a whole).

    The same one, sent again, stays one. has_done: the party says that it has answered, and gets the
    copy of it; is_named: whether a published synthesis may name it, None to leave it so. Raises
    ValidationError when comments are taken no more, when nothing is said, when one is too long,
    when a provision went meanwhile or already has as many of this party as one may make.
    """
    consultation = locked(party.consultation)
    if not is_open(consultation):
        raise ValidationError(OVER)
    party = locked(party)
    said = {key: _clean(text) for key, text in texts.items()}
    said = {key: text for key, text in said.items() if text}
    is_chosen = is_named is not None and is_named != party.is_named
    if not said and not has_done and not is_chosen:
        raise ValidationError("Écrivez un commentaire, ou cochez que votre réponse est complète.")
    kept = Provision.objects.filter(edition=consultation.edition_id, pk__in=filter(None, said))
    provisions = {row.pk: row for row in kept}
    made = []
    with because("commentaire d’une organisation consultée", action="comment_edition"):
        for key, text in said.items():
            if key is not None and key not in provisions:
                raise ValidationError(
                    "Une des dispositions commentées n’est plus dans le texte : reprenez ce "
                    "commentaire sous une autre, ou sur l’ensemble."
                )
            provision = provisions[key] if key is not None else None
            if party.comments.filter(provision=provision, text=text).exists():
                continue
            if party.comments.filter(provision=provision).count() >= MOST_COMMENTS:
                raise ValidationError(
                    f"Vous avez déjà {MOST_COMMENTS} commentaires sur "
                    f"{f'« {provision.title} »' if provision else 'l’ensemble du texte'}, le plus "
                    "que l’on prenne : rien n’est enregistré cette fois. Gardez ce texte, et "
                    "écrivez-nous."
                )
            row = ConsultationComment(party=party, provision=provision, text=text)
            row.full_clean()
            row.save()
            made.append(row)
        if is_chosen:
            party.is_named = bool(is_named)
            party.save(update_fields=["is_named"])
        if has_done and party.answered_at is None:
            party.answered_at = timezone.now()
            party.save(update_fields=["answered_at"])
            if party.email:
                send_copy(party, is_over=False)
    return made


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_COMMENT:
        raise ValidationError(f"Un commentaire tient en {LONGEST_COMMENT} caractères.")
    return text


@dataclass(frozen=True)
class GroupAnswer:
    """Answer to one or more comments; `read` is what was stored for each when it was written."""

    comments: tuple[int, ...]
    text: str
    read: Mapping[int, str]


class AnsweredMeanwhile(ValidationError):
    """Raised when somebody else answered one of these comments; nothing was written."""


def answer_mark(comment: ConsultationComment) -> str:
    """Return the digest of the stored answer, which the page carries."""
    return short_digest(comment.answer)


@transaction.atomic
def answer_comments(*, consultation: Consultation, answer: GroupAnswer) -> int:
    """Write one answer to a comment, or to a group of them; return how many changed.

    Raises ValidationError without a comment or a text, AnsweredMeanwhile when another answer was
    stored since the page was read.
    """
    text = _clean(answer.text)
    if not answer.comments:
        raise ValidationError("Cochez les commentaires auxquels cette réponse s’adresse.")
    if not text:
        raise ValidationError("Écrivez la réponse aux commentaires cochés.")
    consultation = locked(consultation)
    rows = ConsultationComment.objects.filter(
        pk__in=answer.comments, party__consultation=consultation
    )
    changed = 0
    with because("réponse à une consultation", action="answer_comments"):
        for row in locked_rows(rows):
            if row.answer == text:
                continue
            if answer_mark(row) != answer.read.get(row.pk):
                raise AnsweredMeanwhile(
                    f"Une autre réponse vient d’être enregistrée : « {row.answer} ». La vôtre ne "
                    "l’est pas : reprenez-la, ou laissez l’autre."
                )
            row.answer = text
            row.full_clean()
            row.save(update_fields=["answer"])
            changed += 1
    return changed


@transaction.atomic
def forget_addresses() -> int:
    """Forget the addresses of consultations that nobody reads any more; return how many."""
    last = today() - datetime.timedelta(days=READABLE_DAYS)
    parties = ConsultedParty.objects.filter(consultation__until__lt=last).exclude(email="")
    with because("adresses d’une consultation passée", action="forget_addresses"):
        return parties.update(email="")
