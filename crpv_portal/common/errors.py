"""Answers to a request that met an error of ours, or whose form is no longer valid."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from .logs import incident
from .resending import comes_from_our_page, is_of_a_script, show_again


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Show the page 500 with the number under which the log has the error."""
    return HttpResponseServerError(render_to_string("500.html", {"incident": incident()}))


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not that of the session: a log-in since then draws another.

    What somebody typed on a page of ours is shown, to be sent again with the new token.
    """
    is_mine = request.user.is_authenticated and comes_from_our_page(request)
    if is_mine and not is_of_a_script(request):
        return show_again(request, "403_csrf_again.html", status=403)
    return render(request, "403_csrf.html", status=403)
