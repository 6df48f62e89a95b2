"""Answer to a request that met an error of ours."""

from django.http import HttpRequest, HttpResponseServerError
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from .logs import incident


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponseServerError:
    """Show the page 500 with the number under which the log has the error."""
    return HttpResponseServerError(render_to_string("500.html", {"incident": incident()}))
