"""Forms that arrive when the session is over: what was typed is shown, and can be sent again.

Only a form that our own page sent (its `Origin`) is shown: whatever another site sends is not ours
to repeat. The first page is for somebody who is logged out; the second, with a valid token, for
somebody who has logged in again meanwhile. Neither needs a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from .once import TOKEN

ACCOUNTS = "/compte/"  # its forms hold passwords and codes: never shown again
LONG = 60  # characters of a text that one would not want to type again
NOT_SHOWN = (TOKEN, "base", "version", "seen", "read")


def comes_from_our_page(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent the form, which may hold what somebody typed."""
    ours = f"{request.scheme}://{request.get_host()}"
    return (
        request.method == "POST"
        and request.headers.get("Origin") == ours
        and not request.path.startswith(ACCOUNTS)
    )


def is_of_a_script(request: HttpRequest) -> bool:
    """Tell whether a script of the page asks, to which a page would say nothing."""
    return request.headers.get("Sec-Fetch-Mode") in ("cors", "same-origin")


def page_of(request: HttpRequest) -> str:
    """Return the address of the page that holds the form: a log-in leads back to it."""
    sender = urlsplit(request.headers.get("Referer", ""))
    page = f"{sender.path}?{sender.query}" if sender.query else sender.path
    # A path that begins with two slashes would lead to another site.
    is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    if sender.netloc == request.get_host() and is_ours:
        return page
    return request.get_full_path()


def given_back(request: HttpRequest) -> list[str]:
    """Return what somebody wrote in a form of ours that nothing can save any more: the sentences.

    A number, a day or a choice is not told: it would say nothing without its label.
    """
    if not comes_from_our_page(request):
        return []
    return [text for text in _typed(request) if len(text.split()) > 1]


def _typed(request: HttpRequest) -> Iterator[str]:
    """Yield what each box holds that a person may have filled in."""
    for name, values in request.POST.lists():
        if not name.startswith("_") and name.rpartition("-")[2] not in NOT_SHOWN:
            yield from values


def show_again(request: HttpRequest, template: str, *, status: int) -> HttpResponse:
    """Render the page that shows what was typed, with a button that sends it again."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "action": request.get_full_path(),
        "page": page_of(request),
        "fields": [(name, value) for name, value in fields if name != TOKEN],
        "texts": [text for text in _typed(request) if len(text) > LONG],
        "has_files": bool(request.FILES),
    }
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
