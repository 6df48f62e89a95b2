"""Answers to a request that met an error of ours, comes too late, or whose form is not valid."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import permission_denied

from .deletions import gone_in_words
from .locks import whole_of
from .logs import incident
from .resending import comes_from_our_page, given_back, is_of_a_script, show_again


class Overtaken(PermissionDenied):
    """Raised when what a thing has become, and not the account, forbids a page.

    words: what happened and what to do; url: the page that shows the thing as it is now.
    """

    def __init__(self, words: str, url: str) -> None:
        super().__init__(words)
        self.words, self.url = words, url


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show the page 403; lead who comes too late to what the thing has become, and say it.

    What they had written is given back before.
    """
    if not isinstance(exception, Overtaken):
        return permission_denied(request, exception)
    if is_of_a_script(request):  # the page itself will say so, once it is sent
        return HttpResponse(status=409, content_type="text/plain; charset=utf-8")
    if texts := given_back(request):
        context = {"words": exception.words, "url": exception.url, "texts": texts}
        return render(request, "409.html", context, status=409)
    messages.info(request, exception.words)
    return redirect(exception.url)


def gone(request: HttpRequest, row: Model) -> HttpResponse:
    """Say that the row was deleted while its turn was awaited, and give back what was written."""
    if is_of_a_script(request):
        return HttpResponse(status=409, content_type="text/plain; charset=utf-8")
    is_anonymous = not request.user.is_authenticated
    context = {
        "words": gone_in_words(row, is_anonymous=is_anonymous),
        "url": _page_that_remains(request, row),
        "texts": given_back(request),
    }
    return render(request, "409.html", context, status=409)


def _page_that_remains(request: HttpRequest, row: Model) -> str:
    """Return the page of what the row was a part of, else the one where a log-in leads.

    The page of the form may have been the row's own. A visitor is led to the home page: they may
    have come by a secret link, and not see the whole.
    """
    if not request.user.is_authenticated or request.path.startswith(settings.SECRET_PATHS):
        return "/"
    whole = whole_of(row)
    if whole is not None and hasattr(whole, "get_absolute_url"):
        return str(whole.get_absolute_url())
    return resolve_url(settings.LOGIN_REDIRECT_URL)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Show the page 500: the number under which the log has the error, and what was written."""
    context = {"incident": incident(), "texts": given_back(request)}
    return HttpResponseServerError(render_to_string("500.html", context))


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not that of the session: a log-in since then draws another.

    What somebody typed on a page of ours is shown, to be sent again with the new token; to who is
    logged out and without a cookie, as text to be taken up elsewhere.
    """
    is_mine = request.user.is_authenticated and comes_from_our_page(request)
    if is_mine and not is_of_a_script(request):
        return show_again(request, "403_csrf_again.html", status=403)
    return render(request, "403_csrf.html", {"texts": given_back(request)}, status=403)
