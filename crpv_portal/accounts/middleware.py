"""Second factor, required of the national staff before anything else."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .perms import needs_second_factor

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
    """Redirect staff without a second factor to the page that sets one up.

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
        if not needs_second_factor(request.user):
            return None
        factors = Authenticator.objects.filter(user_id=request.user.pk)
        if factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
            return None
        return redirect("mfa_index")
