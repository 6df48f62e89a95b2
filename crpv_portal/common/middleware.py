"""What every request carries with it."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse

WRITING_METHODS = {"POST", "PUT", "PATCH", "DELETE"}


class HistoryContextMiddleware:
    """Stamp who writes on each change that the database records.

    Only the account's number goes into the context: no name, no address, no URL, so that the trace
    survives the erasure of a person without holding anything of theirs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in WRITING_METHODS:
            return self.get_response(request)
        with pghistory.context(user=request.user.pk, via="site"):
            return self.get_response(request)
