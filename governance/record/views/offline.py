"""The worker that shows a meeting's page again without network."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

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
