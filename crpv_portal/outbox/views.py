"""Mails of a demonstration, which are sent to nobody: list, one mail, its files.

Any account of the demonstration sees them: the accounts are made up, whoever reads the terminal has
them all, and each needs the links that the mails carry. Elsewhere there is no such page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import written_mails
from .choices import CalendarMethod
from .file_backend import SUFFIX

PER_PAGE = 20


def in_demonstration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMONSTRATION:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@never_cache
@require_safe
@in_demonstration
def mail_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(written_mails.names(), PER_PAGE).get_page(request.GET.get("page"))
    mails = [mail for name in page if (mail := written_mails.read(name))]
    return render(request, "outbox/mail_list.html", {"page": page, "mails": mails})


@never_cache
@require_safe
@in_demonstration
def mail_detail(request: HttpRequest, name: str) -> HttpResponse:
    mail = written_mails.read(name)
    if mail is None:
        raise Http404
    known = mail.calendar_method in CalendarMethod.values
    method = CalendarMethod(mail.calendar_method).label if known else "invitation"
    return render(request, "outbox/mail_detail.html", {"mail": mail, "method": method})


@never_cache
@require_safe
@in_demonstration
def mail_file(request: HttpRequest, name: str) -> HttpResponse:
    """Send the whole message, as a mail program opens it."""
    content = written_mails.content_of(name)
    if content is None:
        raise Http404
    return _download(content, "message/rfc822", f"{name}{SUFFIX}")


@never_cache
@require_safe
@in_demonstration
def mail_calendar(request: HttpRequest, name: str) -> HttpResponse:
    mail = written_mails.read(name)
    if mail is None or not mail.calendar:
        raise Http404
    kind = f"text/calendar; charset=utf-8; method={mail.calendar_method}"
    return _download(mail.calendar.encode(), kind, "invite.ics")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
