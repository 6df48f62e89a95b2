"""Services that keep a page being typed, until it is saved or thrown away."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.utils import timezone

from ..models import RecordDraft

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from ..models import Meeting

KEPT_FOR = datetime.timedelta(days=30)
NOT_KEPT = ("csrfmiddlewaretoken", "do")


def keep_draft(*, meeting: Meeting, user: User, sent: QueryDict) -> RecordDraft:
    """Keep the page as sent, in place of the account's former draft."""
    data = sent.copy()
    for name in NOT_KEPT:
        data.pop(name, None)
    draft, _ = RecordDraft.objects.update_or_create(
        meeting=meeting, user=user, defaults={"form_data": data.urlencode()}
    )
    return draft


def drop_draft(*, meeting: Meeting, user: User) -> None:
    RecordDraft.objects.filter(meeting=meeting, user=user).delete()


def purge_drafts() -> int:
    """Delete the drafts left for thirty days; return how many."""
    deleted, _ = RecordDraft.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


def sent_again(draft: RecordDraft) -> QueryDict:
    """Return the draft as posted data, to show the page as if it were sent now."""
    return QueryDict(draft.form_data)
