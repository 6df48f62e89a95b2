"""Forms that could not be received: what was typed is shown, and can be sent again.

Only a form that our own page sent (its `Origin`) is shown: whatever another site sends is not ours
to repeat. The first page is for somebody whose session is over; the second, with a valid token, for
somebody who has logged in again meanwhile; the third for a form that the database stopped. None
needs a script.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from .once import TOKEN

ACCOUNTS = "/compte/"  # its forms hold passwords and codes: never shown again
LONG = 60  # characters of a text that one would not want to type again
MOST = 100  # boxes of a page that gives texts back: beyond, the last one holds all the others
NOT_SHOWN = (
    *(TOKEN, "base", "version", "seen", "read"),
    *("password", "password1", "password2", "oldpassword", "code", "credential"),
)


def comes_from_our_page(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent the form, which may hold what somebody typed.

    A page behind a secret link does not say its site, and any site can have a browser say none: the
    link must have been found (`common.links`), and the browser, if it tells, not tell of another.
    """
    origin = request.headers.get("Origin")
    ours = f"{request.scheme}://{request.get_host()}"
    is_known = getattr(request, "is_link_known", False)
    return (
        request.method == "POST"
        and (origin == ours or (is_known and origin == "null"))
        and request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")
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
    texts = [text for text in _typed(request) if _is_written(text)]
    if len(texts) <= MOST:
        return texts
    return [*texts[: MOST - 1], "\n\n".join(texts[MOST - 1 :])]


def _is_written(text: str) -> bool:
    """Tell whether somebody wrote it: several words, or the address of a page or of a mailbox."""
    return len(text.split(maxsplit=1)) > 1 or "://" in text or "@" in text


def _typed(request: HttpRequest) -> Iterator[str]:
    """Yield what each box holds that a person may have filled in."""
    for name, values in request.POST.lists():
        if not name.startswith("_") and name.rpartition("-")[2] not in NOT_SHOWN:
            yield from values


def show_again(request: HttpRequest, template: str, *, status: int, **more: object) -> HttpResponse:
    """Render the page that shows what was typed, with a button that sends it again.

    Behind a secret link, whose path no page shows, to the address at which the browser is.
    """
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    is_secret = request.path.startswith(settings.SECRET_PATHS)
    context = {
        "action": "" if is_secret else request.get_full_path(),
        "page": "" if is_secret else page_of(request),
        "fields": [(name, value) for name, value in fields if name != TOKEN],
        "texts": [text for text in _typed(request) if len(text) > LONG],
        "has_files": bool(request.FILES),
        **more,
    }
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
