"""Type of a request made by a logged-in account."""

from __future__ import annotations

from django.http import HttpRequest

from .models import User


class AuthenticatedRequest(HttpRequest):
    """Request received by any view that is not `login_not_required`.

    For annotations only: no request is made of this class.
    """

    user: User
