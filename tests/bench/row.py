"""A row of the table of figures, and how its values are taken."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Row(NamedTuple):
    """One measured thing: its value, that of its yardstick, and the limit of one of them."""

    what: str
    value: float
    unit: str
    yardstick: str
    measure: float
    limit: float
    limit_is_ratio: bool = False

    @property
    def ratio(self) -> float:
        return self.value / self.measure

    @property
    def is_over(self) -> bool:
        return (self.ratio if self.limit_is_ratio else self.value) > self.limit

    def __str__(self) -> str:
        limit = f"{self.limit:g} ×" if self.limit_is_ratio else f"{self.limit:g} {self.unit}"
        value = f"{self.value:.1f} {self.unit}"
        verdict = "over" if self.is_over else "ok"
        yardstick = f"{self.yardstick} {self.measure:.1f}"
        return f"{self.what:<34}{value:>12}{self.ratio:>9.2f} ×  {yardstick:<38}{limit:>9}  {verdict}"


def median_ms(act: Callable[[], object], times: int) -> float:
    """Do something so many times; give the median in milliseconds."""
    return statistics.median(ms(act) for _ in range(times))


def ms(act: Callable[[], object]) -> float:
    """Do something; give the milliseconds it took."""
    started = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - started)
