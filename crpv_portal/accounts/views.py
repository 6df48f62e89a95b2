"""Profile page of an account, and allauth's views that need a French word or a guard."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account
from allauth.account.views import PasswordChangeView, PasswordResetFromKeyView
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.french import counted

from .perms import needs_second_factor
from .requests import AuthenticatedRequest
from .roles import memberships, secretaryships
from .sessions import close_sessions, open_sessions


def with_our_site(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Drop allauth's `site` from the context of log-in pages, so that base.html reads ours."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        context = getattr(response, "context_data", None)
        if context:
            context.pop("site", None)
        return response

    return wrapped


@never_cache
@require_safe
def profile(request: AuthenticatedRequest) -> HttpResponse:
    user = request.user
    assignments = user.assignments.select_related("region").order_by("-start_on", "pk")
    centres = memberships(user).filter(user=user)
    bodies = secretaryships(user).filter(user=user).order_by("pk")
    factors = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    page = {
        "assignments": assignments,
        "current_assignments": set(assignments.in_force(today()).values_list("pk", flat=True)),
        "memberships": centres,
        "current_memberships": set(centres.in_force(today()).values_list("pk", flat=True)),
        "secretaryships": bodies,
        "current_secretaryships": set(bodies.in_force(today()).values_list("pk", flat=True)),
        "has_second_factor": bool(factors - {Authenticator.Type.RECOVERY_CODES}),
        "needs_second_factor": needs_second_factor(user),
        "sessions": open_sessions(user, request.session.session_key),
    }
    return render(request, "accounts/profile.html", page)


@never_cache
@require_POST
def close_session(request: AuthenticatedRequest) -> HttpResponse:
    """Close the session of the button pressed, or all others; then show those left."""
    digest = request.POST.get("session")
    if digest is None and "others" not in request.POST:
        messages.error(request, "Rien n’est fermé : dites quelle session doit l’être.")
        return redirect("accounts:profile")
    closed = close_sessions(request.user, but=request.session.session_key, digest=digest)
    if closed:
        messages.success(request, counted(closed, "session(s) fermée(s)."))
    else:
        messages.info(request, "Rien à fermer : cette session ne l’est plus, ou c’est celle-ci.")
    return redirect("accounts:profile")


@wraps(account.logout)
def logout(request: HttpRequest) -> HttpResponse:
    """Log out, and have the browser forget what pages kept in it, even where no script ran."""
    response: HttpResponse = account.logout(request)
    if request.method == "POST":
        response["Clear-Site-Data"] = '"storage"'
    return response


class ChoosePassword(PasswordResetFromKeyView):
    """View behind the link of an invitation, or of a forgotten password."""

    reset_url_key = "nouveau"  # shown in the address once the key itself has left it


class ChangePassword(PasswordChangeView):
    def dispatch(
        self, request: AuthenticatedRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class DownloadRecoveryCodes(DownloadRecoveryCodesView):
    def render_to_response(self, context: dict, **response_kwargs: object) -> HttpResponse:
        response = super().render_to_response(context, **response_kwargs)
        response["Content-Disposition"] = 'attachment; filename="codes-de-secours.txt"'
        return response


change_password = ChangePassword.as_view()
download_recovery_codes = DownloadRecoveryCodes.as_view()

login = with_our_site(account.login)
inactive = with_our_site(account.account_inactive)
password_reset = with_our_site(account.password_reset)
password_reset_done = with_our_site(account.password_reset_done)
choose_password = with_our_site(ChoosePassword.as_view())
password_chosen = with_our_site(account.password_reset_from_key_done)
second_factor = with_our_site(mfa.authenticate)
# Not marked `login_not_required` by allauth, though it serves those not logged in yet.
login_by_passkey = login_not_required(with_our_site(LoginWebAuthnView.as_view()))
