"""The countdown of one item: pure states, so that it can be tested without waiting."""

from typing import Literal, Self

from msgspec import Struct
from msgspec.structs import replace

Phase = Literal["ok", "orange", "red"]

ORANGE_FROM = 0.20
RED_FROM = 0.05


class Timer(Struct, frozen=True, kw_only=True):
    """A countdown of `total` seconds. All moments are seconds of one monotonic clock, given by the caller.

    Running: it ends at `deadline`. Paused: `deadline` is null, and `kept` seconds are left. Both may be
    below zero: the time is over, and how long it has been over is still told.
    """

    total: float
    deadline: float | None = None
    kept: float = 0.0

    @classmethod
    def started(cls, seconds: float, now: float) -> Self:
        """Give a timer that runs out so many seconds from now."""
        return cls(total=seconds, deadline=now + seconds)

    @property
    def is_running(self) -> bool:
        """Tell whether the timer is not paused."""
        return self.deadline is not None

    def left(self, now: float) -> float:
        """Give the seconds left; below 0 once the time is over."""
        return self.kept if self.deadline is None else self.deadline - now

    def fraction(self, now: float) -> float:
        """Give the part of the time that is left, 0-1, for the ring."""
        return min(max(self.left(now) / self.total, 0.0), 1.0) if self.total > 0 else 0.0

    def phase(self, now: float) -> Phase:
        """Give the colour to show: orange from 20 % left, red from 5 %."""
        fraction = self.fraction(now)
        if fraction <= RED_FROM:
            return "red"
        return "orange" if fraction <= ORANGE_FROM else "ok"

    def paused(self, now: float) -> Self:
        """Give the timer standing still; a paused one stays as it is."""
        return replace(self, deadline=None, kept=self.left(now))

    def resumed(self, now: float) -> Self:
        """Give the timer running on; a running one stays as it is."""
        return replace(self, deadline=now + self.left(now), kept=0.0)

    def extended(self, minutes: float) -> Self:
        """Give the timer with more minutes (or, below 0, fewer), whether it runs or not."""
        seconds = minutes * 60
        total = max(self.total + seconds, 0.0)
        if self.deadline is None:
            return replace(self, total=total, kept=self.kept + seconds)
        return replace(self, total=total, deadline=self.deadline + seconds)
