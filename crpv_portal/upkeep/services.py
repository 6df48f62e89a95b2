"""Services on the proposals on sheets: write down, accept, amend, decline."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from centres.models import Centre, Site
from centres.perms import can_propose_on_sheet
from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.dates import today
from crpv_portal.common.digests import short_digest
from crpv_portal.common.history import because
from crpv_portal.common.locks import locked
from crpv_portal.common.models import Source
from crpv_portal.common.site_address import full_address
from crpv_portal.outbox.services import queue_mail

from .acts import ActForm
from .choices import Origin, Outcome
from .models import SheetLetter, SheetProposal
from .parts import PARTS, STREET, Box, box_of, typed_for

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from .sheets import PublicSheet

MOST_WAITING = 100  # of one centre: its sheet has no more boxes
DECIDED_ALREADY = "Entre-temps, cette proposition a été tranchée : elle est {outcome}."
HAS_CHANGED = (
    "Entre-temps, ce champ a changé : {holds}. Rien n’est enregistré ; relisez, puis recommencez."
)


def report_error(
    *, sheet: PublicSheet, text: str, source: str, email: str, once: str
) -> SheetProposal:
    """Write down what a visitor says of a sheet; the same form, sent again, stays one report."""
    centre = sheet.row if isinstance(sheet.row, Centre) else None
    with because("signalement reçu", action="report_error"):
        proposal, _ = SheetProposal.objects.get_or_create(
            once=once,
            defaults={
                "origin": Origin.PUBLIC,
                "page": sheet.page,
                "title": sheet.title[:300],
                "centre": centre,
                "after": text,
                "source": source,
                "email": email,
            },
        )
    return proposal


@transaction.atomic
def propose_changes(
    *,
    centre: Centre,
    changes: list[tuple[Box, str]],
    words: str,
    source: str,
    origin: Origin,
    author: User | None = None,
    letter: SheetLetter | None = None,
    email: str = "",
) -> int:
    """Write down one proposal for each changed box, and one for free words.

    Returns how many were asked; what already waits in the same words stays one. Raises
    ValidationError when too many wait, and for an author who left the centre meanwhile.
    """
    centre = locked(centre)
    if author is not None and not can_propose_on_sheet(author, centre):
        raise ValidationError("Vous n’êtes plus membre de ce centre : rien n’est envoyé.")
    common: dict[str, Any] = {
        "origin": origin,
        "page": centre.get_absolute_url(),
        "title": centre.name[:300],
        "centre": centre,
        "source": source,
        "author": author,
        "letter": letter,
        "email": email,
    }
    asked = [
        {"part": box.part.slug, "row": box.row.pk, "column": box.column}
        | {"before": box.text, "after": text}
        for box, text in changes
    ]
    if words:
        asked.append({"after": words})
    waiting = SheetProposal.objects.waiting().filter(centre=centre)
    known = {(each.part, each.row, each.column, each.after) for each in waiting}
    new = [
        each
        for each in asked
        if (each.get("part", ""), each.get("row"), each.get("column", ""), each["after"])
        not in known
    ]
    if len(known) + len(new) > MOST_WAITING:
        raise ValidationError(
            f"{MOST_WAITING} propositions au plus attendent une réponse pour un centre : laissez à "
            "l’équipe nationale le temps de les lire."
        )
    with because("proposition reçue", action="propose_changes"):
        for each in new:
            proposal = SheetProposal(**common, **each, once=uuid.uuid4().hex)
            proposal.full_clean()
            proposal.save()
    return len(asked)


def box_now(proposal: SheetProposal) -> Box | None:
    """Return the box that the proposal is about, as it is now; None without one, or when gone."""
    return boxes_now([proposal]).get(proposal.pk)


def boxes_now(proposals: Iterable[SheetProposal]) -> dict[int, Box]:
    """Return the box of each proposal by its key, with one query for each part of the sheets."""
    asked: dict[str, list[SheetProposal]] = {}
    for each in proposals:
        if each.part in PARTS:
            asked.setdefault(each.part, []).append(each)
    found = {}
    for slug, theirs in asked.items():
        rows = PARTS[slug].every.in_bulk([each.row for each in theirs])
        for each in theirs:
            row = rows.get(each.row)
            if row is not None and getattr(row, "erased_at", None) is None:
                found[each.pk] = box_of(slug, row, each.column)
    return found


def seen_of(proposal: SheetProposal, box: Box | None) -> str:
    """Return the digest of what the page of a decision shows: its state, and the box as it is."""
    return short_digest(f"{proposal.outcome} {box.text if box else ''}")


@transaction.atomic
def decide_proposal(
    *,
    proposal: SheetProposal,
    is_accepted: bool,
    text: str,
    reply: str,
    seen: str,
    by: User,
    on: str = "",
) -> SheetProposal:
    """Accept the proposal as `text` says, or decline it with a reply; thank who left an address.

    A change of a box is written by the form of the back office, in the same act; on: the day from
    which a new name or perimeter is true. Raises ValidationError when somebody decided it or
    changed the box since `seen`, when a refusal has no word, and for what the form refuses.
    """
    if proposal.centre is not None:
        locked(proposal.centre)
    proposal = locked(proposal, "author")
    if not proposal.is_waiting:
        outcome = proposal.get_outcome_display()
        raise ValidationError(DECIDED_ALREADY.format(outcome=outcome))
    if not is_accepted and not reply:
        raise ValidationError({"reply": "Dites en un mot pourquoi : la réponse est transmise."})
    box = box_now(proposal)
    if seen != seen_of(proposal, box):
        now = box.text if box else ""
        holds = f"il contient maintenant « {now} »" if now else "il est maintenant vide"
        raise ValidationError(HAS_CHANGED.format(holds=holds))
    if is_accepted and proposal.column and box is None:
        raise ValidationError("La ligne de la fiche n’existe plus : déclinez, en disant pourquoi.")
    is_amended = bool(proposal.column) and text != proposal.after
    if is_accepted:
        outcome = Outcome.AMENDED if is_amended else Outcome.ACCEPTED
        # Of free words, nothing reaches the history: what is kept there is what a box became.
        is_cited = box is not None and proposal.source
        given = f" ; source donnée : {proposal.source}" if is_cited else ""
        reason = f"proposition {outcome.label}{given}"
    else:
        outcome, reason = Outcome.DECLINED, "proposition déclinée"
    with because(reason, action="decide_proposal"):
        if is_accepted and box is not None:
            _write(box, text, proposal.source, reason, on)
        proposal.outcome, proposal.reply = outcome, reply
        proposal.decided_at = timezone.now()
        _thank(proposal)
        proposal.email = ""
        proposal.save()
    return proposal


def _write(box: Box, text: str, source: str, reason: str, on: str) -> None:
    """Change the box as the form of the back office would; who accepts has checked it today."""
    row = locked(box.row)
    form = box.part.form_of(row, typed_for(box, text, on))
    if not form.is_valid():
        said = [str(error) for errors in form.errors.values() for error in errors]
        raise ValidationError({"after": said})
    if isinstance(form, ActForm):
        _act(box, form, text, source, reason)
        return
    if source and getattr(row, "checked_on", None):
        row.checked_on, row.checked_on_precision = today(), DatePrecision.DAY  # type: ignore[attr-defined]
    is_street = box.column in STREET
    if isinstance(row, Site) and is_street and row.address_checked_on:
        row.address_checked_on, row.address_checked_on_precision = today(), DatePrecision.DAY
    form.save()
    if cited := _source_of(source):
        row.sources.add(cited)  # type: ignore[attr-defined] # each part is a Sourced


def _act(box: Box, form: ActForm, text: str, source: str, reason: str) -> None:
    """Rename the centre or change its perimeter; nothing when that was done on its page."""
    if text == box.text:
        return
    cited = _source_of(source)
    if cited is None:
        raise ValidationError(
            {
                "after": "La source donnée n’est pas une adresse qu’on puisse citer : changez-le "
                "sur sa page, avec une source, puis retenez ce texte."
            }
        )
    try:
        form.carry_out(reason=reason, sources=[cited])
    except ValidationError as refusal:
        raise ValidationError({"after": refusal.messages}) from None


def _source_of(text: str) -> Source | None:
    """Return the page that was given as a source, made when unknown; None for other words."""
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return None
    title = urlsplit(text).hostname or text
    source, _ = Source.objects.get_or_create(address=text, defaults={"title": title})
    return source


def _thank(proposal: SheetProposal) -> None:
    to = proposal.email or (proposal.author.email if proposal.author else "")
    if not to:
        return
    context = {
        "proposal": proposal,
        "is_accepted": proposal.outcome != Outcome.DECLINED,
        "is_amended": proposal.outcome == Outcome.AMENDED,
        "url": full_address(proposal.page),
        "site_title": settings.CRPV_SITE_TITLE,
    }
    queue_mail(
        kind="réponse à une proposition",
        to=to,
        subject="Votre proposition sur une fiche du registre",
        text=render_to_string("upkeep/email/decided.txt", context).strip() + "\n",
        about=f"proposal:{proposal.public_id}",
        is_forgotten_at_end=True,
    )
