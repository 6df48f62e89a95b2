"""Template tags shared by the pages of the working space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from crpv_portal.common.templatetags.page_tags import request_of

from .. import papers
from ..papers.glyphs import unprinted
from ..workspace_nav import meeting_links, space_links

if TYPE_CHECKING:
    from ..models import Meeting

register = template.Library()


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


@register.inclusion_tag("espace/papers/includes/unprinted.html")
def unprinted_signs(*texts: str) -> dict[str, object]:
    """Warn of the signs of these texts that a PDF would show as squares."""
    return {"signs": unprinted(" ".join(texts))}


@register.inclusion_tag("espace/papers/includes/papers.html")
def meeting_papers(meeting: Meeting) -> dict[str, object]:
    """Render the links to every paper of a meeting in every format."""
    return {
        "meeting": meeting,
        "kinds": list(papers.KINDS.values()),
        "forms": [(form, writer.label) for form, writer in papers.FORMS.items()],
    }
