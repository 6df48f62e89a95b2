"""Views that show who gets what, then send it: convening, reminding, one convocation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import capitalised, counted
from crpv_portal.common.locks import locked
from crpv_portal.common.site_address import site_address

from ...access import (
    READ_AND_WRITE,
    answer,
    meeting_to_come,
    posted,
    refusals_in_messages,
)
from ...drafts import SENDING, drop_draft, typed_before
from ...models import Invitation
from ...wording import meeting_title
from .. import emails
from ..answer_forms import NotedAnswerForm
from ..forms import MessageForm
from ..holders import address_of
from ..invitations import SHOWN_WITH, give_answer, links_digest, revoke_links
from ..members import answer_in_words, capacity_in_words, word_in_words
from ..recipients import Plan, Recipient, plan_of, sent_in_words
from ..services import (
    SendingResult,
    StalePlan,
    agenda_message_for,
    check_convenable,
    convene_meeting,
    message_for,
    reissue_link,
    remind_members,
    reminder_digest,
)

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from ...models import Meeting

STALE = (
    "Les membres ou la réunion ont changé pendant que vous lisiez : rien n’est parti. "
    "Voici le nouvel envoi."
)


UNREAD = (
    "Rien n’est parti : relisez d’abord votre message dans le courriel ci-dessous, puis envoyez."
)


LINKS_CHANGED = (
    "Les liens de ce membre ont changé pendant que vous lisiez : rien n’est fait de plus. Voici où "
    "ils en sont."
)


@dataclass(frozen=True)
class RecipientRow:
    """Recipient's row: who gets what, how, and what they already have."""

    name: str
    detail: str
    gets: str
    has: str
    why: str


@never_cache
@READ_AND_WRITE
def meeting_convene(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the plan; the button carries out exactly what was shown."""
    meeting = meeting_to_come(request, slug)
    form = MessageForm(posted(request), initial=typed_before(request, meeting, SENDING))
    if request.method != "POST":
        return _show_convocation(request, meeting, form=form)
    if not form.is_valid():
        return _show_convocation(request, meeting, form=form, status=422)
    message = form.cleaned_data["message"]
    is_read = request.POST.get("message_read", message_digest("")) == message_digest(message)
    if request.POST.get("do") == "preview" or not is_read:
        if not is_read and request.POST.get("do") != "preview":
            messages.warning(request, UNREAD)
        return _show_convocation(request, meeting, form=form, message=message)
    try:
        with refusals_in_messages(request):
            sent = convene_meeting(
                meeting=meeting,
                by=request.user,
                base=site_address(),
                seen=request.POST.get("seen", ""),
                message=message,
            )
            drop_draft(meeting=meeting, user=request.user, page=SENDING, saved=request.POST)
            messages.success(request, _done(sent))
    except StalePlan:
        messages.warning(request, STALE)
        shown = meeting_to_come(request, slug)
        return _show_convocation(request, shown, form=form, message=message, status=409)
    return redirect("espace:meeting_prepare", slug=slug)


@never_cache
@READ_AND_WRITE
def meeting_remind(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the plan of a reminder to those who did not answer; the button sends it.

    A plan that changed since is shown again.
    """
    meeting = meeting_to_come(request, slug)
    if request.method != "POST":
        return _show_reminder(request, meeting)
    try:
        with refusals_in_messages(request):
            sent = remind_members(
                meeting=meeting,
                by=request.user,
                base=site_address(),
                seen=request.POST.get("seen", ""),
            )
            messages.success(request, _reminded(sent))
    except StalePlan:
        messages.warning(request, STALE)
        return _show_reminder(request, meeting_to_come(request, slug), status=409)
    return redirect("espace:meeting_prepare", slug=slug)


@never_cache
@READ_AND_WRITE
def invitation(request: AuthenticatedRequest, slug: str, public_id: str) -> HttpResponse:
    """Show one member's convocation; write down an answer given by telephone."""
    meeting, row = _invitation(request, slug, public_id)
    with transaction.atomic():
        if request.method == "POST":
            row = locked(row, *SHOWN_WITH)
        reading = NotedAnswerForm.reading(row, posted(request), nobody="Ce membre, par son lien")
        is_done = reading.save(
            request,
            lambda form: give_answer(
                invitation=row, given=form.given, by="réponse notée par le secrétariat"
            ),
        )
    if is_done:
        messages.success(request, "La réponse est notée.")
        return redirect("espace:meeting_prepare", slug=slug)
    form, person = reading.form, row.person
    links = list(row.links.order_by("pk"))
    return answer(
        request,
        "espace/convening/invitation.html",
        form,
        meeting=meeting,
        title=meeting_title(meeting),
        row=row,
        member=capitalised(capacity_in_words(row.mandate)),
        name=person.full_name if person else "",
        address=address_of(row),
        answer=answer_in_words(row) + word_in_words(row) if row.answer else "",
        answered=moment_in_words(row.answered_at) if row.answered_at else "",
        open_links=sum(each.revoked_at is None for each in links),
        links_seen=links_digest(links),
    )


@never_cache
@require_POST
def invitation_link(request: AuthenticatedRequest, slug: str, public_id: str) -> HttpResponse:
    """Close a member's links, or replace them by a new one sent by mail."""
    meeting, row = _invitation(request, slug, public_id)
    with transaction.atomic(), refusals_in_messages(request):
        locked(meeting)
        if request.POST.get("seen", "") != links_digest(row.links.order_by("pk")):
            raise ValidationError(LINKS_CHANGED)
        if request.POST.get("do") == "reissue":
            reissue_link(invitation=row, by=request.user, base=site_address())
            messages.success(request, "Un nouveau lien est parti ; les précédents ne servent plus.")
        else:
            revoke_links(invitation=row)
            messages.success(request, "Les liens de ce membre ne servent plus.")
    return redirect("espace:invitation", slug=slug, public_id=public_id)


def _invitation(
    request: AuthenticatedRequest, slug: str, public_id: str
) -> tuple[Meeting, Invitation]:
    meeting = meeting_to_come(request, slug)
    rows = Invitation.objects.manageable_by(request.user).standing().for_list()
    row = get_object_or_404(rows, meeting=meeting, public_id=public_id)
    row.meeting = meeting
    return meeting, row


def message_digest(message: str) -> str:
    """Return a digest of a message, by which a page says which one its mail showed."""
    return short_digest(message)


def _show_convocation(
    request: AuthenticatedRequest,
    meeting: Meeting,
    *,
    form: MessageForm,
    message: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the plan, and the mail with the message as it was typed."""
    plan = plan_of(meeting)
    meeting.convocation_message = message
    is_change = any(each.has_earlier_version for each in plan.to_send)
    to_inform = plan.to_inform
    first = next(iter(plan.by_mail or plan.to_send), None)
    informed = next((each for each in to_inform if each.is_by_mail), None)
    shown = first or informed
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "refusal": _refusal(meeting),
        "rows": [
            *(_row(each) for each in plan.to_send),
            *(_row(each, gets=_agenda_for(each, plan)) for each in to_inform),
        ],
        "others": [
            each for each in plan.recipients if each.is_up_to_date and each not in to_inform
        ],
        "is_agenda_new": plan.is_agenda_new,
        "is_of_papers": not plan.agenda.points,
        "form": form,
        "message_read": message_digest(message),
        "withdrawn": plan.withdrawn,
        "heads": plan.heads,
        "is_empty": plan.is_empty,
        "is_by_hand": plan.is_due_by_hand or (plan.is_by_hand and plan.is_agenda_new),
        "has_letter": bool(plan.by_mail or informed),
        "papers": len(plan.on_paper),
        "is_change": is_change,
        "is_agenda_empty": not meeting.items.exists(),
        "message": _letter(first, informed, meeting, request.user, plan),
        "first": shown.name if shown else "",
        "seen": plan.digest,
        "button": _button(plan),
    }
    return render(request, "espace/convening/convene.html", context, status=status)


def _letter(
    first: Recipient | None, informed: Recipient | None, meeting: Meeting, by: User, plan: Plan
) -> emails.Message | None:
    """Return the mail that the screen shows: the convocation of the first, else the new agenda."""
    link = emails.LINK_SHOWN
    if first:
        former = first.former_sequence
        return message_for(first, meeting, link=link, by=by, former=former, agenda=plan.agenda)
    if informed is None:
        return None
    return agenda_message_for(informed, meeting, link=link, by=by, agenda=plan.agenda)


def _agenda_for(each: Recipient, plan: Plan) -> str:
    what = "Le nouvel ordre du jour" if plan.agenda.points else "Les pièces qui ont changé"
    return what + ("" if each.is_by_mail else ", à lui remettre sur papier")


def _show_reminder(
    request: AuthenticatedRequest, meeting: Meeting, *, status: int = 200
) -> HttpResponse:
    plan = plan_of(meeting)
    first = plan.silent[0] if plan.silent else None
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "refusal": _refusal(meeting),
        "rows": [_row(each, gets="Un rappel, avec un lien") for each in plan.silent],
        "message": emails.reminder(
            meeting, link=emails.LINK_SHOWN, to=first.addressee, by=request.user
        )
        if first
        else None,
        "first": first.name if first else "",
        "seen": reminder_digest(plan),
    }
    return render(request, "espace/convening/remind.html", context, status=status)


def _row(each: Recipient, *, gets: str = "") -> RecipientRow:
    address = each.address
    if not gets:
        gets = "Une convocation sur papier, à lui remettre"
        if each.is_by_mail:
            what = "La modification" if each.has_earlier_version else "La convocation"
            gets = f"{what} et l’invitation d’agenda"
    why = ""
    if each.is_alternate:
        why = "Suppléance : le titulaire n’a pas d’adresse."
    elif each.is_at_the_seat:
        why = "Adresse de fonction du siège : aucune personne nommée n’en a."
    elif not each.is_by_mail:
        why = "Aucune adresse de fonction n’est connue."
    has = sent_in_words(each) if each.sent_sequence is not None else "Rien encore"
    detail = ", ".join(
        part for part in (each.member if each.member != each.name else "", address) if part
    )
    return RecipientRow(each.name, detail, gets, has, why)


def _refusal(meeting: Meeting) -> str:
    try:
        check_convenable(meeting)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _button(plan: Plan) -> str:
    if plan.mails:
        return f"Envoyer {counted(plan.mails, 'courriel(s)')}"
    if plan.withdrawn and not plan.to_send:
        return f"Retirer {counted(len(plan.withdrawn), 'convocation(s)')}"
    return "Noter les convocations sur papier"


def _reminded(sent: SendingResult) -> str:
    return f"{counted(sent.mailed, 'rappel(s) parti(s)')}."


def _done(sent: SendingResult) -> str:
    parts = []
    if new := sent.mailed - sent.changes:
        parts.append(counted(new, "convocation(s) (est|sont) partie(s)"))
    if sent.changes:
        parts.append(counted(sent.changes, "modification(s) (est|sont) partie(s)"))
    if sent.informed:
        what = "courriel(s) sur les pièces" if sent.is_of_papers else "ordre(s) du jour"
        parts.append(counted(sent.informed, f"{what} (est|sont) parti(s)"))
    if sent.on_paper:
        parts.append(counted(sent.on_paper, "convocation(s) (est|sont) à remettre sur papier"))
    if sent.withdrawn:
        parts.append(counted(sent.withdrawn, "convocation(s) (a|ont) été retirée(s)"))
    if sent.is_by_hand:
        parts.append("la convocation sur papier est notée")
    if not parts:
        return "Rien à envoyer : chacun a déjà cette version."
    return f"{capitalised(', '.join(parts))}."
