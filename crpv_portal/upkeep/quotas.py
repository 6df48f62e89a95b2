"""Limits on what visitors without an account send: for one address, and for all of them."""

from __future__ import annotations

import logging
import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

# Counted as the tries to log in are: an address is in no row and no log, its count lives an hour.
OF_ALL = 300  # a day
LIMITS = {"report": "8/h/ip", "report_from_all": f"{OF_ALL}/d/key"}

logger = logging.getLogger("crpv_portal.security")


def is_too_much(request: HttpRequest) -> bool:
    """Count one more sending, and tell whether it is more than the limits allow.

    The last one that a day allows is logged: somebody may be keeping the public out.
    """
    is_allowed = ratelimit.consume(
        request, app="upkeep", action="report", config=LIMITS
    ) and ratelimit.consume(
        request, app="upkeep", action="report_from_all", key="all", config=LIMITS
    )
    if is_allowed and is_day_spent(request):
        logger.warning("The %s reports that a day allows are spent: the next are refused", OF_ALL)
    return not is_allowed


def is_day_spent(request: HttpRequest) -> bool:
    """Tell whether all that the site takes in a day has been sent; counts nothing."""
    (rate,) = ratelimit.get_rates(app="upkeep", action="report_from_all", config=LIMITS)
    key = ratelimit.get_cache_key(
        request, app="upkeep", action="report_from_all", rate=rate, key="all"
    )
    since = time.time() - rate.duration
    return sum(moment > since for moment in cache.get(key, [])) >= rate.amount
