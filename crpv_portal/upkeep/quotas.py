"""Limits on what visitors without an account send: for one address, and for all of them."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.http import HttpRequest

# Counted as the tries to log in are: an address is in no row and no log, its count lives an hour.
LIMITS = {"report": "8/h/ip", "report_from_all": "300/d/key"}


def is_too_much(request: HttpRequest) -> bool:
    """Count one more sending, and tell whether it is more than the limits allow."""
    return not (
        ratelimit.consume(request, app="upkeep", action="report", config=LIMITS)
        and ratelimit.consume(
            request, app="upkeep", action="report_from_all", key="all", config=LIMITS
        )
    )
