"""Ways of doing one thing, measured in turn in one run and shown side by side."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def compare(
    title: str,
    ways: Mapping[str, Callable[[], object]],
    *,
    against: float | None = None,
    rounds: int = 30,
) -> float:
    """Print the median and the best milliseconds of each way, and its ratio to the first one.

    against: the median to compare with instead, from an earlier call. Returns the first median.

    The ways take turns, so that a machine that slows down slows all of them; each is called once
    before, for what is made at the first call only.
    """
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for call in ways.values():
        call()
    for _ in range(rounds):
        for name, call in ways.items():
            begun = time.perf_counter()
            call()
            taken[name].append((time.perf_counter() - begun) * 1000)
    first = statistics.median(next(iter(taken.values())))
    print(f"\n{title} (médiane et meilleure de {rounds} fois)")
    for name, milliseconds in taken.items():
        median = statistics.median(milliseconds)
        times = median / (against or first)
        print(f"  {name:<44}{median:>9.1f} ms{min(milliseconds):>9.1f} ms{times:>8.1f} ×")
    return first
