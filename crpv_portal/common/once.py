"""Forms that act once: what is sent again lands on what the first sending did.

Django draws the token of a form anew for each page that it renders. The same token with the same
content, from the same account and to the same address, is therefore the same form sent again: a
double click, a page sent again, an old tab. Its mark is written in the transaction of the act, so
that the second of two requests at once waits for the end of the first. Another content is another
form: the act is left to judge it.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from html import unescape
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import strip_tags

from .dates import PARIS, day_of, hour_in_words, in_words, today
from .models import SpentForm

KEPT = datetime.timedelta(days=7)  # a session lasts twelve hours: no tab is older
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of Django's field
MARK = "page_mark"  # of a page whose text is kept as it is typed: drawn at each showing, as a token
WINDOW = "popup_response_data"  # what Django's small window hands to the page that opened it
ELSEWHERE = "/compte/"  # log-in and passwords: allauth's own forms, with their own guards

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def nothing_final(view: View) -> View:
    """Mark a view that may be asked twice for the same: none of its forms is written down.

    For what a page sends by itself, over and over: it would cost a mark each time.
    """
    view.is_nothing_final = True  # type: ignore[attr-defined]
    return view


def acts_once(request: HttpRequest, view: object) -> bool:
    """Tell whether an account sends, to a view that acts, a form with the token of its page."""
    return (
        request.method == "POST"
        and not request.path_info.startswith(ELSEWHERE)
        and not hasattr(view, "is_nothing_final")
        and request.user.is_authenticated
        and bool(request.POST.get(TOKEN))
    )


def form_digest(request: HttpRequest) -> str:
    """Return the fingerprint of what was sent: account, address, each value, each file's bytes.

    Where the page bears a mark of its own, it stands for the token: whoever logs in again in
    another tab sends the same page with a new token.
    """
    digest = hashlib.sha256()

    def write(*parts: object) -> None:
        for part in parts:
            encoded = str(part).encode(errors="replace")
            digest.update(b"%d:" % len(encoded) + encoded)

    write(request.user.pk, request.get_full_path())
    has_mark = bool(request.POST.get(MARK))
    for name, values in sorted(request.POST.lists()):
        if name == TOKEN and has_mark:
            continue
        write(name, len(values), *values)
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            write(name, file.name, content.hexdigest())
    return digest.hexdigest()


def spend(request: HttpRequest) -> tuple[SpentForm, bool]:
    """Write down that this form is sent; False beside it when it has acted already.

    Waits for the end of a request that is sending the same form. Call inside a transaction.
    """
    return SpentForm.objects.get_or_create(digest=form_digest(request))


def settle(spent: SpentForm, request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep where the act leads and what it says; forget the form when it did not act.

    An act answers with another address, or closes a small window of the back office. A page shown
    again, or a refusal said on the next page, leaves the form free to be sent again. A view that
    saved a part, and shows the rest, says so (`request.has_acted`): sent again, it is told.
    """
    said = _queued(request)
    if 300 <= response.status_code < 400:
        spent.address = response.headers.get("Location", "")
    spent.window = (getattr(response, "context_data", None) or {}).get(WINDOW, "")
    is_refused = any(message.level >= messages.ERROR for message in said)
    if getattr(request, "has_acted", False):
        return
    if is_refused or not leads_somewhere(spent):
        spent.delete()
        return
    spent.said = " ".join(unescape(strip_tags(str(message))) for message in said)
    spent.save(update_fields=["address", "window", "said"])


def leads_somewhere(spent: SpentForm) -> bool:
    """Tell whether the act led to another page; one that saved a part shows its own again."""
    return bool(spent.address or spent.window)


def first_result(spent: SpentForm, request: HttpRequest) -> HttpResponse:
    """Lead to what the first sending did, and say that the second did nothing."""
    if spent.window:
        return TemplateResponse(request, "admin/popup_response.html", {WINDOW: spent.window})
    when = hour_in_words(spent.spent_at.astimezone(PARIS))
    if day_of(spent.spent_at) != today():
        when = f"{when}, le {in_words(day_of(spent.spent_at))}"
    quoted = f" Ce qui a été dit alors : « {spent.said} »" if spent.said else ""
    messages.info(
        request, f"Ce formulaire était déjà parti à {when} : rien n’est fait deux fois.{quoted}"
    )
    return HttpResponseRedirect(spent.address)


def forget_spent() -> int:
    """Delete the marks of forms sent a week ago; return how many."""
    return SpentForm.objects.filter(spent_at__lt=timezone.now() - KEPT).delete()[0]


def _queued(request: HttpRequest) -> list[Any]:
    """Return the messages that this request adds to the next page."""
    return list(getattr(messages.get_messages(request), "_queued_messages", ()))
