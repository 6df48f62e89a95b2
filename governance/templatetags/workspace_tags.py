"""Template tags shared by the pages of the working space."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.once import MARK
from crpv_portal.common.templatetags.page_tags import request_of

from .. import papers
from ..convening.planning import has_come
from ..drafts import KEPT_ON_DEVICE, RESUMED
from ..models import RecordDraft
from ..papers.glyphs import unprinted
from ..perms import can_declare_body
from ..room.opening import can_open_room
from ..room.panel import RoomPanel, room_of
from ..wording import meeting_title
from ..workspace_nav import meeting_links, space_links

if TYPE_CHECKING:
    from ..models import Meeting, Minutes

register = template.Library()
# The title of a meeting, marked when it is a sample.
register.filter("marked_title", meeting_title)


@register.inclusion_tag("espace/includes/nav.html", takes_context=True)
def espace_nav(context: template.Context) -> dict[str, object]:
    """Render the links of the space and, for a page about a `meeting`, of that meeting."""
    match = request_of(context).resolver_match
    page = match.view_name if match else ""
    meeting = context.get("meeting")
    return {
        "links": space_links(page),
        "meeting_links": meeting_links(meeting, page) if meeting else [],
    }


@register.inclusion_tag("espace/includes/declare.html", takes_context=True)
def declare_body(context: template.Context) -> dict[str, object]:
    """Lead from a list that lacks one's body to its declaration, whoever may declare one."""
    return {"may_declare": can_declare_body(request_of(context).user)}


@register.inclusion_tag("espace/includes/no_body.html", takes_context=True)
def no_body(context: template.Context) -> dict[str, object]:
    """Say to whoever keeps no body why, and what to do."""
    return {"may_declare": can_declare_body(request_of(context).user)}


@register.inclusion_tag("espace/includes/net.html", takes_context=True)
def keep_typed(context: template.Context, meeting: Meeting, page: str) -> dict[str, object]:
    """Offer what waits of an earlier typing on this page, and have the next one kept.

    The form that follows bears `data-keep` and `{% page_mark %}`; the words go to
    `data-net-words`.
    """
    request = request_of(context)
    row = RecordDraft.objects.filter(meeting=meeting, page=page).visible_to(request.user).first()
    is_offered = row and row.form_data and request.method != "POST" and RESUMED not in request.GET
    query = f"?{urlencode({'page': page})}"
    return {
        "endpoint": reverse("espace:draft_keep", args=[meeting.slug]) + query,
        "drop": reverse("espace:draft_drop", args=[meeting.slug]) + query,
        "login": f"{reverse('account_login')}?{urlencode({'next': request.path})}",
        "account": str(request.user.pk),
        "life": str(int(KEPT_ON_DEVICE.total_seconds())),
        "saved": row.saved_page if row else "",
        "is_answer": request.method == "POST",
        "draft": row if is_offered else None,
        "kept": str(int(row.kept_at.timestamp() * 1000)) if row else "",
        "path": request.path,
        "csrf_token": context["csrf_token"],
        "is_kept": request.user.is_authenticated and not request.user.is_borrowed,
    }


@register.simple_tag
def page_mark() -> SafeString:
    """Render the mark of this very page, drawn anew at each showing."""
    return format_html('<input type="hidden" name="{}" value="{}">', MARK, secrets.token_hex(8))


@register.inclusion_tag("espace/papers/includes/unprinted.html")
def unprinted_signs(*texts: str) -> dict[str, object]:
    """Warn of the signs of these texts that a PDF would show as squares."""
    return {"signs": unprinted(" ".join(texts))}


@register.simple_tag
def minutes_in_full(minutes: Minutes) -> SafeString:
    """Render the whole record as its paper says it, presence, points and votes included."""
    return papers.minutes_markup(minutes)


@register.inclusion_tag("espace/papers/includes/papers.html")
def meeting_papers(meeting: Meeting) -> dict[str, object]:
    """Render the links to every paper of a meeting in every format."""
    return {
        "meeting": meeting,
        "kinds": list(papers.KINDS.values()),
        "forms": [(form, writer.label) for form, writer in papers.FORMS.items()],
    }


@register.inclusion_tag("espace/room/includes/of_meeting.html", takes_context=True)
def room_of_meeting(context: template.Context, meeting: Meeting) -> dict[str, object]:
    """Render the signing in of a meeting whose day has come: to be opened, or who has signed.

    Of a meeting held, or to come later, nothing: the roll says how each presence was established.
    """
    room = room_of(meeting) if has_come(meeting) else None
    return {
        "meeting": meeting,
        "can_open": can_open_room(meeting),
        "panel": RoomPanel(room) if room else None,
        "is_open": room is not None and room.is_open,
        "csrf_token": context["csrf_token"],
    }
