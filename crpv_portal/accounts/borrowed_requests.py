"""Requests of an agent who sees the portal as somebody else: read-only, and traced.

The database itself refuses to write while such a page is made. The log and the history know the
agent's own account; the pages know that of the view.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from psycopg.errors import ReadOnlySqlTransaction

from crpv_portal.common.resending import given_back, is_of_a_script

from .borrowing import Borrowed, Ended, borrowed_by, end_view, leave

READING = frozenset({"GET", "HEAD"})
LOGIN = "account_login"
# Not shown in a view: the back office, what is the account's own, and what a secret opens.
CLOSED = ("/admin/", "/compte/", "/demonstration/", *settings.SECRET_PATHS)
# Answered as the agent: how one leaves.
WAYS_OUT = ("borrowing:leave", "account_logout")


class BorrowedViewMiddleware:
    """Show the pages as the borrowed account has them, and let nothing be done as it.

    After the middleware that asks for a second factor, before all that looks at the form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)  # a visitor: no session is read
        found = borrowed_by(request)
        if found is None:
            return self.get_response(request)
        is_way_out = request.path_info in map(reverse, WAYS_OUT)
        if isinstance(found, Ended):
            return self._after_the_end(request, found, is_way_out=is_way_out)
        request.borrowed = found  # type: ignore[attr-defined] # read by the pages
        if is_way_out:
            return self.get_response(request)
        return self._as_somebody_else(request, found)

    def _after_the_end(
        self, request: HttpRequest, ended: Ended, *, is_way_out: bool
    ) -> HttpResponse:
        """Go on as the agent; a form of a page that was seen as somebody else is not theirs.

        A way out ends the view by itself, and knows the page to go back to.
        """
        if not is_way_out:
            leave(request)
        if ended.view is not None:
            end_view(view=ended.view, why=ended.why)
        if request.method not in READING and not is_way_out:
            return _refused(request, ended.words)
        messages.info(request, ended.words)
        return self.get_response(request)

    def _as_somebody_else(self, request: HttpRequest, borrowed: Borrowed) -> HttpResponse:
        person = borrowed.view.seen_as
        if person is not None:
            person.is_borrowed = True
        request.user = person or AnonymousUser()
        if request.method not in READING:
            return _refused(request, "En lecture seule, rien ne s’enregistre ni ne s’envoie.")
        if request.path_info == reverse(LOGIN):
            return _refused(request, "Le public serait ici invité à se connecter.")
        if request.path_info.startswith(CLOSED):
            return _refused(
                request,
                "L’administration, le compte d’une personne et les liens personnels ne se "
                "montrent pas dans une vue empruntée.",
            )
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
            request.before_reading = transaction.savepoint()  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> None:
        """End the view with the session, once the form of the log-out is known to be ours."""
        match = request.resolver_match
        borrowed: Borrowed | None = getattr(request, "borrowed", None)
        if borrowed and match and match.url_name == "account_logout" and request.method == "POST":
            leave(request)
            end_view(view=borrowed.view, why="déconnexion")

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Refuse the page that would have written, once the database has refused."""
        before = getattr(request, "before_reading", None)
        if before is None or not isinstance(problem.__cause__, ReadOnlySqlTransaction):
            return None
        transaction.set_rollback(False)  # a save that failed forbids even to go back
        transaction.savepoint_rollback(before)
        return _refused(
            request, "Cette page garde une trace de qui l’ouvre : elle ne se montre pas ainsi."
        )


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    """Say what is refused, as whom one sees the portal, how to leave; give back what was typed."""
    if is_of_a_script(request):
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
    is_reading = request.method in READING
    context = {"words": words, "is_reading": is_reading, "texts": given_back(request)}
    return render(request, "403_borrowed.html", context, status=403)
