"""Limits on guesses of the short address of a room, by address and from everywhere.

A room shares one connection: only what opens nothing is counted, never those who sign. What was
counted is read without a lock, as all the phones of a room ask at once.
"""

from __future__ import annotations

import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

LIMITS = {"wrong_code": "30/10m/ip,2000/h/key"}
COUNTED = {"app": "room", "action": "wrong_code"}
EVERYWHERE = "all"
FEW = 3  # wrong tries of one address: a room whose phones type well is not shut by others' guesses


def is_spent(request: HttpRequest) -> bool:
    """Tell whether too many wrong short addresses were tried; counts nothing.

    Those of everywhere stop only whoever tried some: nobody else shuts a room's short address.
    """
    own, everywhere = ratelimit.get_rates(**COUNTED, config=LIMITS)
    tried = _tried(request, own)
    if tried >= own.amount:
        return True
    return tried >= FEW and _tried(request, everywhere) >= everywhere.amount


def _tried(request: HttpRequest, rate: ratelimit.Rate) -> int:
    key = ratelimit.get_cache_key(request, **COUNTED, rate=rate, key=EVERYWHERE)
    after = time.time() - rate.duration
    return sum(moment > after for moment in cache.get(key, []))


def count_wrong(request: HttpRequest) -> None:
    """Count one more short address that opens nothing."""
    ratelimit.consume(request, **COUNTED, key=EVERYWHERE, config=LIMITS, limit_get=True)
