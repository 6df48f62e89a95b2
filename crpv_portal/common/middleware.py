"""Middleware of the portal: compression, refused requests, history context, files, secrets."""

import contextlib
import re
from collections.abc import Callable

import pghistory
from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, UnreadablePostError
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.log import log_response
from psycopg.errors import DeadlockDetected, QueryCanceled

from .errors import gone
from .files import kept_with_their_rows, size_in_words
from .locks import RowGone
from .logs import begin_request, incident
from .models import SpentForm
from .once import acts_once, first_result, leads_somewhere, settle, spend
from .resending import comes_from_our_page, is_of_a_script, show_again
from .typed import receive_file_names, received_all

WRITING_METHODS = {"POST", "PUT", "PATCH", "DELETE"}
PIECE = 64 * 1024


class IncidentMiddleware:
    """Give each request the identifier that its log lines, its answer and the page 500 carry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        identifier = begin_request()
        response = self.get_response(request)
        response["X-Request-ID"] = identifier
        return response


class GZipPagesMiddleware(GZipMiddleware):
    """Compress pages but not stored files, which are compressed and sent with their length."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if isinstance(response, FileResponse):
            return response
        return super().process_response(request, response)


class SessionPagesMiddleware:
    """Have no browser keep a page seen in a session, whatever its address.

    A public address shows more to an account; after log-out the button « Back » would show it again
    out of the browser's memory, and a cache before us could keep a file marked as everybody's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        if name in request.COOKIES or name in response.cookies:
            response["Cache-Control"] = "private, no-store"
            response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


class NullCharacterMiddleware:
    """Refuse U+0000, which no text has and PostgreSQL cannot store or compare.

    The fields of Django's forms refuse it and show again what was typed; without this, filters,
    other readers of the address, and the session's cookie would make the driver raise.
    """

    ENCODED = "%00"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        raw = request.META.get("QUERY_STRING", "")
        read = (request.path_info, raw, *request.COOKIES.values())
        if self.ENCODED in raw or any("\0" in text for text in read):
            raise BadRequest
        return self.get_response(request)


class CharsetMiddleware:
    """Refuse a request that says it is not in UTF-8, which is the encoding of all our pages.

    Django refuses it where a form is read, thus in its own page of refusal too, and answers with
    nothing at all; the question of an address would be read in that encoding, past the checks.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower() != "utf-8":
            return render(request, "400.html", status=400)
        return self.get_response(request)


class TypedTextMiddleware:
    """Give the views what was typed or asked as it is kept: `typed.received`, once for all forms.

    After the limit of size: it reads the form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = received_all(request.GET)
        if request.method == "POST":
            receive_file_names(request)
            try:
                request.POST = received_all(request.POST)
            except UnreadablePostError:  # the browser left in the middle of its form
                return render(request, "400.html", status=400)
            except RequestDataTooBig:
                limit = size_in_words(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
                return render(request, "413.html", {"of_text": limit}, status=413)
        return self.get_response(request)


class SlowStatementMiddleware:
    """Say in words that the database stopped what the request asked.

    It took too long, or it and another request waited for each other. What somebody had typed is
    on that page, to be sent again: no browser promises to keep it on a page that it may not store.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem.__cause__, QueryCanceled):
            template, said = "503.html", "Statement cancelled"
        elif isinstance(problem.__cause__, DeadlockDetected):
            template, said = "503_deadlock.html", "Deadlock"
        else:
            return None
        context = {"is_writing": request.method in WRITING_METHODS, "incident": incident()}
        if comes_from_our_page(request) and not is_of_a_script(request):
            response = show_again(request, template, status=503, **context)
        else:
            response = render(request, template, {"fields": (), **context}, status=503)
        # Django's own line of the answer, with its cause: without this, a second one follows.
        log_response(said, request=request, response=response, exception=problem)
        return response


class RowGoneMiddleware:
    """Say in words that a row was deleted while the request waited for its turn on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        return gone(request, problem.row) if isinstance(problem, RowGone) else None


class HistoryContextMiddleware:
    """Stamp the account on each change that the database records.

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


class RequestSizeMiddleware:
    """Refuse a request whose announced size is too large, with a page that says so.

    It acts before anything parses the request: neither the views nor Django's check of the form's
    token see it. A browser shows no answer before it has sent everything, so a logged-in account's
    data is read piece by piece and thrown away; a stranger's connection is cut.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in WRITING_METHODS:
            return self.get_response(request)
        announced = request.headers.get("content-length") or "0"
        size = int(announced[:18]) if announced.isdecimal() else 0
        is_known = request.user.is_authenticated
        limit = settings.MAX_REQUEST_BYTES if is_known else settings.MAX_ANONYMOUS_REQUEST_BYTES
        if size <= limit:
            return self.get_response(request)
        if is_known:
            while request.read(PIECE):
                pass
        limits = {
            "size": size_in_words(size),
            "of_file": size_in_words(settings.MAX_FILE_BYTES),
            "of_request": size_in_words(limit),
        }
        return render(request, "413.html", limits, status=413)


class StoredFilesMiddleware:
    """Remove from the disk the files whose rows a failed request did not commit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in WRITING_METHODS:
            return self.get_response(request)
        with kept_with_their_rows():
            return self.get_response(request)


class OnceMiddleware:
    """Have each form of an account act once, whatever is clicked twice (`common.once`).

    Innermost: the act and the mark that it was done are one transaction, and whether the account
    may act at all is answered before. An exception undoes all that the view wrote.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with contextlib.ExitStack() as act:
            request.act = act  # type: ignore[attr-defined] # begun once the view is known
            response = self.get_response(request)
            spent: SpentForm | None = getattr(request, "spent_form", None)
            if spent is not None:
                settle(spent, request, response)
        return response

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: object
    ) -> HttpResponse | None:
        if not acts_once(request, view):
            return None
        request.act.enter_context(transaction.atomic())  # type: ignore[attr-defined]
        request.before_act = transaction.savepoint()  # type: ignore[attr-defined]
        spent, is_new = spend(request)
        if is_new:
            request.spent_form = spent  # type: ignore[attr-defined] # settled with the answer
        elif leads_somewhere(spent):
            return first_result(spent, request)
        else:
            request.is_sent_again = True  # type: ignore[attr-defined] # the view shows its page again
        return None

    def process_exception(self, request: HttpRequest, problem: Exception) -> None:
        """Undo what the view wrote, and let the page of the error ask the database again."""
        before = getattr(request, "before_act", None)
        if before is None:
            return
        transaction.set_rollback(False)  # a save that failed forbids even to go back
        transaction.savepoint_rollback(before)
        request.spent_form = None  # type: ignore[attr-defined]


class SecretPathMiddleware:
    """Take the secret out of an address before anything can log that address.

    A personal link has to carry its secret. From here on the request shows « /reponse/lien/… » to
    the logs, to error reports and to the page itself; only the view is given its `token`. What a
    reverse proxy logs is the operator's concern: docs/runbook.md.
    """

    SHOWN = "lien"
    # Keys under which servers keep the raw target beside PATH_INFO.
    RAW = ("REQUEST_URI", "RAW_URI", "PATH_TRANSLATED")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        starts = "|".join(map(re.escape, settings.SECRET_PATHS))
        self.pattern = re.compile(rf"(?P<start>{starts})(?P<secret>[^/]+?)(?P<end>(?:\.ics|/.*)?)")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        found = self.pattern.fullmatch(request.path_info)
        if found:
            request.secret = found["secret"]  # type: ignore[attr-defined] # handed to the view
            shown = f"{found['start']}{self.SHOWN}{found['end']}"
            request.path = request.path[: -len(request.path_info)] + shown
            request.path_info = request.META["PATH_INFO"] = shown
            for name in self.RAW:
                request.META.pop(name, None)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, arguments: object, named: dict[str, object]
    ) -> None:
        """Give the view the secret that its address no longer shows."""
        secret = getattr(request, "secret", None)
        if secret is not None and named.get("token") == self.SHOWN:
            named["token"] = secret
