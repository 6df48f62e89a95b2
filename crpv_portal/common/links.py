"""Decorator shared by every page behind a secret link sent by the portal."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

POSTS_AN_HOUR = 40  # of one link: nobody has more to say, nor changes their mind more often

View = Callable[..., HttpResponseBase]


class LinkClosed(Exception):
    """Raised by a service when a link closed after its page was opened: nothing was written."""

    def __init__(self, link: Any) -> None:
        super().__init__(f"{link._meta.label} {link.pk}")
        self.link = link


def behind_a_link(
    find: Callable[[str], Any],
    closed: Callable[[HttpRequest, Any], HttpResponse | None],
    *,
    is_shared: bool = False,
) -> Callable[[View], View]:
    """Open the link, or show why it is closed; the secret is never cached, leaked or logged.

    find: returns the link of a token, or None. closed: returns the page of a link that does not
    open. The view receives the link instead of the token, then the address's other parts; its
    services may raise LinkClosed.
    is_shared: many people post to this link at once, and the service itself bounds what they send.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, token: str, **named: Any) -> HttpResponseBase:
            link = find(token)
            request.is_link_known = link is not None  # type: ignore[attr-defined] # common.resending
            response: HttpResponseBase | None = closed(request, link)
            is_posted = request.method == "POST" and not is_shared
            if response is None and is_posted and is_hasty(request, link):
                response = render(request, "429.html", status=429)
            if response is None:
                try:
                    response = view(request, link, **named)
                except LinkClosed as shut:
                    response = closed(request, shut.link)
                    if response is None:
                        raise
            response["Referrer-Policy"] = "no-referrer"
            response["Cache-Control"] = "private, no-store"
            response["X-Robots-Tag"] = "noindex, nofollow"
            return response

        return opened

    return decorate


def is_hasty(request: HttpRequest, link: Any) -> bool:
    """Tell whether this link, or the link of this person, was posted to too often in an hour."""
    return not ratelimit.consume(
        request,
        app="links",
        action="post",
        key=f"{link._meta.label_lower}-{link.pk}",
        config={"post": f"{POSTS_AN_HOUR}/h/key"},
    )
