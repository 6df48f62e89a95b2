"""What the pages of the working space share."""

from django import template

from crpv_portal.common.templatetags.page_tags import request_of

from ..espace_nav import meeting_links, space_links

register = template.Library()


@register.inclusion_tag("espace/includes/nav.html", takes_context=True)
def espace_nav(context: template.Context) -> dict[str, object]:
    """The row of the space and, when the page is about a `meeting`, the row of that meeting."""
    match = request_of(context).resolver_match
    page = match.view_name if match else ""
    meeting = context.get("meeting")
    return {
        "links": space_links(page),
        "meeting_links": meeting_links(meeting, page) if meeting else [],
    }
