"""Public page on which anybody checks a file against what the portal keeps."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.common.files import size_in_words

from ...wording import meeting_title
from ..fingerprints import find, fingerprint_of, read_fingerprint


@require_safe
@login_not_required
def verify(request: HttpRequest) -> HttpResponse:
    """Answer for a fingerprint in the address, so that the page can be sent to somebody."""
    typed = request.GET.get("empreinte", "").strip()[:300]
    fingerprint = read_fingerprint(typed)
    problem = ""
    if typed and not fingerprint:
        problem = (
            "Ce n’est pas une empreinte SHA-256 : elle compte 64 chiffres de 0 à 9 et lettres de "
            "a à f."
        )
    return _page(request, typed=typed, fingerprint=fingerprint, problem=problem)


# Writes nothing and reads no cookie: a forged request would only tell the forger what is public.
@csrf_exempt
@never_cache
@require_POST
@login_not_required
def verify_file(request: HttpRequest) -> HttpResponse:
    """Answer for an uploaded file, when no script computed its fingerprint; it is not kept.

    A file that is too large never gets here: `RequestSizeMiddleware` answers first.
    """
    sent = request.FILES.get("fichier")
    if sent is None or not sent.size:
        return _page(
            request, file_problem="Choisissez un fichier qui ne soit pas vide.", status=422
        )
    return _page(request, fingerprint=fingerprint_of(sent.chunks()), is_of_file=True)


def _page(
    request: HttpRequest,
    *,
    typed: str = "",
    fingerprint: str = "",
    problem: str = "",
    file_problem: str = "",
    is_of_file: bool = False,
    status: int = 200,
) -> HttpResponse:
    finding = find(fingerprint) if fingerprint else None
    context = {
        "typed": typed or fingerprint,
        "fingerprint": fingerprint,
        "finding": finding,
        "title": meeting_title(finding.meeting) if finding and finding.meeting else "",
        "problem": problem,
        "file_problem": file_problem,
        "is_of_file": is_of_file,
        "limit": size_in_words(settings.MAX_ANONYMOUS_REQUEST_BYTES),
    }
    return render(
        request, "governance/minutes/verify.html", context, status=422 if problem else status
    )
