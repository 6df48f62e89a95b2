"""Template tags of every page: structured data, links, counts, words, sources."""

import datetime
import json
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from crpv_portal.common import french
from crpv_portal.common.dates import in_words, moment_in_words
from crpv_portal.common.day import asked_day
from crpv_portal.common.files import size_in_words
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.forms import FilterForm
from crpv_portal.common.markdown import render_markdown
from crpv_portal.common.models import Sourced
from crpv_portal.common.resending import given_back

register = template.Library()
register.filter("of", french.of)
register.filter("euros", french.euros)

# As django.utils.html.json_script does: nothing in the data can close the element.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def json_ld(data: dict[str, Any] | list[dict[str, Any]]) -> SafeString:
    """Render structured data for search engines: a data block, which the browser never runs."""
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 escaped above


def request_of(context: template.Context) -> HttpRequest:
    """Return the request, also inside `{% include … only %}`, which hides it from the variables."""
    request: HttpRequest = getattr(context, "request", None) or context["request"]
    return request


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, **changes: Any) -> str:
    """Return this page's query string with parameters changed; an empty value removes its own."""
    query: QueryDict = request_of(context).GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def contact_address(context: template.Context) -> str:
    """Return the address of the contact page: it carries the day, and the page one comes from."""
    request, contact = request_of(context), reverse("pages:contact")
    page = {} if request.path == contact else {"page": request.get_full_path()}
    return asked_day(request).address(contact, **page)


@register.simple_tag(takes_context=True)
def report_address(context: template.Context) -> str:
    """Return the address on which anybody reports an error of the sheet on screen."""
    return reverse("upkeep:report", args=[request_of(context).path.removeprefix("/")])


@register.inclusion_tag("components/given_back.html", takes_context=True)
def typed_given_back(context: template.Context) -> dict[str, list[str]]:
    """Render what was written in the form that a page of refusal answers; nothing without one."""
    return {"texts": given_back(request_of(context))}


@register.inclusion_tag("components/table_files.html", takes_context=True)
def table_files(context: template.Context, route: str, *forms: str) -> dict[str, str]:
    """Render links to the list as files, filters kept: `{% table_files "governance:body_file" %}`.

    route: takes the form as `form`; forms: those offered, all three when none is named.
    """
    query = request_of(context).GET.copy()
    query.pop("page", None)
    end = f"?{query.urlencode()}" if query else ""
    offered = forms or ("csv", "ods", "json")
    return {
        form: reverse(route, args=[form]) + end if form in offered else ""
        for form in ("csv", "ods", "json")
    }


@register.simple_tag
def list_state(form: FilterForm, page: Page) -> str:
    """Return what tells this view of a list from others, in its title: its filters, its page."""
    parts = [form.in_words] if form.chosen else []
    if not page.paginator.count:
        parts.append("aucun résultat")
    if page.number > 1:
        parts.append(f"page {page.number} sur {page.paginator.num_pages}")
    return "".join(f" – {part}" for part in parts)


@register.filter
def counted(number: int, words: str) -> str:
    """Return « 3 réunions tenues » for `3|counted:"réunion(s) tenue(s)"`."""
    return french.counted(number, words)


@register.filter
def agreed(number: int, words: str) -> str:
    """Return « sont à lire » for `3|agreed:"(est|sont) à lire"`."""
    return french.agreed(number, words)


@register.filter
def listing(items: Iterable[object]) -> str:
    """Return `Aude, Gard et Hérault`, from the `str` of the rows."""
    return french.listing([str(item) for item in items])


@register.filter
def in_french(text: str) -> str:
    """Return a typed text with French spaces and apostrophes."""
    return french.in_french(str(text))


_ACRONYM = re.compile(r"\(?\b[A-Z]{2,}(?:-[A-Z]+)+\b\)?")


@register.filter
def unbroken(name: str) -> SafeString:
    """Return a name whose acronyms stay on one line: no « (PQN- » at its end.

    >>> unbroken("Pays et Quartiers (PQN-A)")
    'Pays et Quartiers <span class="crpv-unbroken">(PQN-A)</span>'
    """
    found = _ACRONYM.search(name)
    if found is None:
        return conditional_escape(name)
    before, whole, after = name[: found.start()], found.group(), name[found.end() :]
    return format_html('{}<span class="crpv-unbroken">{}</span>{}', before, whole, unbroken(after))


@register.inclusion_tag("components/breadcrumb.html", takes_context=True)
def breadcrumb(context: template.Context, *steps: str) -> dict[str, object]:
    """Render label and address in turn: `{% breadcrumb "Centres" url centre.name %}`.

    All its links keep the day that the page was asked for.
    """
    *above, current = steps
    return {
        "steps": list(zip(above[::2], above[1::2], strict=True)),
        "current": current,
        "day": context["day"],
    }


@register.inclusion_tag("components/source_refs.html")
def source_refs(notes: Footnotes, fact: Sourced) -> dict[str, list[tuple[int, str, str]]]:
    """Render the raised numbers that lead from a fact to its sources: « [1-3, 7] »."""
    return {"runs": runs_of(notes.numbers(fact))}


@register.simple_tag
def evidence(notes: Footnotes, fact: Sourced) -> SafeString:
    """Render the mark of a fact and its source references, on the line of the word before them."""
    mark = render_to_string("components/mark.html", {"fact": fact}).strip()
    references = render_to_string("components/source_refs.html", source_refs(notes, fact)).strip()
    bound = f"{french.NBSP}{mark}" if mark else ""
    return mark_safe(bound + references)  # noqa: S308 - both templates escape


def runs_of(numbers: Iterable[int]) -> list[tuple[int, str, str]]:
    """Return the links to sources: first number, words before it, numbers shown.

    Three numbers or more that follow each other are one link; two stay apart.

    >>> [shown for *_, shown in runs_of([1, 2, 3, 5, 6])]
    ['1-3', '5', '6']
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    links: list[tuple[int, str, str]] = []
    for run in runs:
        if len(run) > 2:
            links.append((run[0], f"sources{french.NBSP}", f"{run[0]}-{run[-1]}"))
        else:
            links += [(number, f"source{french.NBSP}", str(number)) for number in run]
    return links


@register.simple_tag
def page_range(page: Page) -> list[int | None]:
    """Return page numbers around this one, with None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.filter(is_safe=True)
def one_line(text: str) -> str:
    """Return a template's text of several lines as one, for an attribute or a title."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


@register.filter(expects_localtime=True)
def words(day: datetime.date) -> str:
    """Return `3 mars 2026`, `1er mars 2026`; the day of a moment is that of Paris."""
    return in_words(day)


@register.filter(expects_localtime=True)
def moment(when: datetime.datetime) -> str:
    """Return `1er mars 2026 à 9 h 05`."""
    return moment_in_words(when)


@register.filter
def file_size(size: int) -> str:
    """Return `48 ko`, `1,2 Mo`."""
    return size_in_words(size)


@register.filter
def markdown(text: str) -> SafeString:
    """Return Markdown typed by the staff as safe HTML."""
    return render_markdown(text)
