"""The type of a request behind the log-in."""

from __future__ import annotations

from django.http import HttpRequest

from .models import User


class AuthenticatedRequest(HttpRequest):
    """What a view is given unless it is `login_not_required`: the middleware stops visitors.

    For annotations only: no request is made of this class.
    """

    user: User
