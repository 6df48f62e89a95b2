"""Drafts of the pages of a meeting: kept as typed, until the page is saved or thrown away."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from crpv_portal.common.once import MARK, TOKEN
from crpv_portal.common.text import key_in

from .models import Decision, Meeting, RecordDraft

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

KEPT_FOR = datetime.timedelta(days=30)
# What a browser keeps by itself, typed text and pages alike: from a Friday's meeting to Monday.
KEPT_ON_DEVICE = datetime.timedelta(days=3)
NOT_KEPT = (TOKEN, MARK, "do")
LONGEST_MARK = 32
LONGEST = 2_000_000  # characters: the longest record of the tests is a hundred times shorter
RESUMED = "reprendre"  # in the address of a page: show what I had typed and not saved

# The pages that hold a long text, beside the record; a correction has one a decision.
RECORD, MINUTES, MASKING, APPROVAL, ITEM_CALL = "record", "minutes", "masking", "approval", "calls"
SENDING = "sending"
CORRECTION = "correction-"
# Where each is typed: the addresses of the meeting; that of a correction is the decision's.
ADDRESS_OF = {
    RECORD: "espace:meeting_record",
    MINUTES: "espace:minutes_page",
    MASKING: "espace:minutes_publish",
    APPROVAL: "espace:minutes_approve",
    ITEM_CALL: "espace:item_call",
    SENDING: "espace:meeting_convene",
}


class DraftRefused(Exception):
    """Raised for a draft that is not kept: of no page, too long, or of a page saved meanwhile."""


def is_page(name: str, meeting: Meeting) -> bool:
    """Tell whether this names a page of the meeting whose text is kept as it is typed."""
    if name.startswith(CORRECTION):
        key = corrected_in(name)
        return key is not None and Decision.objects.filter(pk=key, item__meeting=meeting).exists()
    return name in ADDRESS_OF


def corrected_in(page: str) -> int | None:
    """Return the key of the decision that the page corrects; None for another page."""
    return key_in(page.removeprefix(CORRECTION)) if page.startswith(CORRECTION) else None


def keep_draft(*, meeting: Meeting, user: User, sent: QueryDict, page: str = RECORD) -> RecordDraft:
    """Keep the page as sent, in place of the account's former draft of it.

    Raises DraftRefused when that page has been saved since it was shown.
    """
    data = sent.copy()
    for name in NOT_KEPT:
        data.pop(name, None)
    written = data.urlencode()
    if not is_page(page, meeting) or len(written) > LONGEST:
        raise DraftRefused
    draft, _ = RecordDraft.objects.get_or_create(meeting=meeting, user=user, page=page)
    still_open = RecordDraft.objects.filter(pk=draft.pk)
    if mark := _page_mark(sent):
        still_open = still_open.exclude(saved_page=mark)
    if not still_open.update(form_data=written, kept_at=timezone.now()):
        raise DraftRefused
    draft.refresh_from_db()
    return draft


def drop_draft(
    *, meeting: Meeting, user: User, page: str = RECORD, saved: QueryDict | None = None
) -> None:
    """Forget the account's draft of a page; `saved` is the page, when it was saved."""
    mark = _page_mark(saved) if saved is not None else ""
    if mark:
        RecordDraft.objects.update_or_create(
            meeting=meeting,
            user=user,
            page=page,
            defaults={"form_data": "", "saved_page": mark},
        )
    else:
        RecordDraft.objects.filter(meeting=meeting, user=user, page=page).delete()


def resumed(request: HttpRequest, meeting: Meeting, page: str) -> QueryDict | None:
    """Return what the account typed on this page and did not save, when it asks to take it up."""
    if request.method == "POST" or RESUMED not in request.GET:
        return None
    drafts = RecordDraft.objects.filter(meeting=meeting, page=page).waiting()
    draft = drafts.visible_to(request.user).first()
    return QueryDict(draft.form_data) if draft else None


def typed_before(request: HttpRequest, meeting: Meeting, page: str) -> dict[str, str]:
    """Return the same, one value a field, as the initial values of a form; empty without any."""
    typed = resumed(request, meeting, page)
    return {name: str(value) for name, value in typed.items()} if typed else {}


def purge_drafts() -> int:
    """Delete the drafts left for thirty days; return how many."""
    deleted, _ = RecordDraft.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


def _page_mark(sent: QueryDict) -> str:
    """Return the mark of the very page that sent this."""
    return sent.get(MARK, "")[:LONGEST_MARK]
