"""A meeting's page without network: what a browser may keep, and the worker that shows it again."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest

from ...drafts import KEPT_ON_DEVICE

MARK = "Crpv-Offline"  # read by static/espace/offline/worker.js: whose page it is, for how long
WORKER = settings.BASE_DIR / "static" / "espace" / "offline" / "worker.js"


@login_not_required
@require_safe
def offline_worker(request: HttpRequest) -> HttpResponse:
    """Send the service worker, which holds no data, under the addresses that it may serve.

    Under one address without a hash, asked again at each visit: a new one replaces the former.
    """
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


def kept_offline(request: AuthenticatedRequest, response: HttpResponse) -> HttpResponse:
    """Mark a page that the browser of its account may keep; none that is seen as somebody else."""
    if not request.user.is_borrowed and not request.GET:
        seconds = int(KEPT_ON_DEVICE.total_seconds())
        response[MARK] = f"{request.user.pk} {seconds}"
    return response
