"""What any page needs to say about itself, and how counts and links are worded."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# As django.utils.html.json_script does: nothing in the data can close the element.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: dict[str, Any] | list[dict[str, Any]]) -> SafeString:
    """Structured data for search engines: a data block, which the browser never runs."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 escaped above


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """This page’s query string with some parameters changed; an empty value removes its own."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.filter
def count_of(number: int, words: str) -> str:
    """`3|count_of:"centre,centres"` → « 3 centres »; zero is singular in French."""
    singular, _, plural = words.partition(",")
    figure = f"{number:,}".replace(",", "\u202f")
    return f"{figure}\u00a0{plural or singular + 's' if number > 1 else singular}"


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*steps: str) -> dict[str, object]:
    """Label and address in turn, then this page: `{% breadcrumb "Centres" url centre.name %}`."""
    *above, current = steps
    return {
        "steps": list(zip(above[::2], above[1::2], strict=True)),
        "current": current,
    }
