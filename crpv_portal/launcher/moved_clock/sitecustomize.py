"""Mend `time.sleep` where `faketime` moved the clock; Python imports this file by its name.

CPython sleeps until a moment of the monotonic clock. libfaketime 0.9.10 subtracts the moved clock
from that moment even when told to leave the monotonic clock alone, and the sleep is refused.
"""

import select
import time
from typing import Any


def _sleep(seconds: Any, /) -> None:
    select.select([], [], [], seconds)


time.sleep = _sleep
