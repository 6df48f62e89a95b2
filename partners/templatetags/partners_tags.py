"""Template tags for provisions and SIREN numbers."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.french import NBSP
from crpv_portal.common.markdown import render_markdown
from crpv_portal.common.templatetags.page_tags import runs_of
from partners.models import Provision

register = template.Library()

END = "</p>"


@register.simple_tag
def provision_text(provision: Provision, notes: Footnotes) -> SafeString:
    """Render the words of a provision; its source numbers end the last sentence."""
    html = render_markdown(provision.body).rstrip()
    numbers = notes.numbers(provision)
    if not numbers:
        return mark_safe(html)  # noqa: S308 - cleaned by render_markdown
    refs = render_to_string("components/source_refs.html", {"runs": runs_of(numbers)}).strip()
    if html.endswith(END):
        return mark_safe(f"{html.removesuffix(END)}{refs}{END}")  # noqa: S308 - both are clean
    return mark_safe(f"{html}<p>{refs}</p>")  # noqa: S308 - both are clean


@register.filter
def siren(number: str) -> str:
    """Return « 130 026 032 » for `130026032`, as such numbers are read."""
    return NBSP.join(number[place : place + 3] for place in range(0, len(number), 3))
