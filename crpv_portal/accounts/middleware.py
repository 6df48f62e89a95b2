"""Log-in required of everybody, second factor of the national staff, sessions that last."""

import datetime
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone

from crpv_portal.common.resending import (
    comes_from_our_page,
    is_of_a_script,
    page_of,
    show_again,
)

from .perms import lacks_second_factor
from .sessions import AT_MOST, BEGUN, SessionStore

# Pages needed to set a second factor up, to log out, and to tell machines the site's health.
OPEN_MEANWHILE = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "health",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
    }
)


class SecondFactorMiddleware:
    """Redirect who needs a second factor and has none to the page that sets one up.

    At log-in allauth asks for the factor of those who have one; it cannot require that there be
    one. Until it is set up nothing else is served, neither the admin nor drafts on public pages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None  # a visitor: the page is kept and replayed, nothing of theirs is read
        match = request.resolver_match
        if match is None or match.url_name in OPEN_MEANWHILE:
            return None
        # Who borrows somebody's view is asked for their own: BorrowedViewMiddleware.
        if hasattr(request, "borrowed") or not lacks_second_factor(request.user):
            return None
        return redirect("mfa_index")


class LoginOrResendMiddleware(LoginRequiredMiddleware):
    """Ask for the log-in, and lose nothing that was typed on a page whose session has ended."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> Any:
        if comes_from_our_page(request):
            if is_of_a_script(request):
                return HttpResponse(status=401)
            return show_again(request, "401.html", status=401)
        if request.method == "POST":
            # An address that only takes forms has nothing to show to who comes back to it.
            address = resolve_url(self.get_login_url(view_func))
            field = self.get_redirect_field_name(view_func)
            return redirect_to_login(page_of(request), address, field)
        return super().handle_no_permission(request, view_func)


class LastingSessionMiddleware:
    """Have a session last as long as its account is at work, without a write at each request.

    A session ends twelve hours after its latest renewal (`SESSION_COOKIE_AGE`), and a day after the
    log-in whatever happens (OWASP ASVS 4.0.3, 3.3.2).
    """

    EACH = datetime.timedelta(minutes=15)

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            now = timezone.now()
            session = cast(SessionStore, request.session)
            if now.timestamp() - session.get(BEGUN, now.timestamp()) > AT_MOST.total_seconds():
                logout(request)
            elif session.ends_at and session.ends_at - now < self._longest() - self.EACH:
                session.modified = True
        return self.get_response(request)

    @staticmethod
    def _longest() -> datetime.timedelta:
        return datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)
